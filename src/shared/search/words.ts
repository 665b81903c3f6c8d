/**
 * Words of a text and of a query, letter by letter: a syllable of Hangul is two or three letters, so
 * that one typed wrong, or half typed, still shares most of them with the right one.
 */

const RUNS = /[\p{L}\p{N}\p{M}_]+/gu;
/** Longer runs (base64, Chinese) are cut: what stands in two of the pieces is found across them. */
const LONGEST_RUN = 32;

// Longest first, so that 에서는 is not taken for 는.
const PARTICLES = [
  ...['에서는', '으로는', '에서', '으로', '까지', '부터', '에게', '처럼', '보다', '이란', '라는'],
  ...['은', '는', '이', '가', '을', '를', '의', '에', '로', '와', '과', '도', '만', '란'],
];
const PARTICLE = new RegExp(`(?:${PARTICLES.join('|')})$`);

/** A word as it is compared: without case, compatible forms and what is no letter. */
export const lettersOf = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

const PARTICLE_LETTERS = new Set(PARTICLES.map(lettersOf));

export const isParticle = (letters: string): boolean => PARTICLE_LETTERS.has(letters);

export interface Run {
  readonly text: string;
  readonly at: number;
}

/** The runs of letters of a text, in order. */
export function* runsOf(text: string): Generator<Run> {
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    if (run.length <= LONGEST_RUN) yield { text: run, at: index };
    else {
      for (let from = 0; from < run.length; from += LONGEST_RUN) {
        yield { text: run.slice(from, from + LONGEST_RUN), at: index + from };
      }
    }
  }
}

/** A vowel or a final consonant of Hangul: no syllable begins with it. */
export function isInsideSyllable(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x1160 && code <= 0x11ff;
}

/** Final consonants that a keyboard makes of two that are typed one after another: ㄱㅅ becomes ㄳ. */
const PAIRS = new Map(
  [
    'ㄳㄱㅅ',
    'ㄵㄴㅈ',
    'ㄶㄴㅎ',
    'ㄺㄹㄱ',
    'ㄻㄹㅁ',
    'ㄼㄹㅂ',
    'ㄽㄹㅅ',
    'ㄾㄹㅌ',
    'ㄿㄹㅍ',
    'ㅀㄹㅎ',
    'ㅄㅂㅅ',
  ].map((pair) => [lettersOf(pair.charAt(0)), lettersOf(pair.slice(1))] as const),
);

/** The first consonants of the syllables of a word: ㅇㄹㄴ of 아레나. */
export const initialsOf = (word: string): string => word.replace(/[\u1160-\u11ff]/g, '');

/** What was asked for by first consonants alone, two or more; null where it was not. */
export function askedInitials(letters: string): string | null {
  const single = [...letters].map((letter) => PAIRS.get(letter) ?? letter).join('');
  return /^[\u1100-\u1112]{2,}$/.test(single) ? single : null;
}

export interface AskedWord {
  /** As it was typed. */
  readonly whole: string;
  /** Without its particle, which a text need not share. What is left must still be a word. */
  readonly stem: string;
}

/** A pasted page is no query. */
const MOST_WORDS = 12;

/**
 * A consonant after a word, at the end: the keyboard is in the midst of the next syllable. Taken for
 * a letter it would lead to whatever particle begins with it: 텐서ㅇ to 텐서의 and 텐서와. After one
 * syllable it is all there is to tell 아레나 from other words: 아ㄹ.
 */
const HALF_TYPED = /(?<=[가-힣]{2})[ㄱ-ㅎ]$/;

/** The words of a query as they stand between spaces, in letters. */
export function askedWords(query: string): AskedWord[] {
  const asked = new Map<string, AskedWord>();
  for (const word of query.normalize('NFC').replace(HALF_TYPED, '').split(/\s+/)) {
    const cut = word.replace(/[^\p{L}\p{N}\p{M}]+$/u, '');
    const bare = cut.replace(PARTICLE, '');
    const whole = lettersOf(cut);
    if (whole !== '') asked.set(whole, { whole, stem: bare.length >= 2 ? lettersOf(bare) : whole });
    if (asked.size === MOST_WORDS) break;
  }
  return [...asked.values()];
}
