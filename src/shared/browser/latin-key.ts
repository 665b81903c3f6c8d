/**
 * The key of a shortcut in Latin letters, whatever the keyboard writes: with Hangul switched on, U is ㅕ
 * in one browser and "Process" in another. Lower case.
 */
export function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const foreign = key === 'Process' || /^[^\x20-\x7e]$/.test(key);
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  return (foreign && letter !== undefined ? letter : key).toLowerCase();
}
