import { z } from 'zod/mini';
import { time } from '../records.ts';
import type { Answered, Question } from './interview.ts';

/** An interview as it is kept: plain data, so that a reload, another day or another tab can go on with it. */

/** A key point by its name, which outlives a change of the rubric. */
const markedPoint = z.readonly(z.object({ label: z.string(), found: z.boolean() }));

const keptAnswer = z.readonly(
  z.object({
    card: z.string(),
    answer: z.string(),
    points: z.readonly(z.array(markedPoint)),
    seconds: z.number(),
  }),
);

/** What is written of the question that is asked; `points` once it was held against them. */
const draftSchema = z.readonly(
  z.object({
    answer: z.string(),
    seconds: z.number(),
    points: z.nullable(z.readonly(z.array(markedPoint))),
  }),
);
export type Draft = z.infer<typeof draftSchema>;

export const keptInterviewSchema = z.readonly(
  z.object({
    id: z.string(),
    /** The page that writes it. Another one may take it over; then this one writes it no more. */
    holder: z.string(),
    startedAt: time,
    changedAt: time,
    /** Null while it goes on. */
    finishedAt: z.nullable(time),
    limit: z.nullable(z.number()),
    /** Ids of the cards, in the order in which they are asked. */
    questions: z.readonly(z.array(z.string())),
    answers: z.readonly(z.array(keptAnswer)),
    draft: draftSchema,
  }),
);
export type KeptInterview = z.infer<typeof keptInterviewSchema>;

export const NO_DRAFT: Draft = { answer: '', seconds: 0, points: null };

/** Where an interview stands, with the cards of today. */
export interface Standing {
  readonly questions: readonly Question[];
  readonly answers: readonly Answered[];
  /** Questions whose card is gone: with a note that was taken away, say. */
  readonly gone: number;
}

export function standingOf(kept: KeptInterview, cards: ReadonlyMap<string, Question>): Standing {
  const questions = kept.questions.flatMap((id) => cards.get(id) ?? []);
  const answers = kept.answers.flatMap(({ card, answer, points, seconds }): Answered[] => {
    const question = cards.get(card);
    if (question === undefined) return [];
    return [
      {
        question,
        answer,
        points: points.map(({ label }) => ({ label, accept: [] })),
        found: points.map(({ found }) => found),
        seconds,
      },
    ];
  });
  return { questions, answers, gone: kept.questions.length - questions.length };
}

/** The question that is asked, or null after the last: the first without an answer. */
export function openQuestion({ questions, answers }: Standing): number | null {
  const answered = new Set(answers.map(({ question }) => question.id));
  const index = questions.findIndex(({ id }) => !answered.has(id));
  return index === -1 ? null : index;
}

export function withAnswer(kept: KeptInterview, answered: Answered): KeptInterview {
  const { question, answer, points, found, seconds } = answered;
  const marked = points.map(({ label }, index) => ({ label, found: found[index] === true }));
  return {
    ...kept,
    answers: [...kept.answers, { card: question.id, answer, points: marked, seconds }],
    draft: NO_DRAFT,
  };
}

/** What was written of a question; nothing where it was written of another one, whose card is gone. */
export function draftOf({ questions, answers, draft }: KeptInterview, { id }: Question): Draft {
  const answered = new Set(answers.map(({ card }) => card));
  return questions.find((card) => !answered.has(card)) === id ? draft : NO_DRAFT;
}

/** Marks by the names of the points, where the rubric still has them. */
export const marksFrom = (
  draft: Draft,
  points: readonly { readonly label: string }[],
): boolean[] | null => {
  if (draft.points === null) return null;
  const found = new Map(draft.points.map((point) => [point.label, point.found]));
  return points.map(({ label }) => found.get(label) === true);
};
