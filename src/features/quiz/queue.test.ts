import { describe, expect, it } from 'vitest';
import type { ReviewCard } from './card.ts';
import { queueAt, startOfDay, wrongCards } from './queue.ts';
import { DEFAULT_SETTINGS } from './records.ts';
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
    const { due } = queueAt(cards, memories, [], DEFAULT_SETTINGS, NOW);
    expect(due.map(({ id }) => id)).toEqual(['c2', 'c1']);
  });

  it('says what comes back within the hour, and asks it now where one will not wait', () => {
    const minute = HOUR / 60;
    const memories = new Map([
      ['c1', { ...newMemory(NOW), due: NOW + 10 * minute }],
      ['c2', { ...newMemory(NOW), due: NOW + minute }],
      ['c3', { ...newMemory(NOW), due: NOW + 2 * HOUR }],
    ]);
    const { due, soon } = queueAt(cards, memories, [], DEFAULT_SETTINGS, NOW);
    expect(due).toEqual([]);
    expect(soon.map(({ due }) => (due - NOW) / minute)).toEqual([1, 10]);
    const now = queueAt(cards, memories, [], DEFAULT_SETTINGS, NOW, HOUR);
    expect(now.due.map(({ id }) => id)).toEqual(['c2', 'c1']);
    expect(now.soon).toEqual([]);
  });

  it('takes so many new ones a day, counting those already begun today', () => {
    const limit = { ...DEFAULT_SETTINGS, newPerDay: 3 };
    const first = queueAt(cards, new Map(), [], limit, NOW);
    expect(first.fresh).toHaveLength(3);
    expect(first.unseen).toBe(cards.length - 3);
    const begun = [
      { card: 'x', at: NOW - HOUR, before: null },
      { card: 'y', at: NOW - 30 * HOUR, before: null },
      { card: 'z', at: NOW - HOUR, before: newMemory(NOW) },
    ];
    expect(queueAt(cards, new Map(), begun, limit, NOW).fresh).toHaveLength(2);
  });

  it("stops at the day's limit and says how many wait; a card that failed today still comes back", () => {
    const memory = (hours: number) => ({ ...newMemory(NOW), due: NOW - hours * HOUR });
    const memories = new Map([
      ['c1', memory(1)],
      ['c2', memory(2)],
      ['c3', memory(3)],
    ]);
    const given = [{ card: 'c1', at: NOW - HOUR, before: newMemory(NOW) }];
    const limit = { ...DEFAULT_SETTINGS, duePerDay: 2 };
    const { due, waiting } = queueAt(cards, memories, given, limit, NOW);
    expect(due.map(({ id }) => id)).toEqual(['c3', 'c1']);
    expect(waiting).toBe(1);
  });
});

describe('a clock that was a year ahead and is right again', () => {
  const ahead = NOW + 365 * 24 * HOUR;

  it('takes no place of today, and brings back what would stay away for a year', () => {
    const memories = new Map([
      ['c1', { ...newMemory(ahead), due: ahead + 90 * 24 * HOUR, lastReview: ahead }],
    ]);
    const begun = [{ card: 'c1', at: ahead, before: null }];
    const limit = { ...DEFAULT_SETTINGS, newPerDay: 1 };
    const { due, fresh } = queueAt(cards, memories, begun, limit, NOW);
    expect(due.map(({ id }) => id)).toEqual(['c1']);
    expect(fresh).toHaveLength(1);
  });
});

describe('a day', () => {
  it('begins where the student is, at midnight', () => {
    const midnight = startOfDay(NOW);
    const limit = { ...DEFAULT_SETTINGS, newPerDay: 1 };
    const begun = [{ card: 'x', at: midnight - 1, before: null }];
    expect(queueAt(cards, new Map(), begun, limit, midnight - 1).fresh).toHaveLength(0);
    expect(queueAt(cards, new Map(), begun, limit, midnight).fresh).toHaveLength(1);
  });
});

const memoriesOf = (reviewedAt: Record<string, number>) =>
  new Map(Object.entries(reviewedAt).map(([id, at]) => [id, { ...newMemory(at), lastReview: at }]));

describe('retrying what was wrong', () => {
  it('asks the cards whose last answer was wrong, the longest waiting first', () => {
    const given = (card: string, grade: 'again' | 'good', at: number) => ({ card, grade, at });
    const answers = [
      given('c1', 'again', 1),
      given('c2', 'again', 2),
      given('c3', 'again', 3),
      given('c2', 'good', 4),
      given('c1', 'again', 5),
    ];
    const memories = memoriesOf({ c1: 5, c2: 4, c3: 3 });
    expect(wrongCards(cards, memories, answers).map(({ id }) => id)).toEqual(['c3', 'c1']);
  });

  it('is over when it was right, though the clock was set back meanwhile', () => {
    const answers = [
      { card: 'c1', grade: 'good' as const, at: NOW },
      { card: 'c1', grade: 'again' as const, at: NOW + 90 * 24 * HOUR },
    ];
    expect(wrongCards(cards, memoriesOf({ c1: NOW }), answers)).toEqual([]);
  });
});
