import type { ModelInput } from '../../../contract/compare.ts';

/** A size that the file fixes, or the name of one that it leaves open: empty where it has none. */
export type Dimension = number | string;

/** The shape of an input, and which of its dimensions are open; without a name by their place. */
export function shapeOf(
  input: string,
  dimensions: readonly Dimension[],
): Pick<ModelInput, 'shape' | 'open'> {
  const shape = dimensions.map((one) => (typeof one === 'number' ? one : 1));
  if (dimensions.every((one) => typeof one === 'number')) return { shape };
  return {
    shape,
    open: dimensions.map((one, axis) =>
      typeof one === 'number' ? null : one || `${input}의 ${axis}번 차원`,
    ),
  };
}
