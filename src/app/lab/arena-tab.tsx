import { lazy, Suspense } from 'react';
import { useLabSession } from '@/runtime/client/lab-session.ts';
import { EmptyState } from '@/shared/ui/empty-state.tsx';

const ArenaPanel = lazy(() => import('@/features/arena-map/arena-panel.tsx'));

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
      <ArenaPanel report={report} />
    </Suspense>
  );
}
