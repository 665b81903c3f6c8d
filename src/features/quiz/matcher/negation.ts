import type { Letter, Letters } from './letters.ts';

/**
 * Whether what follows a word in its clause turns it round: "정적 할당이 아니라", "malloc을 쓰지 않고".
 * A look at the words, no grammar: twice turned round counts as said.
 */

const WORDS = 4;

const NEGATING =
  /않|없|아니|아닌|아닙|아님|못하|못해|못합|못한|불가|불필요|금지|말고|대신|제외|^안$|^안(되|돼|됩|된|함|합)/;
/** 뿐만 아니라 says yes to what stands before it. */
const BOTH = /뿐만?$/;
/** The word that ends a clause is the last to count. */
const ENDS_CLAUSE = /(고|며|지만|는데|은데|니까|므로|(?<![에순문])서|다|[어아해예에네세]요|라|면)$/;
/** "빠진 것이 없는지 봅니다" asks whether, and says no to nothing. */
const ASKS = /[는은인닌한]지(도|를|부터|만)?$/;
/** "않으면 안 됩니다": the second no belongs to the first. */
const MUST = /^안(되|돼|됩|된)?/;
/** They say no to the one word before them: "기울기를 둘 램, 플래시 말고" says none to 기울기. */
const INSTEAD = /^(말고|대신|제외)/;
/** "…하는 대신" weighs what is said against something else; "… 대신" takes it back. */
const TRADED = /는$/;

/** The words after a place, to the end of the sentence. */
function wordsAfter(letters: readonly Letter[], from: number): string[] {
  const words: string[] = [''];
  for (const letter of letters.slice(from)) {
    if (letter.gap === 'clause') break;
    if (letter.gap === 'space') words.push('');
    words[words.length - 1] += letter.char;
  }
  return words;
}

export function isNegated({ letters }: Letters, end: number): boolean {
  let negations = 0;
  let previous = '';
  const words = wordsAfter(letters, end).slice(0, WORDS + 1);
  for (const [index, word] of words.entries()) {
    const traded = word.startsWith('대신') && TRADED.test(previous);
    if (ASKS.test(word)) break;
    const ofAnother = INSTEAD.test(word) && index > 1;
    if (NEGATING.test(word) && !BOTH.test(previous) && !traded && !ofAnother) negations++;
    const must = word.endsWith('면') && MUST.test(words[index + 1] ?? '');
    if (ENDS_CLAUSE.test(word) && !must) break;
    previous = word;
  }
  return negations % 2 === 1;
}
