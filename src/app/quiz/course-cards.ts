import { loadAllQuizzes } from '@/features/course/lesson-source.ts';
import type { ReviewCard } from '@/features/quiz/card.ts';

/** The cards of every lesson, in the order of the course. */
export async function courseCards(): Promise<ReviewCard[]> {
  const quizzes = await loadAllQuizzes();
  return quizzes.flatMap(({ lesson, quiz }) => {
    const origin = { title: lesson.title, to: `/learn/${lesson.part}/${lesson.lesson}` };
    return [
      ...quiz.questions.map((card): ReviewCard => ({ kind: 'question', ...card, origin })),
      ...quiz.choices.map((card): ReviewCard => ({ kind: 'choice', ...card, origin })),
    ];
  });
}
