import { loadAllQuizzes } from '@/features/course/lesson-source.ts';
import type { CardOrigin, ReviewCard } from '@/features/quiz/card.ts';
import { josa } from '@/shared/format/josa.ts';
import type {
  Difficulty,
  LessonQuiz,
  QuestionCard,
  RecallCard,
} from '../../../content/contract.ts';

/** By this tag the deeper questions are found among the cards. */
export const FOLLOW_UP_TAG = '꼬리 질문';

const DEEPER: Record<Difficulty, Difficulty> = {
  basic: 'intermediate',
  intermediate: 'advanced',
  advanced: 'advanced',
};

const recallCard = (card: RecallCard, origin: CardOrigin): ReviewCard =>
  card.kind === 'term'
    ? { ...card, question: `‘${card.term}’${josa(card.term, '이란', '란')} 무엇입니까?`, origin }
    : { ...card, origin };

const deeperCards = (card: QuestionCard, origin: CardOrigin): ReviewCard[] =>
  card.followUps.map((deeper) => ({
    kind: 'question',
    ...deeper,
    tags: [...card.tags, FOLLOW_UP_TAG],
    difficulty: DEEPER[card.difficulty],
    followUps: [],
    after: { id: card.id, question: card.question },
    origin,
  }));

/** A lesson's cards: what is asked, what is recalled, and at last what is asked deeper. */
export function cardsOf(quiz: LessonQuiz, origin: CardOrigin): ReviewCard[] {
  return [
    ...quiz.questions.map((card): ReviewCard => ({ kind: 'question', ...card, origin })),
    ...quiz.choices.map((card): ReviewCard => ({ kind: 'choice', ...card, origin })),
    ...quiz.recall.map((card) => recallCard(card, origin)),
    ...quiz.questions.flatMap((card) => deeperCards(card, origin)),
  ];
}

/** The cards of every lesson, in the order of the course. */
export async function courseCards(): Promise<ReviewCard[]> {
  const quizzes = await loadAllQuizzes();
  return quizzes.flatMap(({ lesson, quiz }) =>
    cardsOf(quiz, { title: lesson.title, to: `/learn/${lesson.part}/${lesson.lesson}` }),
  );
}
