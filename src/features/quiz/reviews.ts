import { create } from 'zustand';
import type { AnswerRow } from './quiz-db.ts';
import { type GradeName, type Memory, reviewed } from './schedule.ts';

interface ReviewsState {
  readonly ready: boolean;
  readonly memories: ReadonlyMap<string, Memory>;
  readonly answers: readonly AnswerRow[];
  /** Why nothing is kept, where storage is off or full. */
  readonly problem: string | null;
  /** The answer that can be taken back. */
  readonly lastAnswer: number | null;
}

/** Everything that was reviewed in this browser. */
export const useReviews = create<ReviewsState>()(() => ({
  ready: false,
  memories: new Map(),
  answers: [],
  problem: null,
  lastAnswer: null,
}));

const { setState, getState } = useReviews;

let opening: Promise<typeof import('./quiz-db.ts')> | null = null;

const fail = (error: unknown) =>
  setState({ ready: true, problem: error instanceof Error ? error.message : String(error) });

export function openReviews(): Promise<typeof import('./quiz-db.ts')> {
  opening ??= import('./quiz-db.ts').then((database) => {
    database.watchReviews((kept) => setState({ ready: true, ...kept, problem: null }), fail);
    return database;
  });
  return opening;
}

export async function answerCard(card: string, grade: GradeName, now: number): Promise<void> {
  try {
    const database = await openReviews();
    const lastAnswer = await database.writeAnswer(card, grade, now, (before) =>
      reviewed(before, grade, now),
    );
    setState({ lastAnswer });
  } catch (error) {
    fail(error);
  }
}

export async function undoAnswer(): Promise<void> {
  const { lastAnswer } = getState();
  if (lastAnswer === null) return;
  try {
    await (await openReviews()).takeBack(lastAnswer);
    setState({ lastAnswer: null });
  } catch (error) {
    fail(error);
  }
}
