const UNITS = [
  { name: 'M', bytes: 1024 * 1024 },
  { name: 'K', bytes: 1024 },
] as const;
const MOST_TICKS = 7;

export interface Tick {
  readonly bytes: number;
  /** In K of 1,024 bytes, or M of 1,024 K, where every tick is a whole number of them. */
  readonly label: string;
}

/** Addresses of an arena from 0 up, at powers of two: memory is counted in those. */
export function addressTicks(highest: number): Tick[] {
  const step = 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, highest) / MOST_TICKS)));
  const unit = UNITS.find(({ bytes }) => step % bytes === 0);
  const count = Math.floor(highest / step) + 1;
  return Array.from({ length: count }, (_, i) => {
    const bytes = i * step;
    const label =
      unit === undefined
        ? bytes.toLocaleString('ko-KR')
        : `${(bytes / unit.bytes).toLocaleString('ko-KR')} ${unit.name}`;
    return { bytes, label };
  });
}
