import { type ReactNode, useLayoutEffect } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { runEditor } from '@/runtime/client/lab-session.ts';
import { FileDrop } from '@/shared/files/file-drop.tsx';
import { usePaneLayout } from '@/shared/panes/use-pane-layout.ts';
import styles from './lab.module.css';
import { openFiles } from './open-files.ts';
import { ResultTabs } from './result-tabs.tsx';
import { Toolbar } from './toolbar.tsx';

interface LabProps {
  readonly editor: ReactNode;
  /** The arena map of the last TFLM interpreter. */
  readonly arena: ReactNode;
  /** Buttons of the lesson: reset, solution. */
  readonly actions?: ReactNode;
}

/** Ctrl/⌘+Enter runs from anywhere on the page; in the editor Monaco has already answered it. */
function useRunKey(): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      if (event.defaultPrevented || event.repeat) return;
      event.preventDefault();
      void runEditor();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** Editor above, results below, one run at a time. */
export function Lab({ editor, arena, actions }: LabProps) {
  const panes = usePaneLayout('lab-rows');
  useRunKey();
  return (
    <FileDrop className={styles.drop} onFiles={(files) => void openFiles(files)}>
      <section className={styles.lab} aria-label="실험실">
        <Toolbar onRun={() => void runEditor()} actions={actions} />
        <Group orientation="vertical" id="lab-rows" className={styles.rows} {...panes}>
          <Panel id="editor" defaultSize="46%" minSize="96px">
            {editor}
          </Panel>
          <Separator className={styles.separator} aria-label="편집기와 결과의 경계" />
          <Panel id="results" minSize="120px">
            <ResultTabs arena={arena} />
          </Panel>
        </Group>
      </section>
    </FileDrop>
  );
}
