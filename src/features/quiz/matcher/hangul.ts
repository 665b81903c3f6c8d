/** Hangul as the matcher needs it: a syllable's onset and vowel, whatever closes it. */

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const VOWELS = 21;
const FINALS = 28;

export const isHangul = (char: string): boolean => char >= '가' && char <= '힣';

interface Syllable {
  readonly onset: number;
  readonly vowel: number;
  /** 0 where nothing closes the syllable. */
  readonly final: number;
}

function syllableOf(char: string): Syllable | null {
  const code = char.charCodeAt(0);
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return null;
  const index = code - FIRST_SYLLABLE;
  return {
    onset: Math.floor(index / (VOWELS * FINALS)),
    vowel: Math.floor(index / FINALS) % VOWELS,
    final: index % FINALS,
  };
}

const [A, AE, EO, YEO, O, WA, OE, WAE, U, WO, EU, I] = [0, 1, 4, 6, 8, 9, 11, 10, 13, 14, 18, 20];

/** A stem's last vowel before 아/어, drawn together: 줄이+어 = 줄여, 쓰+어 = 써, 하+여 = 해. */
const CONTRACTED = new Map<number, readonly number[]>([
  [I, [YEO]],
  [EU, [EO, A]],
  [U, [WO]],
  [O, [WA]],
  [A, [AE]],
  [OE, [WAE]],
] as [number, number[]][]);

/**
 * Whether `char` is `stem` as it ends an inflected word: an open syllable may be closed (쓰 → 씁, 쓴)
 * or drawn together with the ending (쓰 → 써). A closed one stays as it is.
 */
export function endsAs(stem: string, char: string): boolean {
  if (stem === char) return true;
  const [wanted, found] = [syllableOf(stem), syllableOf(char)];
  if (wanted === null || found === null || wanted.final !== 0) return false;
  if (wanted.onset !== found.onset) return false;
  return wanted.vowel === found.vowel || (CONTRACTED.get(wanted.vowel) ?? []).includes(found.vowel);
}
