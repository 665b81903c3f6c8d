import { useLoaderData } from 'react-router';
import { GlossaryPage } from '@/features/quiz/glossary/glossary-page.tsx';
import { courseCards } from '../quiz/course-cards.ts';
import { QuizModes } from '../quiz/modes.tsx';

export async function loader() {
  return { cards: await courseCards() };
}

export function Component() {
  const { cards } = useLoaderData<typeof loader>();
  return <GlossaryPage cards={cards} modes={<QuizModes />} />;
}
