import { useEffect, useState } from 'react';
import { useLabSession } from '@/runtime/client/lab-session.ts';
import type { Progress } from '@/runtime/contract/engine.ts';
import { formatBytes, formatMilliseconds } from '@/shared/format/units.ts';
import styles from './run-status.module.css';

/** Shorter work is over before a sentence about it could be read. */
const QUIET_MS = 300;

function share(progress: Progress): number | null {
  if (progress.stage === 'loading' && progress.totalBytes !== null && progress.totalBytes > 0) {
    return Math.min(1, progress.loadedBytes / progress.totalBytes);
  }
  if (progress.stage === 'running' && progress.total !== null && progress.total > 0) {
    return Math.min(1, progress.done / progress.total);
  }
  return null;
}

function sentence(progress: Progress | null): string {
  if (progress === null) return '실행 중';
  switch (progress.stage) {
    case 'loading': {
      const total = progress.totalBytes === null ? '' : ` / ${formatBytes(progress.totalBytes)}`;
      return `${progress.what} 내려받는 중 ${formatBytes(progress.loadedBytes)}${total}`;
    }
    case 'compiling':
      return `${progress.what} 컴파일 중`;
    case 'running':
      return progress.total === null ? '실행 중' : `실행 중 ${progress.done}/${progress.total}`;
  }
}

export function RunStatus() {
  const running = useLabSession((session) => session.running);
  const runNumber = useLabSession((session) => session.runNumber);
  const progress = useLabSession((session) => session.progress);
  const outcome = useLabSession((session) => session.outcome);
  const [slowRun, setSlowRun] = useState(0);

  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => setSlowRun(runNumber), QUIET_MS);
    return () => clearTimeout(timer);
  }, [running, runNumber]);

  const done = progress === null ? null : share(progress);
  const text = () => {
    if (running) return slowRun === runNumber ? sentence(progress) : '';
    switch (outcome?.status) {
      case 'done':
        return `완료 · ${formatMilliseconds(outcome.milliseconds)}`;
      case 'failed':
        return '오류로 끝남';
      case 'stopped':
        return '중지함';
      default:
        return '';
    }
  };
  return (
    <span
      className={styles.status}
      role="status"
      data-outcome={running ? 'running' : outcome?.status}
    >
      {text()}
      {running && slowRun === runNumber && done !== null && (
        <progress className={styles.progress} value={done} aria-label="진행률">
          {Math.round(done * 100)}%
        </progress>
      )}
    </span>
  );
}
