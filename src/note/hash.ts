/** 64 bits of FNV-1a as two differently seeded 32-bit runs: an identity, not a protection. */
export function contentHash(parts: readonly string[]): string {
  let high = 0x811c9dc5;
  let low = 0x1b873593;
  // A separator that no text holds keeps ["ab", "c"] and ["a", "bc"] apart.
  const text = parts.map(normalised).join('\u0000');
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit ^ (high >>> 15), 0x01000193);
  }
  return hex(high) + hex(low);
}

const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');

/** Spaces and the way Hangul is composed (macOS takes it apart) make no other card. */
const normalised = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
