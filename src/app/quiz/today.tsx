import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { ReviewCard } from '@/features/quiz/card.ts';
import { queueAt } from '@/features/quiz/queue.ts';
import { readReviews, useReviews } from '@/features/quiz/reviews.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { allCards } from './all-cards.ts';
import styles from './today.module.css';

/** Today's reviews on the home page. Loaded after the course is on screen. */
export default function TodaysReviews() {
  const { ready, memories, answers, settings } = useReviews();
  const [cards, setCards] = useState<readonly ReviewCard[] | null>(null);
  useEffect(() => {
    void readReviews();
    void allCards().then(setCards);
  }, []);
  const queue = useMemo(
    () => queueAt(cards ?? [], memories, answers, settings, Date.now()),
    [cards, memories, answers, settings],
  );
  const due = queue.due.length;
  const fresh = queue.fresh.length;
  return (
    <section className={styles.today} aria-label="오늘의 복습">
      <p>
        {!ready || cards === null ? (
          '오늘 볼 카드를 세는 중입니다.'
        ) : due + fresh === 0 ? (
          '오늘 볼 카드를 모두 보았습니다.'
        ) : (
          <>
            오늘 다시 볼 카드 <b>{formatInteger(due)}장</b>, 새 카드 <b>{formatInteger(fresh)}장</b>
          </>
        )}
      </p>
      <Link to="/quiz">복습하러 가기</Link>
    </section>
  );
}
