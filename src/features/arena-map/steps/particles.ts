const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** How the digits 0 … 9 end when read aloud in Korean: 영 일 이 삼 사 오 육 칠 팔 구. */
const DIGIT_HAS_FINAL = [true, true, false, true, false, false, true, true, true, false];

/** Whether a word ends in a consonant when it is read; Latin words are taken as ending in none. */
function endsInConsonant(word: string): boolean {
  const last = word.trimEnd().at(-1) ?? '';
  const code = last.codePointAt(0) ?? 0;
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) return (code - FIRST_SYLLABLE) % 28 !== 0;
  if (/\d/.test(last)) return DIGIT_HAS_FINAL[Number(last)] ?? false;
  return /[lmnLMN]/.test(last);
}

/** `을/를`, `이/가`, `은/는`, `과/와`: the one that fits the word before it. */
export function withParticle(
  word: string,
  particle: '을/를' | '이/가' | '은/는' | '과/와',
): string {
  const [afterConsonant = '', afterVowel = ''] = particle.split('/');
  return word + (endsInConsonant(word) ? afterConsonant : afterVowel);
}
