import { StorageNotice } from '@/shared/ui/storage-notice.tsx';
import { saveAgain, useReviews } from '../reviews.ts';
import { saveInterviewsAgain, useInterviews } from './interviews.ts';

/** Of interviews and of the reviews that they schedule: one storage, one notice. */
export function InterviewStorageNotice() {
  const reviews = useReviews();
  const interviews = useInterviews();
  const sentences = [
    interviews.unsaved > 0 && '이 면접은 이 탭에만 있어서, 탭을 닫거나 새로 고치면 사라집니다.',
    reviews.unsaved > 0 && '복습 일정도 이 탭을 닫기 전까지만 남아 있습니다.',
  ].filter((sentence) => sentence !== false);
  return (
    <StorageNotice
      what="면접과 복습 기록"
      problem={interviews.problem ?? reviews.problem}
      damaged={interviews.damaged + reviews.damaged}
      unsaved={sentences.length === 0 ? null : sentences.join(' ')}
      onSaveAgain={() => {
        void saveInterviewsAgain();
        void saveAgain();
      }}
    />
  );
}
