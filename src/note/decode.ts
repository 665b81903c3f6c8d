/** Old Windows editors write Korean in their own encoding; a wrong guess does not decode. */
const ENCODINGS = ['utf-8', 'euc-kr'] as const;

/** The text of a note's file; null where it is none. */
export function decodeNote(bytes: Uint8Array): string | null {
  const utf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encodings = utf16 ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ENCODINGS;
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes('\0') ? null : text;
    } catch {
      // Not this one.
    }
  }
  return null;
}
