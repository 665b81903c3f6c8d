import { Suspense } from 'react';
import { useLabSession } from '@/runtime/client/lab-session.ts';
import { loadZooModel } from '@/runtime/client/zoo.ts';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';

/** A file of the student's, else a model of the zoo; null where the code made the model itself. */
async function loadFile(name: string): Promise<Uint8Array | null> {
  const own = useLabSession.getState().files.find((file) => file.name === name);
  if (own !== undefined) return new Uint8Array(await own.blob.arrayBuffer());
  return loadZooModel(name);
}

const ArenaPanel = lazyPiece(() => import('@/features/arena-map/arena-panel.tsx'));

/** The arena of the last TFLM interpreter of the run. */
export function ArenaTab() {
  const report = useLabSession((session) => session.reports.tflm);
  if (report === null) {
    return (
      <EmptyState title="아직 아레나가 없습니다">
        <p>TFLM 인터프리터를 만들어 실행하면, 그 아레나의 지도를 여기에 그립니다.</p>
      </EmptyState>
    );
  }
  return (
    <Suspense fallback={<EmptyState title="지도를 불러오는 중입니다" />}>
      <ArenaPanel report={report} loadFile={loadFile} />
    </Suspense>
  );
}
