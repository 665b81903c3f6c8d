import type { ModelDescription, TensorDescription } from '@/runtime/contract/model.ts';
import type { TensorSnapshot, TensorValues } from '@/runtime/contract/tensor.ts';

const INTEGERS = {
  INT8: { array: Int8Array, min: -128, max: 127 },
  UINT8: { array: Uint8Array, min: 0, max: 255 },
  INT16: { array: Int16Array, min: -32_768, max: 32_767 },
  INT32: { array: Int32Array, min: -2_147_483_648, max: 2_147_483_647 },
} as const;

const count = ({ shape }: TensorDescription): number => shape.reduce((all, size) => all * size, 1);

/** Real values as a tensor takes them: q = round(x / scale) + zero point, clamped. */
export function asInput(values: readonly number[], tensor: TensorDescription): TensorValues {
  const kind = INTEGERS[tensor.type as keyof typeof INTEGERS];
  if (kind === undefined) return Float32Array.from(values);
  const scale = tensor.quantization?.scale[0] ?? 1;
  const zeroPoint = tensor.quantization?.zeroPoint[0] ?? 0;
  const quantised = values.map((x) =>
    Math.min(kind.max, Math.max(kind.min, Math.round(x / scale) + zeroPoint)),
  );
  return kind.array.from(quantised);
}

/** The same numbers every time: linear congruential, 32 bit (Numerical Recipes' constants). */
function numbers(seed: number, length: number): number[] {
  let state = seed >>> 0;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  });
}

/** More values than this are not made up: they would cross to the worker with every run. */
const MOST_VALUES = 1 << 18;

/**
 * Something to look at in a model that came without samples; null for types it cannot make, and for
 * inputs of more than MOST_VALUES.
 */
export function madeUpInputs(model: ModelDescription): readonly TensorValues[] | null {
  const main = model.subgraphs[0];
  const inputs = (main?.inputs ?? []).map((index, i): TensorValues | null => {
    const tensor = main?.tensors[index];
    if (tensor === undefined || !(count(tensor) <= MOST_VALUES)) return null;
    if (tensor.type === 'FLOAT32') return Float32Array.from(numbers(i + 1, count(tensor)));
    const kind = INTEGERS[tensor.type as keyof typeof INTEGERS];
    // Whole numbers without a scale are indices or counts: made up ones would be nonsense.
    if (kind === undefined || tensor.quantization === null) return null;
    const { array, min, max } = kind;
    const whole = numbers(i + 1, count(tensor)).map((x) => min + Math.floor(x * (max - min + 1)));
    return array.from(whole);
  });
  return inputs.some((values) => values === null) ? null : (inputs as TensorValues[]);
}

/** What a run was given, where its report holds all of it. */
export function inputsOf(snapshots: readonly TensorSnapshot[]): readonly TensorValues[] | null {
  const whole = snapshots.every(({ values, length }) => values.length === length);
  return whole && snapshots.length > 0 ? snapshots.map(({ values }) => values) : null;
}
