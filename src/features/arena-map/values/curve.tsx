import styles from './values.module.css';

const WIDTH = 320;
const HEIGHT = 96;
/** More points than pixels are drawn as the least and the greatest of each pixel. */
const MOST_BARS = 64;

function pathOf(numbers: Float64Array, min: number, max: number): string {
  const span = max - min || 1;
  const y = (value: number) => HEIGHT - 4 - ((value - min) / span) * (HEIGHT - 8);
  const per = numbers.length / WIDTH;
  if (per <= 1) {
    const step = WIDTH / Math.max(1, numbers.length - 1);
    let path = '';
    // What is not a number leaves a gap.
    for (const [i, value] of numbers.entries()) {
      if (Number.isNaN(value)) continue;
      path += `${i === 0 || Number.isNaN(numbers[i - 1]) ? 'M' : 'L'}${i * step} ${y(value)}`;
    }
    return path;
  }
  let path = '';
  for (let pixel = 0; pixel < WIDTH; pixel++) {
    const part = numbers.subarray(Math.floor(pixel * per), Math.floor((pixel + 1) * per));
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const value of part) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (low <= high) path += `M${pixel} ${y(low)}V${y(high) - 0.5}`;
  }
  return path;
}

interface CurveProps {
  readonly numbers: Float64Array;
  readonly min: number;
  readonly max: number;
  readonly label: string;
}

function barsOf(numbers: Float64Array, y: (value: number) => number): string {
  const width = WIDTH / Math.max(1, numbers.length);
  let path = '';
  for (const [i, value] of numbers.entries()) {
    if (Number.isNaN(value)) continue;
    const top = Math.min(y(value), y(0));
    const height = Math.max(1, Math.abs(y(value) - y(0)));
    path += `M${i * width + 1} ${top}h${Math.max(1, width - 2)}v${height}h-${Math.max(1, width - 2)}z`;
  }
  return path;
}

/** A vector: bars where each can be seen, else a line. */
export function Curve({ numbers, min, max, label }: CurveProps) {
  const bars = numbers.length <= MOST_BARS;
  const low = Math.min(0, min);
  const high = Math.max(0, max);
  const span = high - low || 1;
  const y = (value: number) => HEIGHT - 4 - ((value - low) / span) * (HEIGHT - 8);
  return (
    <svg className={styles.curve} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {bars ? (
        <>
          <path className={styles.bars} d={barsOf(numbers, y)} />
          <line x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} />
        </>
      ) : (
        <path className={styles.line} d={pathOf(numbers, min, max)} />
      )}
    </svg>
  );
}
