import { describe, expect, it } from 'vitest';
import { blankValues, openSizes, resized, tooLarge } from './open-sizes.ts';

const IDS = { name: 'ids', type: 'int64', shape: [1, 1], open: ['batch', 'length'] };
const IMAGE = {
  name: 'image',
  type: 'float32',
  shape: [1, 3, 1, 1],
  open: ['batch', null, 'height', 'width'],
};
const FIXED = { name: 'fixed', type: 'float32', shape: [2, 2] };

describe('sizes that a file leaves open', () => {
  it('are one size wherever their name stands', () => {
    expect([...openSizes([IDS, IMAGE, FIXED])]).toEqual([
      ['batch', 1],
      ['length', 1],
      ['height', 1],
      ['width', 1],
    ]);
    const sized = resized([IDS, IMAGE, FIXED], 'batch', 4);
    expect(sized.map(({ shape }) => shape)).toEqual([
      [4, 1],
      [4, 3, 1, 1],
      [2, 2],
    ]);
  });

  it('blank the inputs that they change and leave the others', () => {
    const before = [IDS, FIXED];
    const values = [BigInt64Array.of(7n), Float32Array.of(1, 2, 3, 4)];
    const after = resized(before, 'length', 3);
    expect(blankValues(after, before, values)).toEqual([new BigInt64Array(3), values[1]]);
  });

  it('are refused in a sentence before the memory is taken', () => {
    expect(tooLarge([IDS, IMAGE])).toBeNull();
    expect(tooLarge(resized([IMAGE], 'width', 2 ** 25))).toContain("'image'");
  });
});
