import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';

describe('a prediction held against the runtime', () => {
  it('is exact without a tolerance', () => {
    expect(judge('1100', '1100', 0)).toBe(true);
    expect(judge('1099', '1100', 0)).toBe(false);
  });

  it('lets a number be off by a share of the truth', () => {
    expect(judge('1150', '1100', 0.05)).toBe(true);
    expect(judge('1200', '1100', 0.05)).toBe(false);
  });

  it('compares words to the letter, and nothing with nothing', () => {
    expect(judge('kTfLiteError', 'kTfLiteError', 0.5)).toBe(true);
    expect(judge('kTfLiteOk', 'kTfLiteError', 0.5)).toBe(false);
    expect(judge('', '0', 0)).toBe(false);
  });
});
