import { describe, expect, it } from 'vitest';
import { latinKey } from './latin-key.ts';

describe('the key of a shortcut', () => {
  it.each([
    ['u', 'KeyU', 'u'],
    ['U', 'KeyU', 'u'],
    ['ㅕ', 'KeyU', 'u'],
    ['Process', 'KeyU', 'u'],
    ['ㅏ', 'KeyK', 'k'],
    ['Process', 'Digit3', '3'],
    // Another layout has the last word where it writes Latin letters.
    ['k', 'KeyT', 'k'],
    ['Backspace', 'Backspace', 'backspace'],
    [' ', 'Space', ' '],
  ])('%s at %s is %s', (key, code, expected) => {
    expect(latinKey({ key, code })).toBe(expected);
  });
});
