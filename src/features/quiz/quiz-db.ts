import Dexie, { liveQuery, type Table } from 'dexie';
import type { GradeName, Memory } from './schedule.ts';

/** The memory of one card. */
export interface ReviewRow {
  readonly card: string;
  readonly memory: Memory;
}

/** One answer, with the memory before it, so that it can be taken back. */
export interface AnswerRow {
  readonly id?: number;
  readonly card: string;
  readonly grade: GradeName;
  readonly at: number;
  readonly before: Memory | null;
}

class QuizDatabase extends Dexie {
  readonly reviews!: Table<ReviewRow, string>;
  readonly answers!: Table<AnswerRow, number>;

  constructor() {
    super('quiz');
    this.version(1).stores({ reviews: 'card, memory.due', answers: '++id, at, card' });
  }
}

const quizDb = new QuizDatabase();

/** What another tab wrote meanwhile stays: the card's memory is read in the same transaction. */
export async function writeAnswer(
  card: string,
  grade: GradeName,
  at: number,
  next: (before: Memory | null) => Memory,
): Promise<number> {
  return quizDb.transaction('rw', quizDb.reviews, quizDb.answers, async () => {
    const before = (await quizDb.reviews.get(card))?.memory ?? null;
    await quizDb.reviews.put({ card, memory: next(before) });
    return quizDb.answers.add({ card, grade, at, before });
  });
}

/** Takes an answer back: the card's memory is what it was before. */
export async function takeBack(answer: number): Promise<void> {
  await quizDb.transaction('rw', quizDb.reviews, quizDb.answers, async () => {
    const row = await quizDb.answers.get(answer);
    if (row === undefined) return;
    if (row.before === null) await quizDb.reviews.delete(row.card);
    else await quizDb.reviews.put({ card: row.card, memory: row.before });
    await quizDb.answers.delete(answer);
  });
}

export interface KeptReviews {
  readonly memories: ReadonlyMap<string, Memory>;
  readonly answers: readonly AnswerRow[];
}

/** Calls back with all reviews, now and after each change in any tab. */
export function watchReviews(
  onChange: (kept: KeptReviews) => void,
  onError: (error: unknown) => void,
): void {
  liveQuery(async () => ({
    memories: new Map((await quizDb.reviews.toArray()).map(({ card, memory }) => [card, memory])),
    answers: await quizDb.answers.orderBy('at').toArray(),
  })).subscribe(onChange, onError);
}
