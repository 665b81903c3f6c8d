import { Suspense } from 'react';
import { HomePage } from '@/features/course/home/home-page.tsx';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import styles from '../quiz/today.module.css';

const TodaysReviews = lazyPiece(() => import('../quiz/today.tsx'));

export function Component() {
  return (
    <HomePage
      reviews={
        <Suspense fallback={<div className={styles.today} />}>
          <TodaysReviews />
        </Suspense>
      }
    />
  );
}
