import { describe, expect, it } from 'vitest';
import { toTensor } from './zoo.ts';

describe('a sample as a model takes it', () => {
  it('is quantised with scale and zero point, as the sine model of the zoo is', () => {
    const tensor = { type: 'int8', scale: 0.02463994361460209, zeroPoint: -128 };
    expect(toTensor([0, Math.PI, 6.283185], tensor)).toEqual(Int8Array.of(-128, -1, 127));
  });

  it('is clamped to the type', () => {
    expect(toTensor([-10, 10], { type: 'int8', scale: 0.01, zeroPoint: 0 })).toEqual(
      Int8Array.of(-128, 127),
    );
    expect(toTensor([2], { type: 'int16', scale: 1 / 32768 })).toEqual(Int16Array.of(32767));
  });

  it('stays as it is for float models', () => {
    expect(toTensor([0.5], { type: 'float32' })).toEqual(Float32Array.of(0.5));
  });
});
