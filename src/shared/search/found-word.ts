import type { Corpus } from './corpus.ts';
import { Pattern } from './near.ts';
import { eachSpan } from './spans.ts';
import { type AskedWord, askedInitials, isInsideSyllable, isParticle } from './words.ts';

/**
 * Where one word of a query stands, and how well: as it is or as a part of a word, then across spaces,
 * then with one letter wrong, then with one syllable wrong. Each level is looked up when it is asked for.
 */

export const LEVELS = 4;

/** Shorter words have to be right: with one letter wrong they are other words. */
const FEWEST_NEAR = 6;
/** Short ones stand across spaces everywhere by chance. */
const FEWEST_ACROSS = 4;
const FEWEST_NEAR_ACROSS = 8;
const FEWEST_SYLLABLES = 3;

/** How much of a find each kind of likeness is worth. */
const WORTH = {
  word: 1,
  particle: 0.9,
  beginning: 0.6,
  part: 0.4,
  across: 0.7,
  near: 0.2,
  nearAcross: 0.1,
  syllable: 0.1,
};
/** Of what is found without the particle that was asked for. */
const WITHOUT_PARTICLE = 0.8;
/** Of a syllable that goes on where the asked one ends: 모데 in 모델. */
const UNFINISHED = 0.5;

function worthOf(word: string, asked: string): number {
  const at = word.indexOf(asked);
  if (at < 0) return 0;
  const end = at + asked.length;
  if (end === word.length && at === 0) return WORTH.word;
  if (isInsideSyllable(word, end)) return UNFINISHED * (at === 0 ? WORTH.beginning : WORTH.part);
  if (at > 0) return WORTH.part;
  return isParticle(word.slice(end)) ? WORTH.particle : WORTH.beginning;
}

/** Syllables and single letters, each with where it begins. */
function syllablesOf(letters: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < letters.length; at++) if (!isInsideSyllable(letters, at)) starts.push(at);
  return starts;
}

const HANGUL = /[\u1100-\u11ff]/;

export class FoundWord {
  /** By word of the dictionary. */
  readonly words = new Map<number, number>();
  /** By place, of what is found across spaces. */
  readonly places = new Map<number, number>();
  /** How far it has been looked up. */
  level = -1;
  readonly #corpus: Corpus;
  readonly #asked: AskedWord;

  constructor(corpus: Corpus, asked: AskedWord) {
    this.#corpus = corpus;
    this.#asked = asked;
  }

  get isNowhere(): boolean {
    return this.words.size === 0 && this.places.size === 0;
  }

  /** Looks it up as far as this level. */
  reach(level: number): void {
    while (this.level < level) {
      this.level++;
      [this.#asParts, this.#across, this.#nearly, this.#butForASyllable][this.level]?.call(this);
    }
  }

  #asParts(): void {
    const { whole, stem } = this.#asked;
    const initials = askedInitials(whole);
    if (initials !== null) this.#byInitials(initials);
    const { words } = this.#corpus.dictionary;
    const { dictionary } = this.#corpus;
    const single = syllablesOf(stem).length === 1;
    const beginning = single ? dictionary.starting(stem) : [];
    for (const id of beginning.length > 0 ? beginning : dictionary.containing(stem)) {
      const word = words[id] ?? '';
      const worth = Math.max(
        worthOf(word, whole),
        whole === stem ? 0 : WITHOUT_PARTICLE * worthOf(word, stem),
      );
      // 가 is not in 각.
      if (!single || worth >= WORTH.part) this.words.set(id, worth);
    }
    if (stem.length >= FEWEST_NEAR_ACROSS) this.#across();
  }

  /** ㅍㄹㄴ: words whose syllables begin so. */
  #byInitials(asked: string): void {
    for (const [id, initials] of this.#corpus.dictionary.initials.entries()) {
      if (initials.startsWith(asked)) {
        this.words.set(id, initials === asked ? WORTH.part : WORTH.part / 2);
      }
    }
  }

  #across(): void {
    const { stem } = this.#asked;
    if (stem.length < FEWEST_ACROSS) return;
    eachSpan(this.#corpus, stem, 0, (place) => this.places.set(place, WORTH.across));
  }

  #nearly(): void {
    const { whole, stem } = this.#asked;
    // What is too short without its particle is looked for with it: 너드는, 노드는.
    const asked = stem.length < FEWEST_NEAR ? whole : stem;
    if (asked.length < FEWEST_NEAR) return;
    const pattern = new Pattern(asked);
    const { letters } = pattern;
    const { dictionary } = this.#corpus;
    // One error leaves one half as it is, but where it changes the letters over between the two.
    const middle = letters.length >> 1;
    const swapped = `${letters.slice(0, middle - 1)}${letters.charAt(middle)}${letters.charAt(middle - 1)}${letters.slice(middle + 1)}`;
    for (const part of [letters.slice(0, middle), letters.slice(middle), swapped]) {
      for (const id of dictionary.containing(part)) {
        if (this.words.has(id)) continue;
        const word = dictionary.words[id] ?? '';
        if (!pattern.isNearIn(word)) continue;
        const more = Math.abs(word.length - letters.length);
        this.words.set(id, WORTH.near * (1 - Math.min(0.5, more / 20)));
      }
    }
    if (asked.length < FEWEST_NEAR_ACROSS) return;
    eachSpan(this.#corpus, asked, 1, (place) => {
      if (!this.places.has(place)) this.places.set(place, WORTH.nearAcross);
    });
  }

  /** The word alone or with a particle, any one of its syllables another. */
  #butForASyllable(): void {
    const { whole, stem } = this.#asked;
    const asked = syllablesOf(stem).length < FEWEST_SYLLABLES ? whole : stem;
    const starts = syllablesOf(asked);
    if (starts.length < FEWEST_SYLLABLES || !HANGUL.test(asked)) return;
    const { dictionary } = this.#corpus;
    for (const [index, start] of starts.entries()) {
      const head = asked.slice(0, start);
      const tail = asked.slice(starts[index + 1] ?? asked.length);
      const candidates = head === '' ? dictionary.containing(tail) : dictionary.starting(head);
      for (const id of candidates) {
        const word = dictionary.words[id] ?? '';
        if (this.words.has(id) || !word.startsWith(head)) continue;
        let end = start + 1;
        while (isInsideSyllable(word, end)) end++;
        const rest = word.slice(end);
        if (!rest.startsWith(tail) || isInsideSyllable(rest, tail.length)) continue;
        const after = rest.slice(tail.length);
        if (after === '' || isParticle(after)) this.words.set(id, WORTH.syllable);
      }
    }
  }
}
