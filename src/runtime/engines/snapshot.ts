import { SNAPSHOT_VALUES, type TensorSnapshot, type TensorValues } from '../contract/tensor.ts';

/** A tensor copied out of a runtime's memory, cut if it is too large to be shown. */
export function snapshot(
  tensor: Omit<TensorSnapshot, 'values' | 'length'>,
  values: TensorValues,
): TensorSnapshot {
  return { ...tensor, values: values.slice(0, SNAPSHOT_VALUES), length: values.length };
}
