import type { ReviewCard } from './card.ts';
import type { AnswerRow, Settings } from './records.ts';
import { dueOf, type Memory } from './schedule.ts';

/** When a day of reviews begins. */
export const startOfDay = (now: number): number => new Date(now).setHours(0, 0, 0, 0);

/** A day is counted by the calendar, so that the hour that a clock change takes or adds moves nothing. */
export function dayAfter(day: number, days: number): number {
  const date = new Date(day);
  return date.setDate(date.getDate() + days);
}

export interface Queue {
  /** Due again, the longest overdue first, as many as today still takes. */
  readonly due: readonly ReviewCard[];
  /** Never asked, in the order of the course, as many as today still takes. */
  readonly fresh: readonly ReviewCard[];
  /** Due, but beyond today's limit. */
  readonly waiting: number;
  /** Never asked, and beyond today's limit. */
  readonly unseen: number;
  /** Not due yet, but within the hour: what was just learnt or forgotten. Soonest first. */
  readonly soon: readonly { readonly due: number }[];
}

type Given = Pick<AnswerRow, 'card' | 'at' | 'before'>;

/** So long one may sit and wait for a card. */
export const SOON_MS = 3_600_000;

/**
 * What is to be asked at a time, from all cards and what is known of them. With `ahead`, what is due
 * within so many milliseconds is asked now.
 */
export function queueAt(
  cards: readonly ReviewCard[],
  memories: ReadonlyMap<string, Memory>,
  answers: readonly Given[],
  { newPerDay, duePerDay }: Settings,
  now: number,
  ahead = 0,
): Queue {
  // A clock that was set back leaves answers ahead of now; they take no place of today.
  const [start, end] = [startOfDay(now), dayAfter(startOfDay(now), 1)];
  const today = answers.filter(({ at }) => at >= start && at < end);
  const begun = today.filter(({ before }) => before === null).length;
  const again = new Set(today.flatMap(({ card, before }) => (before === null ? [] : [card])));

  const dueTime = ({ id }: ReviewCard) => {
    const memory = memories.get(id);
    return memory === undefined ? Number.POSITIVE_INFINITY : dueOf(memory, now);
  };
  const overdue = cards
    .filter((card) => dueTime(card) <= now + ahead)
    .sort((a, b) => dueTime(a) - dueTime(b));
  // A card that was already reviewed today and failed takes no second place of the day's limit.
  let places = Math.max(0, duePerDay - again.size);
  const seenToday = new Set(today.map(({ card }) => card));
  const due = overdue.filter(({ id }) => seenToday.has(id) || places-- > 0);
  const never = cards.filter((card) => !memories.has(card.id));
  const fresh = never.slice(0, Math.max(0, newPerDay - begun));
  return {
    due,
    fresh,
    waiting: overdue.length - due.length,
    unseen: never.length - fresh.length,
    soon: cards
      .map((card) => ({ due: dueTime(card) }))
      .filter((card) => card.due > now + ahead && card.due <= now + SOON_MS)
      .sort((a, b) => a.due - b.due),
  };
}

/** Cards whose last answer was wrong, the one that has waited longest first. */
export function wrongCards(
  cards: readonly ReviewCard[],
  memories: ReadonlyMap<string, Memory>,
  answers: readonly Pick<AnswerRow, 'card' | 'grade' | 'at'>[],
): ReviewCard[] {
  // The memory knows which was the last, whatever the clocks said.
  const last = new Map(
    answers
      .filter(({ card, at }) => memories.get(card)?.lastReview === at)
      .map((answer) => [answer.card, answer]),
  );
  const since = (card: ReviewCard) => last.get(card.id)?.at ?? 0;
  return cards
    .filter(({ id }) => last.get(id)?.grade === 'again')
    .sort((a, b) => since(a) - since(b));
}
