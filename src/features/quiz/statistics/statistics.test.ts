import { describe, expect, it } from 'vitest';
import type { ReviewCard } from '../card.ts';
import { dayAfter } from '../queue.ts';
import type { AnswerRow } from '../records.ts';
import { type GradeName, type Memory, newMemory, reviewed } from '../schedule.ts';
import { answersPicture, forecastPicture, tagsPicture } from './charts.ts';
import { answersByDay, byTag, forecast, leeches, retentionOf } from './statistics.ts';

const NOW = new Date(2026, 10, 23, 9).getTime();
const DAY = 86_400_000;

const card = (id: string, tag: string): ReviewCard => ({
  kind: 'choice',
  id,
  question: id,
  choices: ['a', 'b'],
  correct: 0,
  explain: '',
  tags: [tag],
  origin: { title: '', to: '/' },
});
const CARDS = [card('a', 'TFLM'), card('b', 'ONNX')];

/** Two weeks of answers as the scheduler itself would have had them. */
function history(grades: readonly (readonly [card: string, grade: GradeName, day: number])[]) {
  const memories = new Map<string, Memory>();
  const answers = grades.map(([id, grade, day], index): AnswerRow => {
    const at = NOW + day * DAY;
    const before = memories.get(id) ?? null;
    memories.set(id, reviewed(before, grade, at));
    return { id: index, card: id, grade, at, before };
  });
  return { memories, answers };
}
const { memories, answers } = history([
  ['a', 'easy', -12],
  ['b', 'easy', -12],
  ['a', 'good', -3],
  ['b', 'again', -3],
  ['b', 'good', 0],
]);

describe('what the answers say', () => {
  it('counts a day by the calendar', () => {
    expect(
      answersByDay(answers, 4, NOW).map(({ right, wrong, fresh }) => [right, wrong, fresh]),
    ).toEqual([
      [1, 1, 0],
      [0, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
    ]);
    expect(new Date(dayAfter(NOW, 365)).getHours()).toBe(9);
  });

  it('takes retention from cards that had been learnt: not first looks, not relearning', () => {
    expect(retentionOf(answers, NOW - 30 * DAY)).toEqual({ asked: 2, remembered: 1 });
    expect(retentionOf([], NOW)).toEqual({ asked: 0, remembered: 0 });
  });

  it('puts the least remembered tag first', () => {
    expect(
      byTag(CARDS, memories, answers).map(({ tag, remembered, asked }) => [tag, remembered, asked]),
    ).toEqual([
      ['ONNX', 1, 2],
      ['TFLM', 1, 1],
    ]);
  });
});

describe('what is coming', () => {
  it('counts what is overdue for today and leaves out cards that are gone', () => {
    const due = (at: number): Memory => ({ ...newMemory(NOW), due: at });
    const coming = forecast(
      CARDS,
      new Map([
        ['a', due(NOW - 9 * DAY)],
        ['b', due(NOW + 2 * DAY)],
        ['of a deleted note', due(NOW)],
      ]),
      4,
      NOW,
    );
    expect(coming.map((day) => day.due)).toEqual([1, 0, 1, 0]);
  });

  it('names the cards that are forgotten again and again', () => {
    const leech = { ...newMemory(NOW), lapses: 9 };
    expect(leeches(CARDS, new Map([['b', leech]])).map(({ id }) => id)).toEqual(['b']);
  });
});

describe('pictures', () => {
  // Of the plotting library only the marks that are called.
  const mark = () => ({});
  const marks = { barX: mark, barY: mark, ruleX: mark, ruleY: mark, text: mark } as never;

  it('are drawn where there is something to draw, else not at all: no empty axes', () => {
    const nothing = [
      answersPicture(marks, answersByDay([], 30, NOW)),
      forecastPicture(marks, forecast(CARDS, new Map(), 14, NOW)),
      tagsPicture(marks, byTag(CARDS, new Map(), [])),
    ];
    expect(nothing).toEqual([null, null, null]);
    expect(answersPicture(marks, answersByDay(answers, 30, NOW))?.alt).toContain(
      '처음 본 카드 2장, 기억한 카드 2장, 잊은 카드 1장',
    );
    expect(forecastPicture(marks, forecast(CARDS, memories, 14, NOW))).not.toBeNull();
    expect(tagsPicture(marks, byTag(CARDS, memories, answers))?.alt).toBe('ONNX 50%, TFLM 100%');
  });
});
