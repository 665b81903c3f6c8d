import Dexie, { type Table } from 'dexie';
import { watchDatabase } from '@/shared/storage/watch.ts';

/** What a student did in a step. One row a step, made when something is first kept. */
export interface StepRecord {
  /** part/lesson/step */
  readonly key: string;
  readonly lesson: string;
  /** Ids of predictions and checks that are settled, with the answer the student gave. */
  readonly settled: Readonly<Record<string, string>>;
  readonly done: boolean;
  /** The student's code; null where it was never changed. */
  readonly draft: string | null;
  readonly updatedAt: number;
}

export interface VisitRecord {
  readonly lesson: string;
  readonly step: string;
  readonly at: number;
}

class ProgressDatabase extends Dexie {
  readonly steps!: Table<StepRecord, string>;
  readonly visits!: Table<VisitRecord, string>;

  constructor() {
    super('course-progress');
    this.version(1).stores({ steps: 'key, lesson', visits: 'lesson, at' });
  }
}

const progressDb = new ProgressDatabase();

const empty = (key: string): StepRecord => ({
  key,
  lesson: key.split('/').slice(0, 2).join('/'),
  settled: {},
  done: false,
  draft: null,
  updatedAt: 0,
});

/** Changes one step's row, whatever another tab wrote to it meanwhile. */
export async function writeStep(
  key: string,
  change: (before: StepRecord) => Partial<StepRecord>,
): Promise<void> {
  await progressDb.transaction('rw', progressDb.steps, async () => {
    const before = (await progressDb.steps.get(key)) ?? empty(key);
    await progressDb.steps.put({ ...before, ...change(before), updatedAt: Date.now() });
  });
}

export async function writeVisit(lesson: string, step: string): Promise<void> {
  await progressDb.visits.put({ lesson, step, at: Date.now() });
}

export interface KeptProgress {
  readonly steps: ReadonlyMap<string, StepRecord>;
  readonly lastVisit: VisitRecord | null;
}

async function readAll(): Promise<KeptProgress> {
  return {
    steps: new Map((await progressDb.steps.toArray()).map((row) => [row.key, row])),
    lastVisit: (await progressDb.visits.orderBy('at').last()) ?? null,
  };
}

/** Calls back with everything that is kept, now and after each change in any tab. */
export const watchProgress = (
  onChange: (kept: KeptProgress) => void,
  onError: (error: unknown) => void,
): (() => void) => watchDatabase(progressDb, readAll, onChange, onError);
