import Dexie, { type Table } from 'dexie';
import { watchDatabase } from '@/shared/storage/watch.ts';
import { changedStep, type StepChange, type StepRecord } from './step-record.ts';

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

/** Changes one step's row, whatever another tab wrote to it meanwhile. */
export async function writeStep(key: string, changes: readonly StepChange[]): Promise<void> {
  await progressDb.transaction('rw', progressDb.steps, async () => {
    const before = await progressDb.steps.get(key);
    await progressDb.steps.put(changedStep(key, before, changes, Date.now()));
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
