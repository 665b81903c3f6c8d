import type { ReviewCard } from '@/features/quiz/card.ts';
import { courseCards } from './course-cards.ts';
import { noteCards } from './note-cards.ts';

/** The course's cards, then those of the student's notes. Without storage there are no notes. */
export async function allCards(): Promise<ReviewCard[]> {
  const [course, notes] = await Promise.all([courseCards(), noteCards().catch(() => [])]);
  return [...course, ...notes];
}
