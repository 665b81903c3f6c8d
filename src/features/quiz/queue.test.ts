import { describe, expect, it } from 'vitest';
import type { ReviewCard } from './card.ts';
import { NEW_CARDS_A_DAY, queueAt } from './queue.ts';
import { newMemory } from './schedule.ts';

const NOW = new Date(2026, 10, 23, 9).getTime();
const HOUR = 3_600_000;

const card = (id: string): ReviewCard => ({
  kind: 'choice',
  id,
  question: id,
  choices: ['a', 'b'],
  correct: 0,
  explain: '',
  tags: [],
  origin: { title: '', to: '/' },
});
const cards = Array.from({ length: 20 }, (_, i) => card(`c${i}`));

describe("today's cards", () => {
  it('asks what is due, longest overdue first, and leaves what is not', () => {
    const memories = new Map([
      ['c1', { ...newMemory(NOW), due: NOW - HOUR }],
      ['c2', { ...newMemory(NOW), due: NOW - 5 * HOUR }],
      ['c3', { ...newMemory(NOW), due: NOW + HOUR }],
    ]);
    const { due } = queueAt(cards, memories, [], NOW);
    expect(due.map(({ id }) => id)).toEqual(['c2', 'c1']);
  });

  it('takes so many new ones a day, counting those already begun today', () => {
    expect(queueAt(cards, new Map(), [], NOW).fresh).toHaveLength(NEW_CARDS_A_DAY);
    const begun = [
      { at: NOW - HOUR, before: null },
      { at: NOW - 30 * HOUR, before: null },
      { at: NOW - HOUR, before: newMemory(NOW) },
    ];
    expect(queueAt(cards, new Map(), begun, NOW).fresh).toHaveLength(NEW_CARDS_A_DAY - 1);
  });
});
