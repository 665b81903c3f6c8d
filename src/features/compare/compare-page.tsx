import { useEffect } from 'react';
import type { Progress } from '@/runtime/contract/engine.ts';
import { Explained } from '@/shared/errors/explained.tsx';
import { FileDrop } from '@/shared/files/file-drop.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import styles from './compare.module.css';
import { openOwn, openPage, start, stop, useCompare } from './compare-store.ts';
import { NoteTable } from './note-table.tsx';
import { OutputTables, SummaryTable } from './results.tsx';
import { Setup } from './setup.tsx';

function progressText(progress: Progress | null): string {
  switch (progress?.stage) {
    case undefined:
      return '런타임을 준비하는 중';
    case 'loading':
      return `${progress.what} 불러오는 중`;
    case 'compiling':
      return `${progress.what} 컴파일하는 중`;
    case 'running':
      return `실행 ${progress.done}/${progress.total ?? '?'}`;
  }
}

function shareOf(progress: Progress | null): number | undefined {
  if (progress?.stage === 'running' && progress.total !== null) {
    return progress.done / progress.total;
  }
  if (progress?.stage === 'loading' && progress.totalBytes !== null) {
    return Math.min(1, progress.loadedBytes / progress.totalBytes);
  }
  return undefined;
}

/** The same input on several runtimes or settings: outputs, times and bytes side by side. */
export function ComparePage() {
  const { running, progress, finished, problem, chosen, candidates } = useCompare();
  useEffect(() => void openPage(), []);
  return (
    <FileDrop className={styles.page} disabled={running} onFiles={(files) => void openOwn(files)}>
      <PageTitle>비교</PageTitle>
      <header>
        <h1>같은 모델, 세 런타임</h1>
        <p>
          같은 입력을 TFLM, TFLite, ONNX Runtime에 넣고 출력과 시간, 크기를 나란히 놓습니다. 모두 이
          브라우저에서 실제로 실행한 값입니다.
        </p>
      </header>
      <Setup />
      <div className={styles.actions}>
        {running ? (
          <Button tone="danger" onClick={stop}>
            중지
          </Button>
        ) : (
          <Button tone="primary" disabled={chosen.length === 0} onClick={() => void start()}>
            비교 시작
          </Button>
        )}
        {running && (
          <span role="status" className={styles.progress}>
            <progress value={shareOf(progress)} aria-label="비교 진행" />
            {progressText(progress)}
          </span>
        )}
      </div>
      {problem !== null && <Explained message={problem} />}
      {finished === null ? (
        !running && (
          <EmptyState title="아직 비교한 것이 없습니다">
            <p>비교할 것을 고르고 시작을 누르면 출력, 시간, 메모리, 크기가 나옵니다.</p>
          </EmptyState>
        )
      ) : (
        <>
          <SummaryTable finished={finished} />
          <OutputTables finished={finished} />
          <NoteTable finished={finished} candidates={candidates} />
        </>
      )}
    </FileDrop>
  );
}
