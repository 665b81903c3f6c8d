import { lettersOf, runsOf } from './words.ts';

/** The part of a text that is shown of it. */

const BEFORE = 24;
const LENGTH = 120;
/** Words that stand this near to one another are seen together. */
const TOGETHER = 15;

export function excerptAt(text: string, place: number): string {
  const start = Math.max(0, place - BEFORE);
  const cut = text.slice(start, start + LENGTH).replaceAll(/\s+/g, ' ');
  return `${start > 0 ? '…' : ''}${cut}${start + LENGTH < text.length ? '…' : ''}`;
}

/**
 * The number of the word where most of the asked ones begin to stand together, and best; -1 where
 * none does. `worth` gives for a word by its number what it is worth to each asked word.
 */
export function bestPlace(
  length: number,
  asked: number,
  worth: (at: number, of: number) => number,
) {
  let best = -1;
  let most = 0;
  const next = new Float64Array(asked);
  const places = new Int32Array(asked).fill(Number.MAX_SAFE_INTEGER);
  for (let at = length - 1; at >= 0; at--) {
    let here = 0;
    for (let word = 0; word < asked; word++) {
      const found = worth(at, word);
      here = Math.max(here, found);
      const near = (places[word] ?? 0) - at <= TOGETHER;
      if (found > 0 && (!near || found >= (next[word] ?? 0))) {
        next[word] = found;
        places[word] = at;
      }
    }
    if (here === 0) continue;
    let sum = 0;
    for (let word = 0; word < asked; word++) {
      if ((places[word] ?? 0) - at <= TOGETHER) sum += next[word] ?? 0;
    }
    if (sum >= most) {
      most = sum;
      best = at;
    }
  }
  return best;
}

/** Where the word of that number stands in the text. */
export function placeOfWord(text: string, number: number): number {
  let left = number;
  for (const { text: run, at } of runsOf(text)) {
    if (lettersOf(run) === '') continue;
    if (left-- === 0) return at;
  }
  return 0;
}
