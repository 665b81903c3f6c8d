import { describe, expect, it } from 'vitest';
import { fromHalf, toHalf } from './half.ts';

describe('16-bit floats', () => {
  it('has the bits of IEEE 754', () => {
    expect([0, -0, 1, -2, 0.5, 65504, 1 / 3].map(toHalf)).toEqual([
      ...[0, 0x8000, 0x3c00, 0xc000, 0x3800, 0x7bff, 0x3555],
    ]);
    expect([2 ** -24, 2 ** -25, 2 ** -14, 65520, Number.NaN].map(toHalf)).toEqual([
      ...[1, 0, 0x0400, 0x7c00, 0x7e00],
    ]);
    // Halfway between two halves: to the even one.
    expect([1 + 2 ** -11, 1 + 3 * 2 ** -11].map(toHalf)).toEqual([0x3c00, 0x3c02]);
  });

  it('comes back from every finite half', () => {
    const finite = Array.from({ length: 0x7c00 }, (_, half) => half);
    expect(finite.map(fromHalf).map(toHalf)).toEqual(finite);
    expect(fromHalf(0xfc00)).toBe(Number.NEGATIVE_INFINITY);
  });
});
