import { endsAs } from './hangul.ts';
import type { Letter, Letters } from './letters.ts';

/**
 * Where a text mentions a spelling. Spacing, hyphens, case, particles between words and the endings
 * of a stem make no difference; a word that only happens to contain the letters does not count
 * (램 in 프로그램, OS in position, 영속 in 비영속).
 */

export interface Mention {
  /** Letters `start` to `end`, without `end`. */
  readonly start: number;
  readonly end: number;
}

const PARTICLES = [
  '으로부터 에서는 에서도 으로는 이라는 이라고 하거나 되거나 까지 부터 에서 에게 으로 처럼 보다 라는 라고',
  '하는 되는 되어 하여 해서 하고 한 된 할 될 들의 들을 들이 들은 들 을 를 이 가 은 는 의 에 로 와 과 도 만',
]
  .join(' ')
  .split(' ');

/** Before a word they turn it round: 비영속, 미지원, 불필요. */
const NEGATING_PREFIX = /[비불미무]/;
/** After a word of two syllables they make another word: 최적화, 연산자, 양자화. */
const DERIVING_SUFFIX = /[화자]/;
/** Latin words of fewer letters stand alone, or they are found everywhere. */
const LONG_LATIN = 4;
const LONG_HANGUL = 4;

const startsWord = (letter: Letter, before: Letter | undefined): boolean =>
  letter.gap === 'space' ||
  letter.gap === 'clause' ||
  before === undefined ||
  before.script !== letter.script;

/** Syllables of the same word before a place. */
function syllablesBefore(letters: readonly Letter[], at: number): number {
  let from = at;
  while (from > 0 && letters[from]?.gap === 'none' && letters[from - 1]?.script === 'hangul')
    from--;
  return at - from;
}

/** How many letters of one script a spelling begins with. */
function leadingOf(spelling: readonly Letter[]): number {
  const other = spelling.findIndex(({ script }) => script !== spelling[0]?.script);
  return other === -1 ? spelling.length : other;
}

function mayStart(letters: readonly Letter[], at: number, spelling: readonly Letter[]): boolean {
  const [letter, before] = [letters[at], letters[at - 1]];
  if (letter === undefined) return false;
  if (startsWord(letter, before)) return true;
  const length = leadingOf(spelling);
  if (letter.gap === 'joint') return letter.script !== 'latin' || length >= LONG_LATIN;
  if (letter.script !== 'hangul') return false;
  // Within a compound: 텐서아레나, 모델크기. The shorter the word, the more has to stand before it.
  const inFront = syllablesBefore(letters, at);
  if (inFront === 1 && NEGATING_PREFIX.test(before?.char ?? '')) return false;
  const syllables = firstWordOf(spelling);
  return syllables >= 3 || (syllables === 2 && inFront >= 2);
}

/** Letters of a spelling's first word. */
function firstWordOf(spelling: readonly Letter[]): number {
  const next = spelling.findIndex(({ gap }, index) => index > 0 && gap !== 'none');
  return next === -1 ? spelling.length : next;
}

function mayEnd(letters: readonly Letter[], end: number, spelling: readonly Letter[]): boolean {
  const [last, after] = [letters[end - 1], letters[end]];
  if (last === undefined || after === undefined) return true;
  if (after.gap === 'space' || after.gap === 'clause' || after.script !== last.script) return true;
  // 1.18 is in 1.18.0, 16 is not in 160.
  if (last.script === 'digit') return after.gap !== 'none';
  if (last.script === 'latin') {
    if (after.gap === 'joint') return spelling.length >= LONG_LATIN;
    const next = letters[end + 1];
    const plural = after.char === 's' && (next?.gap !== 'none' || next.script !== 'latin');
    return plural && spelling.length > 1;
  }
  if (spelling.length === 1) return particleAt(letters, end) > 0;
  return spelling.length > 2 || !DERIVING_SUFFIX.test(after.char);
}

/** Letters of a particle that stands at a place and ends its word; 0 where there is none. */
function particleAt(letters: readonly Letter[], at: number): number {
  for (const particle of PARTICLES) {
    const matches = [...particle].every((char, index) => {
      const letter = letters[at + index];
      return letter?.char === char && letter.gap === 'none';
    });
    const after = letters[at + particle.length];
    if (matches && (after === undefined || after.gap !== 'none')) return particle.length;
  }
  return 0;
}

/** The end of a spelling that begins at a place, or null. */
function matchAt(letters: readonly Letter[], start: number, spelling: readonly Letter[]) {
  let at = start;
  const crossesSpaces = spelling.length >= LONG_HANGUL;
  for (const [index, wanted] of spelling.entries()) {
    if (index > 0 && wanted.gap !== 'none') at += particleAt(letters, at);
    const letter = letters[at];
    if (letter === undefined) return null;
    const endsWord = (spelling[index + 1]?.gap ?? 'space') !== 'none';
    const same =
      endsWord && index > 0 ? endsAs(wanted.char, letter.char) : wanted.char === letter.char;
    if (!same) return null;
    if (index > 0) {
      if (letter.gap === 'clause') return null;
      if (letter.gap === 'space' && wanted.gap === 'none' && !crossesSpaces) return null;
    }
    at++;
  }
  return at;
}

export function mentionsOf({ letters }: Letters, spelling: Letters): Mention[] {
  const wanted = spelling.letters;
  const found: Mention[] = [];
  if (wanted.length === 0) return found;
  for (let start = 0; start < letters.length; start++) {
    if (!mayStart(letters, start, wanted)) continue;
    const end = matchAt(letters, start, wanted);
    if (end !== null && mayEnd(letters, end, wanted)) found.push({ start, end });
  }
  return found;
}
