import Dexie, { type Table } from 'dexie';
import { z } from 'zod/mini';
import { watchDatabase } from '@/shared/storage/watch.ts';
import { wholeRows } from '@/shared/storage/whole-rows.ts';
import type { Backup } from './backup.ts';
import type { KeptInterview } from './interview/kept-interview.ts';
import {
  type Answer,
  type AnswerRow,
  answerSchema,
  DEFAULT_SETTINGS,
  type ReviewRow,
  reviewSchema,
  type Settings,
  settingsSchema,
} from './records.ts';
import type { Memory } from './schedule.ts';

const SETTINGS_KEY = 'settings';

class QuizDatabase extends Dexie {
  readonly reviews!: Table<ReviewRow, string>;
  readonly answers!: Table<Answer & { readonly id?: number }, number>;
  readonly settings!: Table<Settings & { readonly key: string }, string>;
  readonly interviews!: Table<KeptInterview, string>;

  constructor() {
    super('quiz');
    this.version(1).stores({ reviews: 'card, memory.due', answers: '++id, at, card' });
    // 2: how many cards a day; the day's limits were fixed before.
    this.version(2)
      .stores({ settings: 'key' })
      .upgrade((transaction) =>
        transaction.table('settings').put({ key: SETTINGS_KEY, ...DEFAULT_SETTINGS }),
      );
    // 3: interviews; before, one was lost with its page.
    this.version(3).stores({ interviews: 'id' });
  }
}

export const quizDb = new QuizDatabase();

/** What another tab wrote meanwhile stays: the card's memory is read in the same transaction. */
export async function writeAnswer(
  { card, grade, at }: Omit<Answer, 'before'>,
  next: (before: Memory | null) => Memory,
): Promise<void> {
  await quizDb.transaction('rw', quizDb.reviews, quizDb.answers, async () => {
    const before = (await quizDb.reviews.get(card))?.memory ?? null;
    await quizDb.reviews.put({ card, memory: next(before) });
    await quizDb.answers.add({ card, grade, at, before });
  });
}

/** Takes an answer back. False where the card was answered again since, in whatever tab. */
export async function takeBack(id: number): Promise<boolean> {
  return quizDb.transaction('rw', quizDb.reviews, quizDb.answers, async () => {
    const row = await quizDb.answers.get(id);
    if (row === undefined) return false;
    const ids = await quizDb.answers.where('card').equals(row.card).primaryKeys();
    if (Math.max(...ids) !== id) return false;
    if (row.before === null) await quizDb.reviews.delete(row.card);
    else await quizDb.reviews.put({ card: row.card, memory: row.before });
    await quizDb.answers.delete(id);
    return true;
  });
}

export async function writeSettings(settings: Settings): Promise<void> {
  await quizDb.settings.put({ key: SETTINGS_KEY, ...settings });
}

export interface AddedReviews {
  readonly cards: number;
  readonly answers: number;
}

/** Adds reviews to what is here: answers that are not here yet, and of each card the memory that was reviewed last. */
export async function addReviews({
  reviews,
  answers,
}: Pick<Backup, 'reviews' | 'answers'>): Promise<AddedReviews> {
  return quizDb.transaction('rw', quizDb.reviews, quizDb.answers, async () => {
    const lastReview = (memory: Memory | undefined) => memory?.lastReview ?? 0;
    const here = new Map(
      (await quizDb.reviews.toArray()).map(({ card, memory }) => [card, memory]),
    );
    const newer = reviews.filter(
      ({ card, memory }) => lastReview(memory) > lastReview(here.get(card)) || !here.has(card),
    );
    const nameOf = ({ card, at }: Answer) => `${at} ${card}`;
    const known = new Set((await quizDb.answers.toArray()).map(nameOf));
    const unknown = answers.filter((answer) => !known.has(nameOf(answer)));
    await quizDb.reviews.bulkPut(newer);
    await quizDb.answers.bulkAdd(unknown);
    return { cards: newer.length, answers: unknown.length };
  });
}

export interface KeptReviews {
  readonly memories: ReadonlyMap<string, Memory>;
  /** In the order in which they were given. */
  readonly answers: readonly AnswerRow[];
  readonly settings: Settings;
  /** Rows that cannot be read; they are left as they are. */
  readonly damaged: number;
}

const rowSchema = z.extend(answerSchema, { id: z.number() });

async function readAll(): Promise<KeptReviews> {
  const reviews = wholeRows(reviewSchema, await quizDb.reviews.toArray());
  const answers = wholeRows(rowSchema, await quizDb.answers.orderBy('at').toArray());
  const settings = settingsSchema.safeParse(await quizDb.settings.get(SETTINGS_KEY));
  return {
    memories: new Map(reviews.whole.map(({ card, memory }) => [card, memory])),
    answers: answers.whole,
    settings: settings.success ? settings.data : DEFAULT_SETTINGS,
    damaged: reviews.damaged + answers.damaged,
  };
}

/** Calls back with all reviews, now and after each change in any tab; gives what ends it. */
export const watchReviews = (
  onChange: (kept: KeptReviews) => void,
  onError: (error: unknown) => void,
): (() => void) => watchDatabase(quizDb, readAll, onChange, onError);
