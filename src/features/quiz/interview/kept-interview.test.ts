import { describe, expect, it } from 'vitest';
import { question } from './fixtures/question.ts';
import {
  draftOf,
  type KeptInterview,
  keptInterviewSchema,
  marksFrom,
  NO_DRAFT,
  openQuestion,
  standingOf,
  withAnswer,
} from './kept-interview.ts';

/** An interview that is gone on with: perhaps after the course or a note was changed. */

const cards = (...ids: string[]) => new Map(ids.map((id) => [id, question(id)]));
const kept: KeptInterview = {
  id: 'x',
  holder: 'page',
  startedAt: 1,
  changedAt: 1,
  finishedAt: null,
  limit: 60,
  questions: ['a', 'b', 'c'],
  answers: [],
  draft: { answer: '적다 만', seconds: 7, points: null },
};
const answered = withAnswer(kept, {
  question: question('a'),
  answer: '답',
  points: [
    { label: '하나', accept: ['1'] },
    { label: '둘', accept: [] },
  ],
  found: [true, false],
  seconds: 12,
});

describe('an interview that was kept', () => {
  it('is whole again after the storage', () => {
    const read = keptInterviewSchema.parse(structuredClone(answered));
    const { answers } = standingOf(read, cards('a', 'b', 'c'));
    expect(answers).toEqual([
      {
        question: question('a'),
        answer: '답',
        points: [
          { label: '하나', accept: [] },
          { label: '둘', accept: [] },
        ],
        found: [true, false],
        seconds: 12,
      },
    ]);
  });

  it('goes on with the first question without an answer, and with what was written of it', () => {
    const standing = standingOf(kept, cards('a', 'b', 'c'));
    expect(openQuestion(standing)).toBe(0);
    expect(draftOf(kept, question('a'))).toEqual(kept.draft);
    expect(openQuestion(standingOf(answered, cards('a', 'b', 'c')))).toBe(1);
    expect(answered.draft).toEqual(NO_DRAFT);
  });

  it('leaves out a question whose card is gone, and what was written of it', () => {
    const standing = standingOf(kept, cards('b', 'c'));
    expect([standing.gone, openQuestion(standing)]).toEqual([1, 0]);
    expect(draftOf(kept, question('b'))).toEqual(NO_DRAFT);
    expect(openQuestion(standingOf(answered, cards('a')))).toBe(null);
  });

  it('finds the marks by the names of the points, whatever became of the rubric', () => {
    const draft = { ...NO_DRAFT, points: [{ label: '둘', found: true }] };
    expect(marksFrom(draft, [{ label: '하나' }, { label: '둘' }])).toEqual([false, true]);
    expect(marksFrom(NO_DRAFT, [{ label: '하나' }])).toBe(null);
  });
});
