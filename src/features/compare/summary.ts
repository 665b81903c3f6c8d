import type { CompareResult, RealTensor } from '@/runtime/contract/compare.ts';
import { largestDistance } from '@/runtime/contract/real-values.ts';
import { median, quantile } from '@/shared/format/statistics.ts';

export interface Share {
  readonly same: number;
  readonly of: number;
}

/** One candidate's column: what was measured, and how it stands to the first one. */
export interface Summary {
  readonly id: string;
  readonly error: string | null;
  /** The others are held against it. */
  readonly reference: boolean;
  /** The first time it was opened, which may have brought the runtime up. */
  readonly firstLoadMilliseconds: number | null;
  /** Median of the later times: the model alone. */
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
  /** The same over all samples. */
  readonly sampleDifference: number | null;
  /** Samples on which the largest output is the same element as the first candidate's. */
  readonly agreement: Share | null;
  /** Samples whose largest output is the expected label; null without labels. */
  readonly correct: Share | null;
  /** An output was too large to be compared whole: only its first SNAPSHOT_VALUES were. */
  readonly cut: boolean;
}

/** What the samples of a comparison are, as far as it decides what can be said of them. */
export interface SampleKind {
  /** The largest output is an answer. */
  readonly classes: boolean;
  /** The expected class of each sample; null where nobody knows. */
  readonly labels: readonly number[] | null;
}

export function largestIndex(values: ArrayLike<number | bigint>): number {
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
    const apart = largestDistance(expected.values, output?.values);
    if (apart === null) return null;
    largest = Math.max(largest ?? 0, apart);
  }
  return largest;
}

const isCut = ({ shape, values }: RealTensor): boolean =>
  values.length < shape.reduce((product, extent) => product * extent, 1);

const count = (flags: readonly boolean[]): Share | null =>
  flags.length === 0 ? null : { same: flags.filter(Boolean).length, of: flags.length };

const answers = ({ sampleOutputs }: CompareResult): number[] =>
  sampleOutputs.map(([first]) => largestIndex(first?.values ?? []));

export function summarise(
  results: readonly CompareResult[],
  { classes, labels }: SampleKind,
): Summary[] {
  const reference = results.find(({ error }) => error === null);
  const expected = reference === undefined ? [] : answers(reference);
  return results.map((result) => {
    const { runMilliseconds: runs, sampleOutputs, error, opened } = result;
    const comparable = reference !== undefined && result !== reference && error === null;
    const differences = comparable
      ? sampleOutputs.map((outputs, i) =>
          largestDifference(reference.sampleOutputs[i] ?? [], outputs),
        )
      : [];
    const [firstLoad, ...loads] = opened?.loads ?? [];
    const mine = answers(result);
    return {
      id: result.id,
      error,
      reference: result === reference,
      firstLoadMilliseconds: firstLoad ?? null,
      loadMilliseconds: loads.length === 0 ? null : median(loads),
      firstMilliseconds: result.firstMilliseconds,
      medianMilliseconds: runs.length === 0 ? null : median(runs),
      spread: runs.length < 4 ? null : [quantile(runs, 0.25), quantile(runs, 0.75)],
      runs: runs.length,
      memoryBytes: result.memoryBytes,
      modelBytes: result.modelBytes,
      runtimeBytes: opened?.runtime.bytes ?? null,
      largestDifference: comparable ? largestDifference(reference.outputs, result.outputs) : null,
      sampleDifference:
        differences.length === 0 || differences.includes(null)
          ? null
          : Math.max(...(differences as number[])),
      agreement: comparable && classes ? count(mine.map((one, i) => one === expected[i])) : null,
      correct:
        error === null && labels !== null ? count(mine.map((one, i) => one === labels[i])) : null,
      cut: result.outputs.some(isCut),
    };
  });
}
