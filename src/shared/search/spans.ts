import type { Corpus } from './corpus.ts';
import { type Errors, Pattern } from './near.ts';
import { isInsideSyllable } from './words.ts';

/** What is asked as one word and stands in the texts as several: "텐서아레나", "텐서 아레나". */

const FEWEST_LETTERS = 2;

const reversed = (letters: string): string => letters.split('').reverse().join('');

/** What a word says of a pattern that begins with it: not met, met, or it takes the next word to know. */
const UNKNOWN = 0;
const NO = 1;
const YES = 2;
const MORE = 3;

/** One side of a cut, looked for from its end of the words on, forwards or back. */
class Side {
  readonly #corpus: Corpus;
  readonly #pattern: Pattern;
  readonly #step: 1 | -1;
  readonly #errors: Errors;
  /** By word: most are met many times over. */
  readonly #verdicts: Uint8Array;

  constructor(corpus: Corpus, letters: string, step: 1 | -1, errors: Errors) {
    this.#corpus = corpus;
    this.#pattern = new Pattern(step === 1 ? letters : reversed(letters));
    this.#step = step;
    this.#errors = errors;
    this.#verdicts = new Uint8Array(corpus.dictionary.words.length);
  }

  /** Whether it is met beside the word at this place, over as many words as it takes. */
  isBeside(place: number): boolean {
    const { textAt, tokens } = this.#corpus;
    const text = textAt[place];
    let next = place + this.#step;
    if (textAt[next] !== text) return false;
    const first = tokens[next] ?? 0;
    let verdict = this.#verdicts[first] ?? UNKNOWN;
    if (verdict === UNKNOWN) {
      this.#pattern.begin(this.#errors);
      verdict = this.#goOver(first);
      this.#verdicts[first] = verdict;
    }
    if (verdict !== MORE) return verdict === YES;
    this.#pattern.begin(this.#errors);
    while (verdict === MORE && textAt[next] === text) {
      verdict = this.#goOver(tokens[next] ?? 0);
      next += this.#step;
    }
    return verdict === YES;
  }

  #goOver(id: number): number {
    const word = this.#corpus.dictionary.words[id] ?? '';
    const pattern = this.#pattern;
    for (let index = 0; index < word.length; index++) {
      pattern.step(word.charCodeAt(this.#step === 1 ? index : word.length - 1 - index));
      if (pattern.met) return YES;
      if (!pattern.alive) return NO;
    }
    return MORE;
  }
}

/**
 * Calls back with the places of words that what was asked ends in; where it ends otherwise than it was
 * asked, of words that it begins in.
 */
export function eachSpan(
  corpus: Corpus,
  asked: string,
  errors: Errors,
  found: (place: number) => void,
): void {
  const { letters } = new Pattern(asked);
  const { dictionary, starts, places } = corpus;
  const beside = (words: readonly number[], side: Side) => {
    for (const word of words) {
      const end = starts[word + 1] ?? 0;
      for (let at = starts[word] ?? 0; at < end; at++) {
        const place = places[at] ?? 0;
        if (side.isBeside(place)) found(place);
      }
    }
  };
  for (let cut = FEWEST_LETTERS; cut <= letters.length - FEWEST_LETTERS; cut++) {
    if (isInsideSyllable(letters, cut)) continue;
    const head = letters.slice(0, cut);
    const tail = letters.slice(cut);
    beside(dictionary.starting(tail), new Side(corpus, head, -1, errors));
    if (errors === 1) beside(dictionary.ending(head), new Side(corpus, tail, 1, errors));
  }
}
