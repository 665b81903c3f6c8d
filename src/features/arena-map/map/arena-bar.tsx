import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import type { FailureMark } from '../failure.ts';
import { type BarSegment, layoutBar } from '../layout/bar.ts';
import type { ArenaState } from '../plan/arena-state.ts';
import styles from './map.module.css';
import { patternFill } from './patterns.tsx';

const HEIGHT = 330;
const WIDTH = 208;
const BAR = { x: 4, y: 26, width: 36, height: HEIGHT - 54 } as const;
const ROW = 17;

/** Labels beside the bar, pushed apart so that none covers another. */
function labelPlaces(segments: readonly BarSegment[]): number[] {
  // From the top of the picture down; the arena's end is above.
  const wished = segments.map(({ start, share }) => BAR.y + BAR.height * (1 - start - share / 2));
  const order = wished.map((_, i) => i).sort((a, b) => (wished[a] ?? 0) - (wished[b] ?? 0));
  const places = [...wished];
  let least = BAR.y + 6;
  for (const i of order) {
    places[i] = Math.max(least, places[i] ?? 0);
    least = (places[i] ?? 0) + ROW;
  }
  let most = BAR.y + BAR.height;
  for (const i of order.reverse()) {
    places[i] = Math.min(most, places[i] ?? 0);
    most = (places[i] ?? 0) - ROW;
  }
  return places;
}

interface ArenaBarProps {
  readonly state: ArenaState;
  readonly failure: FailureMark | null;
  /** Bytes of the deepest temporary of the whole of AllocateTensors. */
  readonly deepestTemp: number;
}

/** The arena itself: head below, tail above, what is free between them. */
export function ArenaBar({ state, failure, deepestTemp }: ArenaBarProps) {
  const segments = layoutBar(state);
  const places = labelPlaces(segments);
  // The scale is bent where pieces were widened: an address is found within its piece.
  const yOf = (address: number) => {
    const piece =
      segments.find(({ from, to }) => from <= address && address < to) ?? segments.at(-1);
    if (piece === undefined) return BAR.y + BAR.height;
    const within = (address - piece.from) / Math.max(1, piece.to - piece.from);
    return BAR.y + BAR.height * (1 - piece.start - piece.share * Math.min(1, Math.max(0, within)));
  };
  const right = BAR.x + BAR.width;
  const list = segments.map(({ label, from, to }) => `${label} ${formatExactBytes(to - from)}`);

  return (
    <svg
      className={styles.bar}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`아레나 ${formatExactBytes(state.size)}: ${list.join(', ')}`}
    >
      <text className={styles.barTitle} x={BAR.x} y={14}>
        아레나 {formatExactBytes(state.size)}
      </text>
      <text className={styles.barTitle} x={BAR.x + BAR.width + 13} y={HEIGHT - 4}>
        꼬리 합계 {formatInteger(state.size - state.tail)}
      </text>
      {segments.map(({ key, kind, start, share }) => (
        <rect
          key={key}
          x={BAR.x}
          width={BAR.width}
          y={BAR.y + BAR.height * (1 - start - share)}
          height={Math.max(0.5, BAR.height * share - 0.75)}
          fill={kind === 'free' ? 'var(--arena-free)' : patternFill(kind)}
          stroke={kind === 'free' ? 'var(--line)' : `var(--arena-${kind})`}
          strokeWidth={share * BAR.height > 3 ? 1 : 0.5}
        />
      ))}
      {segments.map(({ key, label, from, to, start, share }, i) => {
        const middle = BAR.y + BAR.height * (1 - start - share / 2);
        const place = places[i] ?? middle;
        return (
          <g key={key}>
            <path className={styles.leader} d={`M${right + 1} ${middle}L${right + 10} ${place}`} />
            <text className={styles.barLabel} x={right + 13} y={place + 4}>
              {label} <tspan className={styles.barBytes}>{formatInteger(to - from)}</tspan>
            </text>
          </g>
        );
      })}
      {deepestTemp > 0 && deepestTemp <= state.size && (
        <line
          className={styles.deepest}
          x1={BAR.x - 4}
          x2={right + 4}
          y1={yOf(deepestTemp)}
          y2={yOf(deepestTemp)}
        >
          <title>임시 할당이 가장 깊이 닿은 곳: {formatInteger(deepestTemp)}</title>
        </line>
      )}
      {failure !== null && (
        <line
          className={styles.failedLine}
          x1={BAR.x - 4}
          x2={right + 6}
          y1={yOf(failure.address)}
          y2={yOf(failure.address)}
        />
      )}
    </svg>
  );
}
