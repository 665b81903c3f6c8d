import { create } from 'zustand';
import type { KeptProgress, VisitRecord } from './progress-db.ts';
import { changedStep, type StepChange, type StepRecord } from './step-record.ts';

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
let kept: KeptProgress = { steps: new Map(), lastVisit: null };
/** Changes that the storage refused, by step; they count in this tab and are offered to it again. */
const pending = new Map<string, readonly StepChange[]>();

/** What is kept and, over it, what is not. */
function show(change: Partial<ProgressState> = {}): void {
  const steps = new Map(kept.steps);
  for (const [key, changes] of pending) {
    steps.set(key, changedStep(key, steps.get(key), changes, Date.now()));
  }
  useProgress.setState({ ready: true, steps, lastVisit: kept.lastVisit, ...change });
}

function fail(error: unknown): void {
  show({ problem: error instanceof Error ? error.message : String(error) });
}

/** The database, opened once; again where it could not even be loaded. */
function database(): Promise<typeof import('./progress-db.ts')> {
  opening ??= import('./progress-db.ts').then(
    (loaded) => {
      loaded.watchProgress((found) => {
        kept = found;
        show(pending.size === 0 ? { problem: null } : {});
      }, fail);
      return loaded;
    },
    (error: unknown) => {
      opening = null;
      throw error;
    },
  );
  return opening;
}

/** Reads what was kept. A storage that refuses is said, and the page goes on. */
export async function openProgress(): Promise<void> {
  await database().catch(fail);
}

/**
 * Changes one step's record. False where the storage refuses: that is said, and the change counts
 * until the page is closed.
 */
export async function updateStep(key: string, change: StepChange): Promise<boolean> {
  const changes = [...(pending.get(key) ?? []), change];
  try {
    await (await database()).writeStep(key, changes);
    const left = (pending.get(key) ?? []).filter((one) => !changes.includes(one));
    if (left.length === 0) pending.delete(key);
    else pending.set(key, left);
    return true;
  } catch (error) {
    pending.set(key, [...(pending.get(key) ?? []), change]);
    fail(error);
    return false;
  }
}

export async function recordVisit(lesson: string, step: string): Promise<void> {
  try {
    await (await database()).writeVisit(lesson, step);
  } catch (error) {
    kept = { ...kept, lastVisit: { lesson, step, at: Date.now() } };
    fail(error);
  }
}
