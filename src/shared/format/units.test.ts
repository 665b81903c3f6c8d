import { describe, expect, it } from 'vitest';
import { formatBytes, formatExactBytes, formatMilliseconds } from './units.ts';

describe('figures on screen', () => {
  it('shows small byte counts exactly and large ones with one decimal', () => {
    expect([716, 9_999, 10_000, 14_200_000].map(formatBytes)).toEqual([
      '716 B',
      '9,999 B',
      '10.0 kB',
      '14.2 MB',
    ]);
  });

  it('never rounds the bytes of an arena', () => {
    expect(formatExactBytes(54_364)).toBe('54,364 B');
  });

  it('picks the unit of a duration by its size', () => {
    expect([0.25, 21.5, 608, 12_345].map(formatMilliseconds)).toEqual([
      '250 µs',
      '21.50 ms',
      '608 ms',
      '12.3 s',
    ]);
  });
});
