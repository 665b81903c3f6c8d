import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import type { ReviewCard } from '../card.ts';
import { queueAt } from '../queue.ts';
import { answerCard, openReviews, undoAnswer, useReviews } from '../reviews.ts';
import { CardView } from './card-view.tsx';
import styles from './review-page.module.css';

interface ReviewPageProps {
  readonly cards: readonly ReviewCard[];
  /** Links to the other modes. */
  readonly modes?: ReactNode;
}

/** Due cards come back by the minute while one sits here. */
const CLOCK_MS = 15_000;

export function ReviewPage({ cards, modes }: ReviewPageProps) {
  const { ready, memories, answers, problem, lastAnswer } = useReviews();
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    void openReviews();
    const timer = setInterval(() => setNow(Date.now()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);

  const { due, fresh } = useMemo(
    () => queueAt(cards, memories, answers, now),
    [cards, memories, answers, now],
  );
  const card = due[0] ?? fresh[0];

  return (
    <div className={styles.page}>
      <PageTitle>복습</PageTitle>
      <header className={styles.head}>
        <h1>오늘의 복습</h1>
        <p className={styles.counts} role="status">
          다시 볼 카드 <b>{formatInteger(due.length)}</b> · 새 카드{' '}
          <b>{formatInteger(fresh.length)}</b>
        </p>
        {modes}
        <Button size="sm" disabled={lastAnswer === null} onClick={() => void undoAnswer()}>
          되돌리기
        </Button>
      </header>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          이 브라우저에 복습 기록을 저장하지 못하고 있습니다. 저장 공간을 확인하세요. 이미 저장된
          기록은 그대로입니다. ({problem})
        </p>
      )}
      {!ready ? (
        <EmptyState title="복습 기록을 여는 중입니다" />
      ) : card === undefined ? (
        <EmptyState title="오늘 볼 카드를 모두 보았습니다">
          <p>카드는 잊을 때쯤 다시 나옵니다. 내일 다시 들러 주세요.</p>
        </EmptyState>
      ) : (
        <CardView
          key={`${card.id}-${memories.get(card.id)?.reps ?? 0}`}
          card={card}
          memory={memories.get(card.id) ?? null}
          now={now}
          onAnswer={(grade) => {
            const at = Date.now();
            void answerCard(card.id, grade, at).then(() => setNow(at));
          }}
        />
      )}
    </div>
  );
}
