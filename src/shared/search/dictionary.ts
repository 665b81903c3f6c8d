import { initialsOf } from './words.ts';

/**
 * The distinct words of all texts, found by any part of them. Texts grow faster than their words do;
 * three letters in a row lead to the words that hold them.
 */

const START = '\u0002';
const END = '\u0003';
const WORDS_A_BUCKET = 8;

function bucketBits(grams: number): number {
  return Math.max(10, Math.ceil(Math.log2(grams / WORDS_A_BUCKET + 1)));
}

export class Dictionary {
  readonly words: readonly string[];
  #initials: readonly string[] | null = null;
  readonly #shift: number;
  /** Where the words of each bucket begin in `#members`. */
  readonly #starts: Uint32Array;
  readonly #members: Uint32Array;

  constructor(words: readonly string[]) {
    this.words = words;
    const grams = words.reduce((sum, { length }) => sum + length, 0);
    const bits = bucketBits(grams);
    this.#shift = 32 - bits;
    this.#starts = new Uint32Array((1 << bits) + 1);
    this.#members = new Uint32Array(grams);
    for (const word of words) {
      const marked = `${START}${word}${END}`;
      for (let at = 0; at < word.length; at++) {
        const next = this.#bucket(marked, at) + 1;
        this.#starts[next] = (this.#starts[next] ?? 0) + 1;
      }
    }
    for (let bucket = 1; bucket < this.#starts.length; bucket++) {
      this.#starts[bucket] = (this.#starts[bucket] ?? 0) + (this.#starts[bucket - 1] ?? 0);
    }
    const free = this.#starts.slice();
    for (const [id, word] of words.entries()) {
      const marked = `${START}${word}${END}`;
      for (let at = 0; at < word.length; at++) {
        const bucket = this.#bucket(marked, at);
        const place = free[bucket] ?? 0;
        this.#members[place] = id;
        free[bucket] = place + 1;
      }
    }
  }

  /** First consonants of each word, made when first asked for. */
  get initials(): readonly string[] {
    this.#initials ??= this.words.map(initialsOf);
    return this.#initials;
  }

  containing(part: string): number[] {
    return this.#those(part, (word) => word.includes(part));
  }

  starting(part: string): number[] {
    return this.#those(`${START}${part}`, (word) => word.startsWith(part));
  }

  ending(part: string): number[] {
    return this.#those(`${part}${END}`, (word) => word.endsWith(part));
  }

  /** Words of one bucket fall together by chance as well: each is looked at. */
  #those(marked: string, is: (word: string) => boolean): number[] {
    const found: number[] = [];
    if (marked.length < 3) {
      for (const [id, word] of this.words.entries()) if (is(word)) found.push(id);
      return found;
    }
    let from = 0;
    let to = Number.POSITIVE_INFINITY;
    for (let at = 0; at + 3 <= marked.length; at++) {
      const bucket = this.#bucket(marked, at);
      const [start = 0, end = 0] = this.#starts.subarray(bucket, bucket + 2);
      if (end - start < to - from) [from, to] = [start, end];
    }
    let last = -1;
    for (let place = from; place < to; place++) {
      const id = this.#members[place] ?? 0;
      // A word stands twice in a bucket where it repeats itself.
      if (id !== last && is(this.words[id] ?? '')) found.push(id);
      last = id;
    }
    return found;
  }

  #bucket(text: string, at: number): number {
    const one = Math.imul(text.charCodeAt(at), 0x9e3779b1);
    const two = Math.imul(text.charCodeAt(at + 1), 0x85ebca77);
    const three = Math.imul(text.charCodeAt(at + 2), 0xc2b2ae3d);
    const mixed = (one ^ (two >>> 5) ^ two ^ (three >>> 11) ^ (three << 3)) | 0;
    return Math.imul(mixed, 0x27d4eb2f) >>> this.#shift;
  }
}
