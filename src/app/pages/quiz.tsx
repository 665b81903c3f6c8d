import { Link, useLoaderData } from 'react-router';
import { ReviewPage } from '@/features/quiz/review/review-page.tsx';
import { courseCards } from '../quiz/course-cards.ts';

export async function loader() {
  return { cards: await courseCards() };
}

export function Component() {
  const { cards } = useLoaderData<typeof loader>();
  return <ReviewPage cards={cards} modes={<Link to="/quiz/interview">면접 연습</Link>} />;
}
