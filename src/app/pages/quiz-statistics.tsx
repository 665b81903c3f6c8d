import { useLoaderData } from 'react-router';
import { StatisticsPage } from '@/features/quiz/statistics/statistics-page.tsx';
import { allCards } from '../quiz/all-cards.ts';
import { QuizModes } from '../quiz/modes.tsx';

export async function loader() {
  return { cards: await allCards() };
}

export function Component() {
  const { cards } = useLoaderData<typeof loader>();
  return <StatisticsPage cards={cards} modes={<QuizModes />} />;
}
