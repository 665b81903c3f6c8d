import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { attachEditor, warmSandbox } from '@/runtime/client/lab-session.ts';
import { useTheme } from '@/shared/theme/theme-store.ts';
import { Button } from '@/shared/ui/button.tsx';
import styles from './code-editor.module.css';
import { createEditor, type EditorLine, type EditorView } from './editor-view.ts';

interface CodeEditorProps {
  /** What is edited; another key is another text with its own undo history. */
  readonly documentKey: string;
  readonly initialText: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  readonly onLine: (line: EditorLine) => void;
  readonly label: string;
}

/** Monaco with the lab's types. Until it is loaded the code is there to read, in the same place. */
export function CodeEditor({
  documentKey,
  initialText,
  onChange,
  onRun,
  onLine,
  label,
}: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [attempt, setAttempt] = useState(0);
  const [tabTaken, setTabTaken] = useState(false);
  const theme = useTheme((themes) => themes.theme);
  const changed = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);
  const moved = useEffectEvent(onLine);
  const document = useEffectEvent(() => ({ key: documentKey, text: initialText }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for another try.
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const life = new AbortController();
    setState('loading');
    createEditor(element, {
      label,
      onChange: changed,
      onRun: run,
      onLine: moved,
      onTab: setTabTaken,
    })
      .then((created) => {
        if (life.signal.aborted) {
          created.dispose();
          return;
        }
        view.current = created;
        const { key, text } = document();
        created.open(key, text);
        const detach = attachEditor(created.handle);
        life.signal.addEventListener('abort', () => {
          detach();
          created.dispose();
          view.current = null;
        });
        setState('ready');
        // The first run should wait neither for the sandbox nor for the TypeScript worker.
        warmSandbox();
        void created.handle.emit().catch(() => {});
      })
      .catch(() => {
        if (!life.signal.aborted) setState('failed');
      });
    return () => life.abort();
  }, [label, attempt]);

  useEffect(() => {
    view.current?.open(documentKey, initialText);
  }, [documentKey, initialText]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens are read anew for a theme.
  useEffect(() => {
    view.current?.applyTheme(theme);
  }, [theme, state]);

  return (
    <div className={styles.frame}>
      {state !== 'ready' && <pre className={styles.placeholder}>{initialText}</pre>}
      <div ref={host} className={styles.host} data-ready={state === 'ready'} />
      <p className={styles.hint} role="status">
        {tabTaken && 'Tab은 들여쓰기입니다. Esc를 누른 다음 Tab을 누르면 편집기에서 나갑니다.'}
      </p>
      {state === 'failed' && (
        <div className={styles.failed} role="alert">
          <span>편집기를 불러오지 못했습니다. 네트워크를 확인하고 다시 시도하세요.</span>
          <Button size="sm" onClick={() => setAttempt(attempt + 1)}>
            다시 시도
          </Button>
        </div>
      )}
    </div>
  );
}
