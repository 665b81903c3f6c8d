import { type KeyboardEvent, type PointerEvent, useMemo } from 'react';
import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import type { FailureMark } from '../failure.ts';
import { type BarSegment, layoutBar } from '../layout/bar.ts';
import { TOP } from '../layout/time-map.ts';
import { point, showEvent, useArenaMap } from '../map-store.ts';
import type { ArenaState } from '../plan/arena-state.ts';
import { type Block, livesAt, type PlanView } from '../plan/plan-view.ts';
import styles from './map.module.css';
import { patternFill } from './patterns.tsx';
import { PLOT_HEIGHT } from './time-map.tsx';

const WIDTH = 212;
const BAR = { x: 5, y: TOP, width: 36, height: PLOT_HEIGHT } as const;
const HEIGHT = BAR.y + BAR.height + 6;
const ROW = 17;

interface Label {
  readonly key: string;
  readonly text: string;
  readonly bytes: number;
  /** Where on the bar it speaks of, in pixels; null for the heading of those below it. */
  readonly y: number | null;
  readonly segment: string | null;
}

/** Labels beside the bar, from above down, pushed apart so that none covers another. */
function placed(labels: readonly Label[]): (Label & { readonly place: number })[] {
  const places: number[] = [];
  let least = BAR.y + 4;
  for (const { y } of labels) {
    const place = Math.max(least, y ?? least);
    places.push(place);
    least = place + ROW;
  }
  let most = BAR.y + BAR.height;
  for (let i = labels.length - 1; i >= 0; i--) {
    places[i] = Math.min(most, places[i] ?? 0);
    most = (places[i] ?? 0) - ROW;
  }
  return labels.map((label, i) => ({ ...label, place: places[i] ?? 0 }));
}

/** The scale is bent where pieces were widened: an address is found within its piece. */
function scaleOf(segments: readonly BarSegment[]) {
  const floor = BAR.y + BAR.height;
  const yOf = (address: number): number => {
    const piece =
      segments.find(({ from, to }) => from <= address && address < to) ?? segments.at(-1);
    if (piece === undefined) return floor;
    const within = (address - piece.from) / Math.max(1, piece.to - piece.from);
    return floor - BAR.height * (piece.start + piece.share * Math.min(1, Math.max(0, within)));
  };
  const segmentAt = (y: number): { segment: BarSegment; address: number } | null => {
    const share = (floor - y) / BAR.height;
    const segment = segments.find((one) => one.start <= share && share < one.start + one.share);
    if (segment === undefined) return null;
    const within = (share - segment.start) / segment.share;
    return { segment, address: segment.from + within * (segment.to - segment.from) };
  };
  return { yOf, segmentAt };
}

function labelsOf(state: ArenaState, segments: readonly BarSegment[], deepest: number | null) {
  const { yOf } = scaleOf(segments);
  const labels = [...segments].reverse().flatMap(({ key, label, from, to, start, share }, i) => {
    const y = BAR.y + BAR.height * (1 - start - share / 2);
    const own: Label = { key, text: label, bytes: to - from, y, segment: key };
    const heading: Label = {
      key: 'tail',
      text: '꼬리(영구) 합계',
      bytes: state.size - state.tail,
      y: null,
      segment: null,
    };
    return i === 0 && state.tail < state.size ? [heading, own] : [own];
  });
  if (deepest === null) return placed(labels);
  const y = yOf(deepest);
  const reach: Label = { key: 'deepest', text: '임시가 닿은 끝', bytes: deepest, y, segment: null };
  const below = labels.findIndex((label) => label.y !== null && label.y > y);
  return placed(labels.toSpliced(below === -1 ? labels.length : below, 0, reach));
}

/** Blocks of the head: those that are pointed at or alive at the step that is looked at. */
function HeadBlocks({
  view,
  yOf,
}: {
  readonly view: PlanView;
  readonly yOf: (address: number) => number;
}) {
  const pointed = useArenaMap((map) => map.pointed);
  const time = useArenaMap((map) => map.time);
  const step = pointed?.kind === 'time' ? pointed.time : time;
  const alive = step === null ? [] : view.blocks.filter((block) => livesAt(block, step));
  const block = pointed?.kind === 'block' ? view.blocks[pointed.id] : undefined;
  const rectOf = ({ offset, size }: Block) => ({
    x: BAR.x + 3,
    width: BAR.width - 6,
    y: yOf(offset + size - 1),
    height: Math.max(1.5, yOf(offset) - yOf(offset + size - 1)),
  });
  return (
    <>
      {alive.map((one) => (
        <rect key={one.id} className={styles.lit} {...rectOf(one)} />
      ))}
      {block !== undefined && block.size > 0 && (
        <rect className={styles.pointedBlock} data-pointed-block={block.id} {...rectOf(block)} />
      )}
    </>
  );
}

interface ArenaBarProps {
  readonly state: ArenaState;
  readonly failure: FailureMark | null;
  /** Bytes of the deepest temporary of the whole of AllocateTensors. */
  readonly deepestTemp: number;
  /** Null while there is no plan in the head. */
  readonly view: PlanView | null;
}

/** The arena itself: head below, tail above, what is free between them. */
export function ArenaBar({ state, failure, deepestTemp, view }: ArenaBarProps) {
  const deepest = deepestTemp > 0 && deepestTemp <= state.size ? deepestTemp : null;
  const segments = useMemo(() => layoutBar(state), [state]);
  const { yOf, segmentAt } = useMemo(() => scaleOf(segments), [segments]);
  const labels = useMemo(() => labelsOf(state, segments, deepest), [state, segments, deepest]);
  const pointed = useArenaMap((map) => map.pointed);
  const pointedKey = pointed?.kind === 'segment' ? pointed.key : null;
  const right = BAR.x + BAR.width;
  const textOf = ({ label, from, to }: BarSegment) => `${label} ${formatExactBytes(to - from)}`;

  const onMove = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    if (x > right + 4) {
      const label = labels.findLast(
        ({ place, segment }) => segment && Math.abs(place - y) < ROW / 2,
      );
      point(label?.segment == null ? null : { kind: 'segment', key: label.segment });
      return;
    }
    const found = segmentAt(y);
    if (found === null) {
      point(null);
      return;
    }
    const { segment, address } = found;
    const { time } = useArenaMap.getState();
    const holders =
      segment.key === 'head' && view !== null
        ? view.blocks.filter(({ offset, size }) => offset <= address && address < offset + size)
        : [];
    const block = holders.find((one) => time !== null && livesAt(one, time)) ?? holders[0];
    point(
      block === undefined ? { kind: 'segment', key: segment.key } : { kind: 'block', id: block.id },
    );
  };
  /** To the event that made the first of what a piece holds. */
  const openEvents = (key: string | null) => {
    const segment = segments.find((one) => one.key === key);
    const first = state.persistent.find(({ category }) => segment?.categories.includes(category));
    if (first !== undefined) showEvent(first.event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = segments.findIndex(({ key }) => key === pointedKey);
    const to = {
      ArrowUp: at + 1,
      ArrowRight: at + 1,
      ArrowDown: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: segments.length - 1,
    }[event.key];
    if (event.key === 'Enter') openEvents(pointedKey);
    if (to === undefined) return;
    event.preventDefault();
    const segment = segments[Math.min(segments.length - 1, Math.max(0, to))];
    if (segment !== undefined) point({ kind: 'segment', key: segment.key });
  };
  const current = segments.find(({ key }) => key === pointedKey);

  return (
    <div
      className={styles.bar}
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`아레나 ${formatExactBytes(state.size)}: ${segments.map(textOf).join(', ')}. 화살표로 조각을 옮겨 다닙니다.`}
      aria-valuemin={0}
      aria-valuemax={segments.length - 1}
      aria-valuenow={current === undefined ? 0 : segments.indexOf(current)}
      aria-valuetext={current === undefined ? '고르지 않음' : textOf(current)}
      onPointerMove={onMove}
      onPointerLeave={() => point(null)}
      onBlur={() => point(null)}
      onPointerUp={() => openEvents(pointedKey)}
      onKeyDown={onKeyDown}
    >
      <svg width={WIDTH} height={HEIGHT} aria-hidden data-arena-part="bar">
        <text className={styles.barTitle} x={BAR.x} y={14}>
          아레나 {formatExactBytes(state.size)}
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
        {current !== undefined && (
          <rect
            className={styles.pointedBlock}
            x={BAR.x}
            width={BAR.width}
            y={BAR.y + BAR.height * (1 - current.start - current.share)}
            height={Math.max(2, BAR.height * current.share)}
          />
        )}
        {view !== null && <HeadBlocks view={view} yOf={yOf} />}
        {labels.map(({ key, text, bytes, y, segment, place }) => (
          <g
            key={key}
            className={styles.barLabel}
            data-pointed={segment === pointedKey && segment !== null}
            data-heading={key === 'tail'}
          >
            {y !== null && (
              <path
                className={key === 'deepest' ? styles.deepest : styles.leader}
                d={`M${right + 3} ${y}L${right + 10} ${place}`}
              />
            )}
            <text x={right + 13} y={place + 4}>
              {text} <tspan className={styles.barBytes}>{formatInteger(bytes)}</tspan>
            </text>
          </g>
        ))}
        {deepest !== null && (
          <line
            className={styles.deepest}
            x1={BAR.x - 4}
            x2={right + 3}
            y1={yOf(deepest)}
            y2={yOf(deepest)}
          />
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
    </div>
  );
}
