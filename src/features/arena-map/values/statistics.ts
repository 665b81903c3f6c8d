import type { TensorSnapshot } from '@/runtime/contract/tensor.ts';

const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  INT8: [-128, 127],
  UINT8: [0, 255],
  INT16: [-32_768, 32_767],
};

/** The stored numbers, or with `real` what they stand for: (q − zero point) · scale. */
export function numbersOf({ values, quantization }: TensorSnapshot, real: boolean): Float64Array {
  const numbers = Float64Array.from(values as ArrayLike<number | bigint | string>, Number);
  if (!real || quantization === null) return numbers;
  const { scale, zeroPoint } = quantization;
  return numbers.map((q) => (q - zeroPoint) * scale);
}

export interface Summary {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** How many are not a number. Least and greatest are of the others. */
  readonly nans: number;
  /** Shares of values at the least and at the greatest that the type can hold; null for types without. */
  readonly saturated: { readonly low: number; readonly high: number } | null;
}

export function summarise(snapshot: TensorSnapshot, real: boolean): Summary {
  const raw = numbersOf(snapshot, false);
  const limits = LIMITS[snapshot.type];
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let nans = 0;
  let sum = 0;
  let low = 0;
  let high = 0;
  for (const value of raw) {
    if (value < min) min = value;
    if (value > max) max = value;
    if (Number.isNaN(value)) nans += 1;
    sum += value;
    if (limits !== undefined && value <= limits[0]) low += 1;
    if (limits !== undefined && value >= limits[1]) high += 1;
  }
  const { quantization } = snapshot;
  const told = (value: number) =>
    real && quantization !== null ? (value - quantization.zeroPoint) * quantization.scale : value;
  return {
    count: raw.length,
    min: nans === raw.length ? Number.NaN : told(min),
    max: nans === raw.length ? Number.NaN : told(max),
    nans,
    mean: raw.length === 0 ? Number.NaN : told(sum / raw.length),
    saturated:
      limits === undefined || raw.length === 0
        ? null
        : { low: low / raw.length, high: high / raw.length },
  };
}

/** Counts in bins of equal width from the least to the greatest; what is not finite is left out. */
export function histogram(numbers: Float64Array, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  const finite = numbers.filter(Number.isFinite);
  const min = finite.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const max = finite.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const width = (max - min) / bins || 1;
  for (const value of finite) {
    const bin = Math.min(bins - 1, Math.floor((value - min) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** Pixels of a picture's longer side; what is longer is drawn as a curve. */
const LONGEST_SIDE = 2048;

/** How a tensor is drawn: as images (one a channel), as one picture, or as a curve. */
export type Drawing =
  | {
      readonly kind: 'images';
      readonly width: number;
      readonly height: number;
      readonly channels: number;
    }
  | { readonly kind: 'curve'; readonly length: number };

export function drawingOf(shape: readonly number[], count: number): Drawing {
  const sizes = shape[0] === 1 ? shape.slice(1) : shape;
  const [first = 1, second = 1, third = 1] = sizes;
  const fits = (height: number, width: number) => Math.max(height, width) <= LONGEST_SIDE;
  if (
    sizes.length === 3 &&
    first * second * third === count &&
    first > 1 &&
    second > 1 &&
    fits(first, second)
  ) {
    return { kind: 'images', height: first, width: second, channels: third };
  }
  const long = sizes.filter((size) => size > 1);
  const [rows = 1, columns = 1] = long;
  if (long.length === 2 && rows * columns === count && fits(rows, columns)) {
    return { kind: 'images', height: rows, width: columns, channels: 1 };
  }
  return { kind: 'curve', length: count };
}
