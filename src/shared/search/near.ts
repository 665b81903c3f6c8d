/**
 * A word met letter by letter with at most one letter wrong, missing, too many, or changed over with
 * the next. By Wu and Manber: two numbers hold, bit by bit, how many letters of the word have been met
 * with none and with one error.
 */

/** Bits of a number, less the one for no letter at all. */
export const LONGEST_PATTERN = 30;
/** Up to the last letter of Hangul; the few above fall together with others. */
const LETTERS = 0x1200;

export type Errors = 0 | 1;

export class Pattern {
  readonly letters: string;
  /** By letter: where in the pattern it stands. */
  readonly #masks = new Int32Array(LETTERS);
  readonly #last: number;
  #right = 1;
  #once = 0;
  #rightBefore = 0;
  #maskBefore = 0;

  constructor(letters: string) {
    this.letters = letters.slice(0, LONGEST_PATTERN);
    for (let index = 0; index < this.letters.length; index++) {
      const code = this.letters.charCodeAt(index) % LETTERS;
      this.#masks[code] = (this.#masks[code] ?? 0) | (1 << index);
    }
    this.#last = 1 << this.letters.length;
  }

  begin(errors: Errors): void {
    this.#right = 1;
    // One letter of the pattern may be missing from the first on.
    this.#once = errors === 0 ? 0 : 3;
    this.#rightBefore = 0;
    this.#maskBefore = 0;
  }

  /** One letter on, which the pattern has to begin at or have begun before. */
  step(code: number): void {
    const mask = this.#masks[code % LETTERS] ?? 0;
    const right = this.#right;
    const next = (right & mask) << 1;
    if (this.#once !== 0) {
      const swapped = (((this.#rightBefore & mask) << 1) & this.#maskBefore) << 1;
      this.#once = ((this.#once & mask) << 1) | right | (right << 1) | (next << 1) | swapped;
    }
    this.#right = next;
    this.#rightBefore = right;
    this.#maskBefore = mask;
  }

  get met(): boolean {
    return ((this.#right | this.#once) & this.#last) !== 0;
  }

  /** Whether it can still be met. */
  get alive(): boolean {
    return (this.#right | this.#once) !== 0;
  }

  /** Lets the pattern begin here as well. */
  beginAgain(): void {
    this.#right |= 1;
    this.#once |= 3;
  }

  /** Whether a part of the text is the pattern but for one letter. */
  isNearIn(text: string): boolean {
    this.begin(1);
    for (let at = 0; at < text.length; at++) {
      this.step(text.charCodeAt(at));
      if (this.met) return true;
      this.beginAgain();
    }
    return false;
  }
}
