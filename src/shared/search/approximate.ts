/**
 * Finds words that are spaced or spelt otherwise than they are asked for: texts are compared letter by
 * letter (a syllable of Hangul is two or three), without spaces, and one letter may be wrong, missing
 * or too many.
 */

/** Shorter words have to be right: with one letter wrong they are other words. */
const SHORTEST_WITH_TYPO = 6;
/** Bits of a number, of which one is kept free. */
const LONGEST = 30;
/** Up to the last letter of Hangul; the few above fall together with others. */
const LETTERS = 0x1200;

const lettersOf = (text: string): string => text.normalize('NFD').toLowerCase();

/** A text as it is searched. */
export const squeezed = (text: string): string =>
  lettersOf(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

export interface Pattern {
  readonly letters: string;
  readonly halves: readonly [string, string];
  /** By letter: where in the pattern it stands, bit by bit. */
  readonly masks: Int32Array;
}

export function patternOf(word: string): Pattern {
  const letters = squeezed(word).slice(0, LONGEST);
  const masks = new Int32Array(LETTERS);
  for (let index = 0; index < letters.length; index++) {
    const code = letters.charCodeAt(index) % LETTERS;
    masks[code] = (masks[code] ?? 0) | (1 << index);
  }
  const middle = letters.length >> 1;
  return { letters, halves: [letters.slice(0, middle), letters.slice(middle)], masks };
}

/** Where in a squeezed text the pattern ends as it is; -1 where nowhere. */
export function endOf(text: string, { letters }: Pattern): number {
  const exact = letters === '' ? -1 : text.indexOf(letters);
  return exact < 0 ? -1 : exact + letters.length;
}

/**
 * Where in a part of the text a match with at most one letter wrong ends; -1 where nowhere. By Wu and
 * Manber: two numbers hold, bit by bit, how far the pattern has been met with none and with one error.
 */
function nearEndWithin(
  text: string,
  from: number,
  to: number,
  { letters, masks }: Pattern,
): number {
  const last = 1 << (letters.length - 1);
  let right = 0;
  let once = 1;
  for (let index = from; index < to; index++) {
    const mask = masks[text.charCodeAt(index) % LETTERS] ?? 0;
    const before = right;
    right = ((right << 1) | 1) & mask;
    once = (((once << 1) | 1) & mask) | before | ((before | right) << 1) | 1;
    if ((once & last) !== 0) return index + 1;
  }
  return -1;
}

/** The end of the pattern with at most one letter wrong, as it is where it stands so. */
export function nearEndOf(text: string, pattern: Pattern): number {
  const { letters, halves } = pattern;
  const exact = endOf(text, pattern);
  if (exact >= 0) return exact;
  if (letters.length < SHORTEST_WITH_TYPO) return -1;
  // One error leaves one of the halves as it is: only what surrounds these is looked at.
  const reach = letters.length + 1;
  let first = -1;
  for (const half of halves) {
    for (let at = text.indexOf(half); at >= 0; at = text.indexOf(half, at + 1)) {
      const to = Math.min(text.length, at + half.length + reach);
      const end = nearEndWithin(text, Math.max(0, at - reach), to, pattern);
      if (end < 0) continue;
      if (first < 0 || end < first) first = end;
      break;
    }
  }
  return first;
}

/** The place in the text itself of a letter of its squeezed form. */
export function placeOf(text: string, letter: number): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) {
    letters += squeezed(text.charAt(index)).length;
    if (letters >= letter) return index;
  }
  return 0;
}
