import { describe, expect, it } from 'vitest';
import { median, quantile } from './statistics.ts';

describe('median and spread of timings', () => {
  it('takes the middle of an odd count and the mean of the two middle ones of an even count', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('interpolates quantiles between ranks', () => {
    expect(quantile([10, 20, 30, 40, 50], 0.25)).toBe(20);
    expect(quantile([0, 10], 0.75)).toBe(7.5);
  });

  it('has no median of nothing', () => {
    expect(median([])).toBeNaN();
  });
});
