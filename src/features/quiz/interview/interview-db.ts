import { watchDatabase } from '@/shared/storage/watch.ts';
import { wholeRows } from '@/shared/storage/whole-rows.ts';
import { quizDb } from '../quiz-db.ts';
import { type KeptInterview, keptInterviewSchema } from './kept-interview.ts';

/** Interviews that are over, of which the report can be read again; older ones make room. */
const FINISHED_KEPT = 20;

/** Writes an interview, unless another page has taken it over: false then, and nothing is written. */
export function writeInterview(interview: KeptInterview): Promise<boolean> {
  return quizDb.transaction('rw', quizDb.interviews, async () => {
    const there = await quizDb.interviews.get(interview.id);
    if (there !== undefined && there.holder !== interview.holder) return false;
    await quizDb.interviews.put(interview);
    if (interview.finishedAt !== null) await dropOldest();
    return true;
  });
}

async function dropOldest(): Promise<void> {
  const { whole } = wholeRows(keptInterviewSchema, await quizDb.interviews.toArray());
  const finished = whole
    .filter(({ finishedAt }) => finishedAt !== null)
    .sort((a, b) => b.changedAt - a.changedAt);
  await quizDb.interviews.bulkDelete(finished.slice(FINISHED_KEPT).map(({ id }) => id));
}

/** Adds interviews to those that are here, of each the newer state; gives how many were added and stay. */
export function addInterviews(interviews: readonly KeptInterview[]): Promise<number> {
  return quizDb.transaction('rw', quizDb.interviews, async () => {
    const here = await quizDb.interviews.bulkGet(interviews.map(({ id }) => id));
    const newer = interviews.filter(
      ({ changedAt }, at) => here[at] === undefined || changedAt > here[at].changedAt,
    );
    await quizDb.interviews.bulkPut(newer);
    await dropOldest();
    const there = await quizDb.interviews.bulkGet(newer.map(({ id }) => id));
    return there.filter((row) => row !== undefined).length;
  });
}

/** Makes a page the one that writes an interview; gives it as it is now, or null where it is gone. */
export function takeOver(id: string, holder: string): Promise<KeptInterview | null> {
  return quizDb.transaction('rw', quizDb.interviews, async () => {
    const parsed = keptInterviewSchema.safeParse(await quizDb.interviews.get(id));
    if (!parsed.success) return null;
    const taken = { ...parsed.data, holder };
    await quizDb.interviews.put(taken);
    return taken;
  });
}

export const removeInterview = (id: string): Promise<void> => quizDb.interviews.delete(id);

export interface KeptInterviews {
  readonly interviews: readonly KeptInterview[];
  /** Rows that cannot be read; they are left as they are. */
  readonly damaged: number;
}

async function readAll(): Promise<KeptInterviews> {
  const { whole, damaged } = wholeRows(keptInterviewSchema, await quizDb.interviews.toArray());
  return { interviews: whole, damaged };
}

/** Calls back with all interviews, now and after each change in any tab; gives what ends it. */
export const watchInterviews = (
  onChange: (found: KeptInterviews) => void,
  onError: (error: unknown) => void,
): (() => void) => watchDatabase(quizDb, readAll, onChange, onError);
