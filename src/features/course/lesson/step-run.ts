import { useLabSession } from '@/runtime/client/lab-session.ts';
import type { LastRun } from '../../../../content/components.ts';

/** What can be read of a run: of the store, or of what a component follows of it. */
export type Session = Pick<
  ReturnType<typeof useLabSession.getState>,
  'runNumber' | 'reports' | 'error'
>;

const NOTHING: LastRun = { tflm: null, onnx: null, tflite: null, error: null };

/**
 * The last run, as far as it belongs to the step: what was run before the step was shown says nothing
 * of its goals.
 */
export const runSince = (runsBefore: number, { runNumber, reports, error }: Session): LastRun =>
  runNumber > runsBefore ? { ...reports, error } : NOTHING;

/** How many runs there have been so far. */
export const runsSoFar = (): number => useLabSession.getState().runNumber;
