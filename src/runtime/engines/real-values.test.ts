import { describe, expect, it } from 'vitest';
import { distance, largestDistance } from '../contract/real-values.ts';
import { arrange } from './arrange.ts';
import { toInput, toReal } from './real-values.ts';

const LARGE = 2n ** 53n + 1n;
const input = (type: string) => ({ name: 'ids', type });

describe('values on their way to a runtime and back', () => {
  it('stay exact where the type holds more than a float', () => {
    const typed = BigInt64Array.of(LARGE, -LARGE);
    expect(toInput(typed, input('int64'), null)).toEqual(typed);
    expect(toReal({ type: 'int64', values: typed }, null)).toEqual(typed);
    const ids = Float64Array.of(16_777_217);
    expect(toInput(ids, input('int32'), null)).toEqual(Int32Array.of(16_777_217));
    expect(toInput(ids, input('INT64'), null)).toEqual(BigInt64Array.of(16_777_217n));
    expect(toReal({ type: 'INT32', values: Int32Array.of(16_777_217) }, null)).toEqual(ids);
    expect(toReal({ type: 'float64', values: Float64Array.of(0.1) }, null)).toEqual(
      Float64Array.of(0.1),
    );
    expect(toInput(typed.subarray(0, 1), input('float32'), null)).toBeInstanceOf(Float32Array);
  });

  it('keep their type where channels change places', () => {
    const pixels = BigInt64Array.of(1n, 2n, 3n, LARGE);
    expect(arrange(pixels, [1, 2, 1, 2], [1, 2, 2, 1])).toEqual(
      BigInt64Array.of(1n, 3n, 2n, LARGE),
    );
  });

  it('are told apart by their last digit', () => {
    expect(largestDistance(BigInt64Array.of(LARGE), BigInt64Array.of(LARGE - 1n))).toBe(1);
    expect(distance(3n, 2.5)).toBe(0.5);
    expect(largestDistance(Float32Array.of(Number.NaN), Float32Array.of(Number.NaN))).toBe(0);
    expect(largestDistance(Float32Array.of(1), undefined)).toBeNull();
  });
});
