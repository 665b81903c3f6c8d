/** The manifest's metrics, over rows of outputs: rows[sample][output][element]. */
import type { Variant } from './manifest.ts';

type Rows = readonly (readonly (readonly number[])[])[];
type Columns = readonly Float32Array[];

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

const largest = (values: readonly number[]) => values.indexOf(Math.max(...values));

/** Chance that a sample of a fault scores above a healthy one; a tie counts half. */
function areaUnderCurve(scores: readonly number[], faulty: readonly boolean[]): number {
  const bad = scores.filter((_, i) => faulty[i]);
  const good = scores.filter((_, i) => !faulty[i]);
  return mean(bad.flatMap((b) => good.map((g) => (b > g ? 1 : b === g ? 0.5 : 0))));
}

export function scoreOf(
  metric: Variant['accuracy']['metric'],
  inputs: Columns,
  rows: Rows,
  targets: Columns,
): number {
  const target = (sample: number) => targets[sample]?.[0] ?? Number.NaN;
  const first = (sample: number) => rows[sample]?.[0] ?? [];
  const each = (of: (sample: number) => number) => rows.map((_, sample) => of(sample));
  switch (metric) {
    case 'mean_absolute_error':
      return mean(each((i) => Math.abs((first(i)[0] ?? Number.NaN) - target(i))));
    case 'accuracy':
      return mean(each((i) => Number(largest(first(i)) === target(i))));
    case 'top3_accuracy':
      return mean(each((i) => Number(rows[i]?.[1]?.includes(target(i)))));
    case 'auc': {
      const rebuilt = (i: number) =>
        mean(first(i).map((value, at) => (value - (inputs[i]?.[at] ?? Number.NaN)) ** 2));
      return areaUnderCurve(
        each(rebuilt),
        rows.map((_, i) => target(i) > 0),
      );
    }
  }
}
