import { describe, expect, it } from 'vitest';
import { loudest, soundInput } from './sound.ts';

describe('sound as an input', () => {
  it('is for models with a front end, or with a wave form by their shape', () => {
    expect(soundInput([1, 16_000], null)).toEqual({
      kind: 'samples',
      rate: 16_000,
      length: 16_000,
    });
    expect(soundInput([1, 64], null)).toBeNull();
    expect(soundInput([1, 3, 224, 224], null)).toBeNull();
  });

  it('takes the loudest stretch, and fills up what is too short', () => {
    expect([...loudest(Float32Array.of(0, 0, 1, 2, 1, 0), 3)]).toEqual([1, 2, 1]);
    expect([...loudest(Float32Array.of(5), 3)]).toEqual([0, 5, 0]);
  });
});
