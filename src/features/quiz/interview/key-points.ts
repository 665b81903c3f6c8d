/** Which key points an answer mentions. It looks for words; whether they are used rightly it cannot see. */

export interface KeyPoint {
  readonly label: string;
  /** Any spelling that counts: Korean, English, abbreviation. */
  readonly accept: readonly string[];
}

/**
 * Letters and digits only, in lower case: spacing, punctuation and the particles that follow a word
 * then make no difference to where the word is found.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** For each key point, whether one of its spellings is in the answer. */
export function findKeyPoints(answer: string, points: readonly KeyPoint[]): boolean[] {
  const text = normalise(answer);
  return points.map(({ label, accept }) =>
    [label, ...accept].some((spelling) => {
      const wanted = normalise(spelling);
      return wanted !== '' && text.includes(wanted);
    }),
  );
}
