import { formatInteger } from '@/shared/format/units.ts';
import { StorageNotice } from '@/shared/ui/storage-notice.tsx';
import { saveAgain, useReviews } from '../reviews.ts';

/** Of the review history, on every page that writes it. */
export function ReviewStorageNotice() {
  const { problem, unsaved, damaged } = useReviews();
  return (
    <StorageNotice
      what="복습 기록"
      problem={problem}
      damaged={damaged}
      unsaved={
        unsaved === 0
          ? null
          : `저장하지 못한 답 ${formatInteger(unsaved)}개는 이 탭을 닫기 전까지 남아 있습니다. 통계 화면에서 파일로 내보낼 수 있습니다.`
      }
      onSaveAgain={() => void saveAgain()}
    />
  );
}
