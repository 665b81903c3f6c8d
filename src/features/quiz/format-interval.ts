const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;

/** How long until a card comes back, in the one unit that fits. */
export function formatInterval(milliseconds: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [YEAR, '년'],
    [MONTH, '달'],
    [DAY, '일'],
    [HOUR, '시간'],
    [MINUTE, '분'],
  ];
  for (const [size, unit] of steps) {
    if (milliseconds >= size) return `${Math.round(milliseconds / size)}${unit} 뒤`;
  }
  return '곧';
}
