import { State } from 'ts-fsrs';
import type { ReviewCard } from '../card.ts';
import { dayAfter, startOfDay } from '../queue.ts';
import type { AnswerRow } from '../records.ts';
import { dueOf, isLeech, type Memory } from '../schedule.ts';

/** What the answers of the past say, and what the coming days will ask. */

export interface DayCount {
  /** Its first moment. */
  readonly day: number;
  readonly right: number;
  readonly wrong: number;
  /** Answers to cards that were asked for the first time. */
  readonly fresh: number;
}

/** Answers of each of the last days, today included. */
export function answersByDay(answers: readonly AnswerRow[], days: number, now: number): DayCount[] {
  const today = startOfDay(now);
  return Array.from({ length: days }, (_, index) => {
    const day = dayAfter(today, index + 1 - days);
    const end = dayAfter(day, 1);
    const given = answers.filter(({ at }) => at >= day && at < end);
    const again = given.filter(({ before }) => before !== null);
    const wrong = again.filter(({ grade }) => grade === 'again').length;
    return { day, wrong, right: again.length - wrong, fresh: given.length - again.length };
  });
}

export interface Share {
  readonly remembered: number;
  readonly asked: number;
}

/**
 * Retention: of the cards that had been learnt and came back after days, how many were remembered.
 * The minutes after a first look, and a relearnt card's, say nothing of it.
 */
export function retentionOf(answers: readonly AnswerRow[], since: number): Share {
  const asked = answers.filter(({ at, before }) => at >= since && before?.state === State.Review);
  return {
    asked: asked.length,
    remembered: asked.filter(({ grade }) => grade !== 'again').length,
  };
}

/** How many cards come due on each of the next days; what is overdue counts for today. */
export function forecast(
  cards: readonly ReviewCard[],
  memories: ReadonlyMap<string, Memory>,
  days: number,
  now: number,
): { readonly day: number; readonly due: number }[] {
  const today = startOfDay(now);
  const dueTimes = cards.flatMap(({ id }) => {
    const memory = memories.get(id);
    return memory === undefined ? [] : dueOf(memory, now);
  });
  return Array.from({ length: days }, (_, index) => {
    const [day, end] = [dayAfter(today, index), dayAfter(today, index + 1)];
    const due = dueTimes.filter((time) => time < end && (index === 0 || time >= day)).length;
    return { day, due };
  });
}

export interface TagShare extends Share {
  readonly tag: string;
  readonly cards: number;
  /** Cards that were asked at least once. */
  readonly begun: number;
}

/** By tag, the least remembered first; tags of which nothing came back yet at the end. */
export function byTag(
  cards: readonly ReviewCard[],
  memories: ReadonlyMap<string, Memory>,
  answers: readonly AnswerRow[],
): TagShare[] {
  const tags = [...new Set(cards.flatMap((card) => card.tags))];
  const rows = tags.map((tag): TagShare => {
    const own = cards.filter((card) => card.tags.includes(tag));
    const ids = new Set(own.map(({ id }) => id));
    const again = answers.filter(({ card, before }) => before !== null && ids.has(card));
    return {
      tag,
      cards: own.length,
      begun: own.filter(({ id }) => memories.has(id)).length,
      asked: again.length,
      remembered: again.filter(({ grade }) => grade !== 'again').length,
    };
  });
  const share = ({ asked, remembered }: Share) => (asked === 0 ? 2 : remembered / asked);
  return rows.sort((a, b) => share(a) - share(b) || a.tag.localeCompare(b.tag, 'ko'));
}

export const leeches = (cards: readonly ReviewCard[], memories: ReadonlyMap<string, Memory>) =>
  cards.filter(({ id }) => {
    const memory = memories.get(id);
    return memory !== undefined && isLeech(memory);
  });
