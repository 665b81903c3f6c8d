import { Boxes, Play, Square, Upload, X } from 'lucide-react';
import { type ReactNode, Suspense, useRef, useState } from 'react';
import { removeFile, stopRun, useLabSession } from '@/runtime/client/lab-session.ts';
import { ModelPicker } from '@/shared/files/model-picker.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { lazyDialog } from '@/shared/ui/lazy-piece.tsx';
import { KernelChoice } from './kernel-choice.tsx';
import { openFiles } from './open-files.ts';
import { RunStatus } from './run-status.tsx';
import styles from './toolbar.module.css';

const ModelMenu = lazyDialog(() => import('./models/model-menu.tsx'));

interface ToolbarProps {
  readonly onRun: () => void;
  readonly actions: ReactNode;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const SHORTCUT = `${isMac ? '⌘' : 'Ctrl'}+Enter`;

export function Toolbar({ onRun, actions }: ToolbarProps) {
  const running = useLabSession((session) => session.running);
  const ready = useLabSession((session) => session.editor !== null);
  const files = useLabSession((session) => session.files);
  const picker = useRef<HTMLInputElement>(null);
  const [choosing, setChoosing] = useState(false);

  return (
    <div className={styles.bar}>
      <Button
        tone="primary"
        size="sm"
        title={`${SHORTCUT}로도 실행합니다`}
        aria-keyshortcuts={isMac ? 'Meta+Enter' : 'Control+Enter'}
        onClick={onRun}
        disabled={!ready}
      >
        <Play size={14} aria-hidden />
        실행
      </Button>
      <Button size="sm" onClick={stopRun} disabled={!running}>
        <Square size={12} aria-hidden />
        중지
      </Button>
      <RunStatus />
      <span className={styles.space}>
        <kbd className={styles.hint}>{SHORTCUT}</kbd>
      </span>
      <KernelChoice />
      {actions}
      <Button size="sm" onClick={() => setChoosing(true)} disabled={!ready}>
        <Boxes size={14} aria-hidden />
        모델
      </Button>
      {choosing && (
        <Suspense fallback={null}>
          <ModelMenu onClose={() => setChoosing(false)} />
        </Suspense>
      )}
      <Button size="sm" onClick={() => picker.current?.click()}>
        <Upload size={14} aria-hidden />내 파일
      </Button>
      <ModelPicker
        ref={picker}
        hidden
        aria-label="모델 파일 고르기"
        onFiles={(files) => void openFiles(files)}
      />
      {files.length > 0 && (
        <ul className={styles.files} aria-label="내 파일">
          {files.map(({ name, blob }) => (
            <li key={name}>
              <code>{name}</code>
              <span>{blob.size.toLocaleString('ko-KR')} B</span>
              <button
                type="button"
                aria-label={`${name} 닫기`}
                onClick={() => removeFile(name)}
                className={styles.close}
              >
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
          <li className={styles.private}>이 브라우저 밖으로 나가지 않습니다</li>
        </ul>
      )}
    </div>
  );
}
