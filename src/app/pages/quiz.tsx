import { useLoaderData } from 'react-router';
import { ReviewPage } from '@/features/quiz/review/review-page.tsx';
import { allCards } from '../quiz/all-cards.ts';
import { QuizModes } from '../quiz/modes.tsx';

export async function loader() {
  return { cards: await allCards() };
}

export function Component() {
  const { cards } = useLoaderData<typeof loader>();
  return <ReviewPage cards={cards} modes={<QuizModes />} />;
}
