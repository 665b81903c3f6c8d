const integer = new Intl.NumberFormat('ko-KR');

/** Exact bytes below 10,000, then kB, MB or GB in steps of 1,000. */
export function formatBytes(bytes: number): string {
  if (bytes < 10_000) return `${integer.format(bytes)} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** Bytes to the last one, with separators: what the arena's figures are shown in. */
export function formatExactBytes(bytes: number): string {
  return `${integer.format(bytes)} B`;
}

export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds < 1) return `${(milliseconds * 1000).toFixed(0)} µs`;
  if (milliseconds < 100) return `${milliseconds.toFixed(2)} ms`;
  if (milliseconds < 10_000) return `${milliseconds.toFixed(0)} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export function formatInteger(value: number): string {
  return integer.format(value);
}
