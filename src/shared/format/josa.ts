/** Letters whose Korean names end in a consonant: 엘, 엠, 엔, 알. */
const CLOSED_LETTERS = /[LMNR]$/;
/** Digits read 영, 일, 삼, 육, 칠, 팔. */
const CLOSED_DIGITS = /[013678]$/;

/** Whether a word, as it is read in Korean, ends in a consonant. */
function endsClosed(word: string): boolean {
  // 양자화(Quantization): the name before the brackets is read.
  const read = word.replace(/\s*[(（][^()（）]*[)）]\s*$/, '').replace(/[^\p{L}\p{N}]+$/u, '');
  const last = read.at(-1) ?? '';
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28 !== 0;
  if (/\d/.test(last)) return CLOSED_DIGITS.test(last);
  if (/[A-Z]/.test(last)) return CLOSED_LETTERS.test(last);
  return /(?:[lmn]|ng)$/.test(read);
}

/** The particle that goes with a word: josa('문', '이란', '란'). */
export const josa = (word: string, closed: string, open: string): string =>
  endsClosed(word) ? closed : open;
