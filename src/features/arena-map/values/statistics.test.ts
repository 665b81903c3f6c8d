import { describe, expect, it } from 'vitest';
import { drawingOf, histogram, numbersOf, summarise } from './statistics.ts';

const tensor = {
  name: 'conv1',
  type: 'INT8',
  shape: [1, 4],
  quantization: { scale: 0.5, zeroPoint: -128 },
  values: Int8Array.from([-128, -126, 127, 0]),
  length: 4,
};

describe('values of a tensor', () => {
  it('are told as stored and as what they stand for', () => {
    expect([...numbersOf(tensor, false)]).toEqual([-128, -126, 127, 0]);
    expect([...numbersOf(tensor, true)]).toEqual([0, 1, 127.5, 64]);
  });

  it('are summed up, with the share at the ends of the type', () => {
    expect(summarise(tensor, true)).toEqual({
      count: 4,
      min: 0,
      max: 127.5,
      mean: 48.125,
      nans: 0,
      saturated: { low: 0.25, high: 0.25 },
    });
    const float = { ...tensor, type: 'FLOAT32', quantization: null, values: new Float32Array(2) };
    expect(summarise(float, true).saturated).toBeNull();
    const odd = { ...float, values: Float32Array.of(1, Number.NaN, 3) };
    expect(summarise(odd, true)).toMatchObject({ min: 1, max: 3, nans: 1 });
  });

  it('are counted once each, the greatest in the last bin', () => {
    expect(histogram(Float64Array.from([0, 1, 2, 3, 4]), 2)).toEqual([2, 3]);
    expect(histogram(Float64Array.from([7, 7, Number.NaN]), 3)).toEqual([2, 0, 0]);
  });

  it('are drawn by their shape', () => {
    expect(drawingOf([1, 8, 8, 16], 1024)).toEqual({
      kind: 'images',
      width: 8,
      height: 8,
      channels: 16,
    });
    expect(drawingOf([1, 49, 10, 1], 490)).toMatchObject({ kind: 'images', height: 49, width: 10 });
    expect(drawingOf([3, 5], 15)).toMatchObject({ kind: 'images', height: 3, width: 5 });
    expect(drawingOf([1, 10], 10)).toEqual({ kind: 'curve', length: 10 });
    expect(drawingOf([], 1)).toEqual({ kind: 'curve', length: 1 });
    // Wider than a canvas may be.
    expect(drawingOf([2, 100_000], 200_000)).toEqual({ kind: 'curve', length: 200_000 });
  });
});
