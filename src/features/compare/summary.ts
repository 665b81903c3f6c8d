import type { CompareResult, RealTensor } from '@/runtime/contract/compare.ts';
import { median, quantile } from '@/shared/format/statistics.ts';

/** One candidate's column: what was measured, and how it stands to the first one. */
export interface Summary {
  readonly id: string;
  readonly error: string | null;
  readonly loadMilliseconds: number | null;
  readonly firstMilliseconds: number | null;
  readonly medianMilliseconds: number | null;
  /** Quartiles of the timed runs. */
  readonly spread: readonly [number, number] | null;
  readonly runs: number;
  readonly memoryBytes: number | null;
  readonly modelBytes: number;
  readonly runtimeBytes: number | null;
  /** Against the first candidate, over the elements of all outputs; null of itself or if unequal in shape. */
  readonly largestDifference: number | null;
  /** Samples on which the largest output is the same element as the first candidate's. */
  readonly agreement: { readonly same: number; readonly of: number } | null;
  /** Samples whose largest output is the expected label; null without labels. */
  readonly correct: { readonly same: number; readonly of: number } | null;
}

export function largestIndex(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) {
    if ((values[i] ?? Number.NaN) > (values[best] ?? Number.NaN)) best = i;
  }
  return best;
}

/** Names differ between formats at times; then the place in the list counts. */
export const sameOutput = (
  outputs: readonly RealTensor[],
  { name }: RealTensor,
  index: number,
): RealTensor | undefined => outputs.find((output) => output.name === name) ?? outputs[index];

function largestDifference(
  reference: readonly RealTensor[],
  outputs: readonly RealTensor[],
): number | null {
  let largest: number | null = null;
  for (const [index, expected] of reference.entries()) {
    const output = sameOutput(outputs, expected, index);
    if (output === undefined || output.values.length !== expected.values.length) return null;
    for (const [i, value] of expected.values.entries()) {
      largest = Math.max(largest ?? 0, Math.abs(value - (output.values[i] ?? Number.NaN)));
    }
  }
  return largest;
}

const count = (flags: readonly boolean[]) => ({
  same: flags.filter(Boolean).length,
  of: flags.length,
});

/** `labels`: the expected class of each sample, null where the task is no classification. */
export function summarise(
  results: readonly CompareResult[],
  labels: readonly number[] | null,
): Summary[] {
  const reference = results.find(({ error }) => error === null);
  return results.map((result) => {
    const { runMilliseconds: runs, sampleOutputs, error } = result;
    const isReference = result === reference;
    const classes = sampleOutputs.map(largestIndex);
    const comparable = reference !== undefined && !isReference && error === null;
    return {
      id: result.id,
      error,
      loadMilliseconds: result.loadMilliseconds,
      firstMilliseconds: result.firstMilliseconds,
      medianMilliseconds: runs.length === 0 ? null : median(runs),
      spread: runs.length < 4 ? null : [quantile(runs, 0.25), quantile(runs, 0.75)],
      runs: runs.length,
      memoryBytes: result.memoryBytes,
      modelBytes: result.modelBytes,
      runtimeBytes: result.runtimeBytes,
      largestDifference: comparable ? largestDifference(reference.outputs, result.outputs) : null,
      agreement:
        comparable && labels !== null && classes.length > 0
          ? count(classes.map((one, i) => one === largestIndex(reference.sampleOutputs[i] ?? [])))
          : null,
      correct:
        labels !== null && error === null && classes.length > 0
          ? count(classes.map((one, i) => one === labels[i]))
          : null,
    };
  });
}
