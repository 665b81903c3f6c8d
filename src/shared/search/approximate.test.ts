import { describe, expect, it } from 'vitest';
import { endOf, nearEndOf, patternOf, squeezed } from './approximate.ts';

/** Letters wrong, missing or too many between two words. */
function distance(one: string, two: string): number {
  let row = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= two.length; j++) {
      const same = one[i - 1] === two[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[two.length] ?? 0;
}

/** The first end of a part of the text that is the word but for one letter, by trying all. */
function slowly(text: string, word: string): number {
  if (text.includes(word)) return text.indexOf(word) + word.length;
  if (word.length < 6) return -1;
  for (let end = 1; end <= text.length; end++) {
    for (let length = word.length - 1; length <= word.length + 1; length++) {
      if (length <= end && distance(text.slice(end - length, end), word) <= 1) return end;
    }
  }
  return -1;
}

/** Numbers from a seed, the same each time. */
function* random(seed: number) {
  for (let state = seed; ; yield state >>> 8)
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
}

describe('a word with one letter wrong', () => {
  it('is found where trying all parts of the text finds it, and only there', () => {
    const numbers = random(7);
    const pick = (most: number): number => (numbers.next().value as number) % most;
    const letters = (count: number) => Array.from({ length: count }, () => 'abc'[pick(3)]).join('');
    let found = 0;
    for (let i = 0; i < 3000; i++) {
      const text = letters(20 + pick(30));
      const word = letters(4 + pick(7));
      const end = nearEndOf(text, patternOf(word));
      expect(end, `${word} in ${text}`).toBe(slowly(text, word));
      if (end >= 0) found++;
    }
    expect(found).toBeGreaterThan(500);
    expect(found).toBeLessThan(2900);
  });

  it('is compared by the letters of Hangul, without spaces', () => {
    const text = squeezed('텐서 아레나의 크기를 정합니다');
    expect(endOf(text, patternOf('텐서아레나'))).toBeGreaterThan(0);
    expect(endOf(text, patternOf('텐서아래나'))).toBe(-1);
    expect(nearEndOf(text, patternOf('텐서아래나'))).toBeGreaterThan(0);
    expect(nearEndOf(text, patternOf('텐서어래너'))).toBe(-1);
  });
});
