import { lazy, Suspense } from 'react';
import { HomePage } from '@/features/course/home/home-page.tsx';
import styles from '../quiz/today.module.css';

const TodaysReviews = lazy(() => import('../quiz/today.tsx'));

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
