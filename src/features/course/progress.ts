import { create } from 'zustand';
import type { StepRecord, VisitRecord } from './progress-db.ts';

interface ProgressState {
  /** False until it is known what was kept. */
  readonly ready: boolean;
  /** By part/lesson/step. */
  readonly steps: ReadonlyMap<string, StepRecord>;
  readonly lastVisit: VisitRecord | null;
  /** Why nothing is kept, where storage is off or full. */
  readonly problem: string | null;
}

/** What the student did so far, as kept in this browser; follows changes made in other tabs. */
export const useProgress = create<ProgressState>()(() => ({
  ready: false,
  steps: new Map(),
  lastVisit: null,
  problem: null,
}));

export const stepKey = (part: string, lesson: string, step: string): string =>
  `${part}/${lesson}/${step}`;

// The database's library is a third of the page's script, and a lesson can be read without it.
let opening: Promise<typeof import('./progress-db.ts')> | null = null;

function fail(error: unknown): void {
  const problem = error instanceof Error ? error.message : String(error);
  useProgress.setState({ ready: true, problem });
}

/** Opens what was kept, once. */
export function openProgress(): Promise<typeof import('./progress-db.ts')> {
  opening ??= import('./progress-db.ts').then((database) => {
    database.watchProgress(
      ({ steps, lastVisit }) =>
        useProgress.setState({ ready: true, steps, lastVisit, problem: null }),
      fail,
    );
    return database;
  });
  return opening;
}

/** Changes one step's record. A storage that refuses is said, and the page goes on. */
export async function updateStep(
  key: string,
  change: (before: StepRecord) => Partial<StepRecord>,
): Promise<void> {
  try {
    await (await openProgress()).writeStep(key, change);
  } catch (error) {
    fail(error);
  }
}

export async function recordVisit(lesson: string, step: string): Promise<void> {
  try {
    await (await openProgress()).writeVisit(lesson, step);
  } catch (error) {
    fail(error);
  }
}
