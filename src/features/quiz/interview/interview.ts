import type { Difficulty, KeyPoint } from '../../../../content/contract.ts';
import type { CardOf, CardOrigin, ReviewCard } from '../card.ts';
import { dueOf, type GradeName, type Memory } from '../schedule.ts';

/** An interview as data: what to ask, what was answered, what to conclude. */

export type Question = CardOf<'question'>;

export const isDeeper = ({ after }: Question): boolean => after !== undefined;

/** How many deeper questions follow an answer. */
export type Depth = 'none' | 'one' | 'all';

export interface Choice {
  readonly tag: string | null;
  readonly difficulty: Difficulty | null;
  /** Only questions whose review is due, or that were never asked. */
  readonly dueOnly: boolean;
  readonly count: number;
  readonly depth: Depth;
  /** Seconds an answer should take; null for no limit. */
  readonly limit: number | null;
}

export interface Answered {
  readonly question: Question;
  readonly answer: string;
  readonly points: readonly KeyPoint[];
  /** Of each point whether it was mentioned, after the student's corrections. */
  readonly found: readonly boolean[];
  readonly seconds: number;
}

/** The points that were not mentioned. */
export const missedOf = ({ points, found }: Answered): string[] =>
  points.filter((_, index) => found[index] !== true).map(({ label }) => label);

/** What an interview begins with, and what may follow each of these. */
export interface Questions {
  readonly first: readonly Question[];
  /** By the id of the question before. */
  readonly deeper: ReadonlyMap<string, readonly Question[]>;
}

export function questionsOf(cards: readonly ReviewCard[]): Questions {
  const questions = cards.filter((card): card is Question => card.kind === 'question');
  const deeper = new Map<string, Question[]>();
  for (const question of questions) {
    if (question.after === undefined) continue;
    deeper.set(question.after.id, [...(deeper.get(question.after.id) ?? []), question]);
  }
  return { first: questions.filter((question) => !isDeeper(question)), deeper };
}

export const tagsOf = (questions: readonly Question[]): string[] =>
  [...new Set(questions.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b, 'ko'));

const isDue = (memory: Memory | undefined, now: number): boolean =>
  memory === undefined || dueOf(memory, now) <= now;

/** The questions that fit, shuffled with `random` (0 ≤ x < 1), at most `count`. */
export function pickQuestions(
  questions: readonly Question[],
  { tag, difficulty, dueOnly, count }: Choice,
  memories: ReadonlyMap<string, Memory>,
  now: number,
  random: () => number,
): Question[] {
  const fitting = questions.filter(
    (question) =>
      (tag === null || question.tags.includes(tag)) &&
      (difficulty === null || question.difficulty === difficulty) &&
      (!dueOnly || isDue(memories.get(question.id), now)),
  );
  for (let i = fitting.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [fitting[i], fitting[j]];
    if (a !== undefined && b !== undefined) [fitting[i], fitting[j]] = [b, a];
  }
  return fitting.slice(0, count);
}

/**
 * What is asked next after a question: of its deeper ones those that were never asked, then those that
 * come due first.
 */
export function followUpsOf(
  question: Question,
  depth: Depth,
  deeper: Questions['deeper'],
  memories: ReadonlyMap<string, Memory>,
): Question[] {
  const due = ({ id }: Question) => memories.get(id)?.due ?? 0;
  const found = [...(deeper.get(question.id) ?? [])];
  if (depth === 'all') return found;
  return depth === 'one' ? found.sort((a, b) => due(a) - due(b)).slice(0, 1) : [];
}

/** The whole interview: each question, then what follows it. */
export function interviewOf(
  questions: readonly Question[],
  depth: Depth,
  deeper: Questions['deeper'],
  memories: ReadonlyMap<string, Memory>,
): Question[] {
  return questions.flatMap((question) => [
    question,
    ...followUpsOf(question, depth, deeper, memories),
  ]);
}

/** Share of key points mentioned; an unanswered question counts nothing. */
export function scoreOf({ found, answer }: Answered): number {
  if (found.length === 0) return answer.trim() === '' ? 0 : 1;
  return found.filter(Boolean).length / found.length;
}

/** Of several answers together; 0 of none. */
export const meanScore = (answers: readonly Answered[]): number =>
  answers.reduce((sum, answered) => sum + scoreOf(answered), 0) / Math.max(1, answers.length);

/** From this share on a question went well. */
const WELL = 0.8;

/** How a card is reviewed after an interview. */
export function gradeOf(answered: Answered): GradeName {
  const score = scoreOf(answered);
  if (score >= WELL) return 'good';
  return score >= 0.5 ? 'hard' : 'again';
}

export interface Topic {
  readonly tag: string;
  readonly score: number;
  readonly questions: number;
  /** Where to read again: of the questions that went less than well. */
  readonly lessons: readonly CardOrigin[];
}

/** Topics of the questions, from the weakest on; a deeper answer counts for the topics of its question. */
export function topicsOf(answers: readonly Answered[]): Topic[] {
  const asked = answers.filter(({ question }) => !isDeeper(question));
  const tags = [...new Set(asked.flatMap(({ question }) => question.tags))];
  return tags
    .map((tag) => {
      const own = answers.filter(({ question }) => question.tags.includes(tag));
      const weak = own.filter((answered) => scoreOf(answered) < WELL);
      const lessons = new Map(weak.map(({ question: { origin } }) => [origin.to, origin]));
      return {
        tag,
        score: meanScore(own),
        questions: own.length,
        lessons: [...lessons.values()],
      };
    })
    .sort((a, b) => a.score - b.score);
}
