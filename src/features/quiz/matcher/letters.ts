import { isHangul } from './hangul.ts';

/** A text as the matcher reads it: its letters and digits, and what stood before each. */

/** Before a letter: nothing, a hyphen or a hump (TensorArena), a space, or the end of a clause. */
export type Gap = 'none' | 'joint' | 'space' | 'clause';
type Script = 'hangul' | 'latin' | 'digit' | 'other';

export interface Letter {
  /** In lower case. */
  readonly char: string;
  readonly script: Script;
  readonly gap: Gap;
  /** Place in `text`. */
  readonly at: number;
}

export interface Letters {
  /** Composed, so that places are the same however the keyboard wrote it. */
  readonly text: string;
  readonly letters: readonly Letter[];
}

function scriptOf(char: string): Script {
  if (isHangul(char)) return 'hangul';
  if (/\p{Script=Latin}/u.test(char)) return 'latin';
  return /\p{N}/u.test(char) ? 'digit' : 'other';
}

const GAPS: readonly Gap[] = ['none', 'joint', 'space', 'clause'];
const wider = (a: Gap, b: Gap): Gap => (GAPS.indexOf(a) > GAPS.indexOf(b) ? a : b);

function gapOf(char: string): Gap {
  if (/[\n.!?;]/.test(char)) return 'clause';
  return /[\s,()[\]{}"'“”‘’·:/|=+~→]/.test(char) ? 'space' : 'joint';
}

export function lettersOf(input: string): Letters {
  const text = input.normalize('NFC');
  const letters: Letter[] = [];
  let gap: Gap = 'clause';
  let before = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (!/[\p{L}\p{N}]/u.test(char)) {
      // A point within a name or a number ends nothing: 1.19, model.tflite.
      const inside = char === '.' && /[\p{L}\p{N}]/u.test(text[at + 1] ?? '') && gap === 'none';
      gap = wider(gap, inside ? 'joint' : gapOf(char));
      before = '';
      continue;
    }
    const hump = /\p{Ll}/u.test(before) && /\p{Lu}/u.test(char);
    letters.push({
      char: char.toLowerCase(),
      script: scriptOf(char),
      gap: hump ? 'joint' : gap,
      at,
    });
    gap = 'none';
    before = char;
  }
  return { text, letters };
}
