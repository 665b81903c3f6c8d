import { Dictionary } from './dictionary.ts';
import { lettersOf, runsOf } from './words.ts';

/** Texts as the numbers of their words, one after another, and back from each word to its places. */
export class Corpus {
  readonly dictionary: Dictionary;
  /** The word at each place. */
  readonly tokens: Uint32Array;
  /** The text that each place is in. */
  readonly textAt: Uint32Array;
  /** Words of each text. */
  readonly lengths: Uint32Array;
  /** Where the places of each word begin in `places`, and those of the next. */
  readonly starts: Uint32Array;
  /** Where each word stands, word by word. */
  readonly places: Uint32Array;

  constructor(texts: readonly string[]) {
    const tokens = new Numbers();
    const textAt = new Numbers();
    const numbers = new Map<string, number>();
    const words: string[] = [];
    const known = new Map<string, number>();
    const numberOf = (run: string): number => {
      const letters = lettersOf(run);
      if (letters === '') return -1;
      const number = numbers.get(letters);
      if (number !== undefined) return number;
      numbers.set(letters, words.length);
      return words.push(letters) - 1;
    };
    this.lengths = new Uint32Array(texts.length);
    for (const [text, content] of texts.entries()) {
      const before = tokens.length;
      for (const { text: run } of runsOf(content)) {
        let word = known.get(run);
        if (word === undefined) {
          word = numberOf(run);
          known.set(run, word);
        }
        if (word < 0) continue;
        tokens.push(word);
        textAt.push(text);
      }
      this.lengths[text] = tokens.length - before;
    }
    this.tokens = tokens.taken();
    this.textAt = textAt.taken();
    this.dictionary = new Dictionary(words);
    this.starts = new Uint32Array(words.length + 1);
    for (const word of this.tokens) this.starts[word + 1] = (this.starts[word + 1] ?? 0) + 1;
    for (let word = 1; word < this.starts.length; word++) {
      this.starts[word] = (this.starts[word] ?? 0) + (this.starts[word - 1] ?? 0);
    }
    const free = this.starts.slice();
    this.places = new Uint32Array(this.tokens.length);
    for (const [place, word] of this.tokens.entries()) {
      const at = free[word] ?? 0;
      this.places[at] = place;
      free[word] = at + 1;
    }
  }

  wordAt(place: number): string {
    return this.dictionary.words[this.tokens[place] ?? 0] ?? '';
  }
}

/** An array of numbers that grows. */
class Numbers {
  length = 0;
  #numbers = new Uint32Array(1 << 12);

  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length++] = number;
  }

  taken(): Uint32Array {
    return this.#numbers.slice(0, this.length);
  }
}
