import { useLoaderData } from 'react-router';
import { InterviewPage } from '@/features/quiz/interview/interview-page.tsx';
import { allCards } from '../quiz/all-cards.ts';
import { QuizModes } from '../quiz/modes.tsx';

export async function loader() {
  return { cards: await allCards() };
}

export function Component() {
  const { cards } = useLoaderData<typeof loader>();
  return <InterviewPage cards={cards} modes={<QuizModes />} />;
}
