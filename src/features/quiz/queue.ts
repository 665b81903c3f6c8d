import type { ReviewCard } from './card.ts';
import type { Memory } from './schedule.ts';

/** So many cards a day are asked for the first time. */
export const NEW_CARDS_A_DAY = 12;

const startOfDay = (now: number): number => new Date(now).setHours(0, 0, 0, 0);

export interface Queue {
  /** Due again, the longest overdue first. */
  readonly due: readonly ReviewCard[];
  /** Never asked, in the order of the course, as many as today still takes. */
  readonly fresh: readonly ReviewCard[];
}

interface FirstAnswer {
  readonly at: number;
  readonly before: Memory | null;
}

/** What is to be asked at a time, from all cards and what is known of them. */
export function queueAt(
  cards: readonly ReviewCard[],
  memories: ReadonlyMap<string, Memory>,
  answers: readonly FirstAnswer[],
  now: number,
): Queue {
  const dueTime = (card: ReviewCard) => memories.get(card.id)?.due ?? Number.POSITIVE_INFINITY;
  const due = cards.filter((card) => dueTime(card) <= now).sort((a, b) => dueTime(a) - dueTime(b));
  const today = startOfDay(now);
  const begun = answers.filter(({ at, before }) => before === null && at >= today).length;
  const fresh = cards
    .filter((card) => !memories.has(card.id))
    .slice(0, Math.max(0, NEW_CARDS_A_DAY - begun));
  return { due, fresh };
}
