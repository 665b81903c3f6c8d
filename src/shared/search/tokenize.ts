/**
 * Words of a text for an index, and of a query. Korean glues particles to words and readers type
 * parts of them, so each run of Hangul is cut into overlapping pairs of syllables; everything else
 * is a word in lower case.
 */

const RUNS = /\p{Script=Hangul}+|[\p{L}\p{N}_]+/gu;
const HANGUL = /^\p{Script=Hangul}/u;

// Longest first, so that 에서는 is not taken for 는.
const PARTICLES =
  /(?:에서는|으로는|에서|으로|까지|부터|에게|처럼|보다|이란|라는|은|는|이|가|을|를|의|에|로|와|과|도|만|란)$/;

/** `MicroInterpreter` is `micro` and `interpreter`; `arena_used_bytes` three words. */
function partsOf(word: string): string[] {
  const parts = word
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .split(/[\s_]+/)
    .filter((part) => part !== '');
  return parts.length > 1 ? parts : [word];
}

/** 아레나를 → 아레나. What is left must still be a word. */
function withoutParticle(run: string): string {
  const stem = run.replace(PARTICLES, '');
  return stem.length >= 2 ? stem : run;
}

function pairsOf(run: string): string[] {
  const syllables = [...run];
  if (syllables.length <= 2) return [run];
  return syllables.slice(1).map((syllable, index) => `${syllables[index]}${syllable}`);
}

function cut(text: string, hangul: (run: string) => string): string[] {
  const runs = text.normalize('NFC').match(RUNS) ?? [];
  return runs
    .flatMap((run) => (HANGUL.test(run) ? pairsOf(hangul(run)) : partsOf(run)))
    .map((token) => token.toLowerCase());
}

/** For the index. */
export function tokenize(text: string): string[] {
  return cut(text, (run) => run);
}

/** For a query, whose particles the text need not share. */
export function tokenizeQuery(query: string): string[] {
  return cut(query, withoutParticle);
}

/** The words of a query as they stand between spaces, without their particles. */
export const wordsOf = (query: string): string[] =>
  query
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => (HANGUL.test(word) ? withoutParticle(word) : word));
