import { useLoaderData } from 'react-router';
import { InterviewPage } from '@/features/quiz/interview/interview-page.tsx';
import { courseCards } from '../quiz/course-cards.ts';

export async function loader() {
  return { cards: await courseCards() };
}

export function Component() {
  const { cards } = useLoaderData<typeof loader>();
  return <InterviewPage cards={cards} />;
}
