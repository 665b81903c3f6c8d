import { create } from 'zustand';
import type { Backup } from './backup.ts';
import type { Imported } from './backup-db.ts';
import type { KeptReviews } from './quiz-db.ts';
import { type Answer, type AnswerRow, DEFAULT_SETTINGS, type Settings } from './records.ts';
import { type GradeName, type Memory, reviewed } from './schedule.ts';

interface ReviewsState {
  readonly ready: boolean;
  readonly memories: ReadonlyMap<string, Memory>;
  readonly answers: readonly AnswerRow[];
  readonly settings: Settings;
  /** Answers that the storage refused; they count in this tab and are offered to it again. */
  readonly unsaved: number;
  /** Rows of the storage that cannot be read. */
  readonly damaged: number;
  /** Why nothing is kept, where storage is off or full. */
  readonly problem: string | null;
}

/** Everything that was reviewed in this browser; follows changes made in other tabs. */
export const useReviews = create<ReviewsState>()(() => ({
  ready: false,
  memories: new Map(),
  answers: [],
  settings: DEFAULT_SETTINGS,
  unsaved: 0,
  damaged: 0,
  problem: null,
}));

const { setState, getState } = useReviews;

type Database = typeof import('./quiz-db.ts');

let opening: Promise<Database> | null = null;
let stopWatching: (() => void) | null = null;
let kept: KeptReviews = {
  memories: new Map(),
  answers: [],
  settings: DEFAULT_SETTINGS,
  damaged: 0,
};
/** Answers that are not in the storage, oldest first. */
let pending: readonly Omit<Answer, 'before'>[] = [];

/** What is kept and, over it, what is not yet. Numbers of unsaved answers are below zero. */
function show(change: Partial<ReviewsState> = {}): void {
  const memories = new Map(kept.memories);
  const answers = [...kept.answers];
  for (const [index, answer] of pending.entries()) {
    const before = memories.get(answer.card) ?? null;
    memories.set(answer.card, reviewed(before, answer.grade, answer.at));
    answers.push({ ...answer, before, id: -1 - index });
  }
  const { settings, damaged } = kept;
  setState({
    ready: true,
    memories,
    answers,
    settings,
    damaged,
    unsaved: pending.length,
    ...change,
  });
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function watch(database: Database): void {
  stopWatching?.();
  stopWatching = database.watchReviews(
    (found) => {
      kept = found;
      show(pending.length === 0 ? { problem: null } : {});
    },
    (error) => show({ problem: wordsOf(error) }),
  );
}

export function openReviews(): Promise<Database> {
  opening ??= import('./quiz-db.ts').then(
    (database) => {
      watch(database);
      return database;
    },
    (error: unknown) => {
      opening = null;
      show({ problem: wordsOf(error) });
      throw error;
    },
  );
  return opening;
}

/** Reads what was kept; where that cannot even be loaded it is said as a storage that refuses. */
export async function readReviews(): Promise<void> {
  await openReviews().catch(() => {});
}

async function keep(database: Database, answer: Omit<Answer, 'before'>): Promise<void> {
  await database.writeAnswer(answer, (before) => reviewed(before, answer.grade, answer.at));
}

export async function answerCard(card: string, grade: GradeName, at: number): Promise<void> {
  const answer = { card, grade, at };
  try {
    if (pending.length > 0 && !(await saveAgain())) throw new Error(getState().problem ?? '');
    await keep(await openReviews(), answer);
  } catch (error) {
    pending = [...pending, answer];
    show({ problem: wordsOf(error) });
  }
}

/** Offers the storage what it refused. True where nothing is left. */
export async function saveAgain(): Promise<boolean> {
  try {
    const database = await openReviews();
    while (pending[0] !== undefined) {
      await keep(database, pending[0]);
      pending = pending.slice(1);
    }
    watch(database);
    setState({ problem: null, unsaved: 0 });
    return true;
  } catch (error) {
    show({ problem: wordsOf(error) });
    return false;
  }
}

const HOURS_TO_UNDO = 24;

/** So far an answer of another tab may be ahead of this page's idea of now. */
const AHEAD_MS = 60_000;

/**
 * The answer that can be taken back: the last one, as long as it is from today. Those of a clock that
 * ran ahead are none.
 */
export function lastAnswer(answers: readonly AnswerRow[], now: number): AnswerRow | null {
  const last = answers.findLast(({ at }) => at <= now + AHEAD_MS);
  return last === undefined || now - last.at > HOURS_TO_UNDO * 3_600_000 ? null : last;
}

export async function undoAnswer({ id }: AnswerRow): Promise<void> {
  if (id < 0) {
    pending = pending.slice(0, -1);
    show();
    return;
  }
  try {
    await (await openReviews()).takeBack(id);
  } catch (error) {
    show({ problem: wordsOf(error) });
  }
}

export async function changeSettings(settings: Settings): Promise<void> {
  try {
    await (await openReviews()).writeSettings(settings);
  } catch (error) {
    kept = { ...kept, settings };
    show({ problem: wordsOf(error) });
  }
}

/** Adds a file's reviews to those that are here. Rejects where the storage refuses them. */
export async function importReviews(backup: Backup): Promise<Imported> {
  await openReviews();
  const { addBackup } = await import('./backup-db.ts');
  return addBackup(backup);
}
