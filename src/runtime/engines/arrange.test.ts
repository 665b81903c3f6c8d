import { describe, expect, it } from 'vitest';
import { arrange } from './arrange.ts';

const LAST = [1, 2, 1, 3];
const FIRST = [1, 3, 2, 1];

describe('the order of channels', () => {
  it('goes from last to first and back', () => {
    const pixels = Float32Array.of(1, 2, 3, 10, 20, 30);
    const planes = arrange(pixels, LAST, FIRST);
    expect([...planes]).toEqual([1, 10, 2, 20, 3, 30]);
    expect([...arrange(planes, FIRST, LAST)]).toEqual([...pixels]);
  });

  it('leaves alone what differs in another way, or not at all', () => {
    const values = Float32Array.of(1, 2, 3, 4);
    expect(arrange(values, [1, 4], [4, 1])).toBe(values);
    expect(arrange(values, [1, 2, 2, 1], [1, 2, 2, 1])).toBe(values);
    expect([...arrange(values, [1, 2, 2, 1], [1, 1, 2, 2])]).toEqual([1, 2, 3, 4]);
  });
});
