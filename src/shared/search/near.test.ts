import { describe, expect, it } from 'vitest';
import { Pattern } from './near.ts';
import { indexDocuments } from './search-index.ts';
import { lettersOf } from './words.ts';

/** Letters wrong, missing, too many or changed over between two words. */
function distance(one: string, two: string): number {
  const rows = [Array.from({ length: two.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= two.length; j++) {
      const same = one[i - 1] === two[j - 1] ? 0 : 1;
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) {
        row[j] = Math.min(at(i, j), at(i - 2, j - 2) + 1);
      }
    }
  }
  return at(one.length, two.length);
}

/** Whether some part of the text is the word but for one letter, by trying all. */
function slowly(text: string, word: string): boolean {
  for (let length = word.length - 1; length <= word.length + 1; length++) {
    for (let from = 0; from + length <= text.length; from++) {
      if (distance(text.slice(from, from + length), word) <= 1) return true;
    }
  }
  return false;
}

/** Whole numbers below `most`, the same each time. */
function numbers(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % most;
  };
}

describe('a word with one letter wrong', () => {
  it('is found where trying all parts of the text finds it, and only there', () => {
    const pick = numbers(7);
    const letters = (count: number) => Array.from({ length: count }, () => 'abc'[pick(3)]).join('');
    let found = 0;
    for (let round = 0; round < 3000; round++) {
      const text = letters(10 + pick(20));
      const word = letters(5 + pick(7));
      const near = new Pattern(word).isNearIn(text);
      expect(near, `${word} in ${text}`).toBe(slowly(text, word));
      if (near) found++;
    }
    expect(found).toBeGreaterThan(500);
    expect(found).toBeLessThan(2900);
  });

  it('is found in notes in whatever way these are spaced', () => {
    const pick = numbers(11);
    const syllable = () => '가나사각난'.charAt(pick(5));
    const syllables = (count: number) => Array.from({ length: count }, syllable);
    let found = 0;
    for (let round = 0; round < 400; round++) {
      const said = syllables(12);
      const text = said.map((one) => (pick(3) === 0 ? `${one} ` : one)).join('');
      const from = pick(7);
      const word = said
        .slice(from, from + 5)
        .with(pick(5), syllable())
        .join('');
      const index = indexDocuments([{ id: 'a', kind: '', title: '', text, to: '' }]);
      const near = slowly(lettersOf(text), lettersOf(word));
      // A particle that was asked for need not be there.
      if (near) expect(index.search(word, 1), `${word} in ${text}`).toHaveLength(1);
      if (near) found++;
    }
    expect(found).toBeGreaterThan(40);
  });
});
