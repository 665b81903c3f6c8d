import { type KeyboardEvent, memo, type PointerEvent, useMemo } from 'react';
import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import type { FailureMark } from '../failure.ts';
import { KIND_LABELS } from '../kinds.ts';
import { layoutTimeMap, type TimeMapShapes } from '../layout/time-map.ts';
import { point, selectTime, useArenaMap } from '../map-store.ts';
import type { Block, PlanView } from '../plan/plan-view.ts';
import styles from './map.module.css';
import { patternFill } from './patterns.tsx';
import { TimeMapMarks } from './time-map-marks.tsx';
import { useWidth } from './use-width.ts';

const PLOT_HEIGHT = 280;

/** What does not change while something is dragged or pointed at. */
const StaticShapes = memo(function StaticShapes({ shapes }: { readonly shapes: TimeMapShapes }) {
  const { plot, ticks, blocks, columns, live } = shapes;
  const floor = plot.y + plot.height;
  return (
    <>
      {ticks.map(({ bytes, y }) => (
        <g key={bytes}>
          <line className={styles.grid} x1={plot.x} x2={plot.x + plot.width} y1={y} y2={y} />
          <text className={styles.tick} x={plot.x - 6} y={y + 4} textAnchor="end">
            {formatInteger(bytes)}
          </text>
        </g>
      ))}
      {blocks.map(({ id, kind, x, y, width, height, title, detail }) => (
        <g key={id}>
          <rect
            x={x}
            y={y}
            width={width}
            height={height}
            rx={Math.min(2, width / 4, height / 4)}
            fill={patternFill(kind)}
            stroke={`var(--arena-${kind})`}
            strokeWidth={width > 4 ? 1 : 0}
          />
          {title !== null && (
            <text className={styles.blockTitle} x={x + 5} y={y + Math.min(13, height - 3)}>
              {title}
            </text>
          )}
          {detail !== null && (
            <text className={styles.blockDetail} x={x + 5} y={y + 27}>
              {detail}
            </text>
          )}
        </g>
      ))}
      {columns.map(
        ({ time, x, width, label }) =>
          label !== null && (
            <text
              key={time}
              className={styles.columnLabel}
              x={x + width / 2}
              y={floor + 15}
              textAnchor="middle"
            >
              {label}
            </text>
          ),
      )}
      {live.map(({ time, x, y, width, height, peak }) => (
        <rect
          key={time}
          className={styles.live}
          data-peak={peak}
          x={x}
          y={y}
          width={width}
          height={height}
        />
      ))}
      <text className={styles.tick} x={plot.x - 6} y={shapes.height - 6} textAnchor="end">
        합계
      </text>
    </>
  );
});

const describeBlock = (block: Block): string =>
  `${block.name}, ${KIND_LABELS[block.kind]}, ${formatExactBytes(block.size)}, 주소 ${formatInteger(block.offset)}, ${block.first}~${block.last}단계`;

interface TimeMapProps {
  readonly view: PlanView;
  readonly failure: FailureMark | null;
  /** The plan of a run with room: at the size shown the engine did not get as far. */
  readonly borrowed: boolean;
  /** AllocateTensors is being stepped through and has not come to the plan. */
  readonly unplanned: boolean;
}

/** Time × address: columns are ops, a block is a buffer from its first to its last use. */
export function TimeMap({ view, failure, borrowed, unplanned }: TimeMapProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const top = failure?.ofPlan ? Math.max(view.height, failure.address) : view.height;
  const shapes = useMemo(
    () => layoutTimeMap(view, { width: width ?? 640, plotHeight: PLOT_HEIGHT }, top),
    [view, width, top],
  );

  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const x = clientX - box.left;
    const y = clientY - box.top;
    const block = shapes.blocks.findLast(
      (shape) =>
        shape.x <= x && x <= shape.x + shape.width && shape.y <= y && y <= shape.y + shape.height,
    );
    const steps = Math.max(1, view.columns.length);
    const time = Math.floor(((x - shapes.plot.x) / shapes.plot.width) * steps);
    return { block, time: Math.min(steps - 1, Math.max(0, time)) };
  };

  const time = useArenaMap((state) => state.time);
  const onMove = (event: PointerEvent<HTMLElement>) => {
    const { block, time } = placeOf(event);
    const now = useArenaMap.getState().pointed;
    if (block === undefined) {
      if (now?.kind !== 'time' || now.time !== time) point({ kind: 'time', time });
    } else if (now?.kind !== 'block' || now.id !== block.id) point({ kind: 'block', id: block.id });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const last = view.columns.length - 1;
    const at = time ?? 0;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (event.key === 'Escape') selectTime(null);
    if (to === undefined) return;
    event.preventDefault();
    selectTime(Math.min(last, Math.max(0, to)));
  };

  return (
    <div
      ref={frame}
      className={styles.frame}
      style={{ minHeight: shapes.height }}
      role="slider"
      aria-label={`시간과 주소 지도. 연산자 ${view.columns.length - 1}개, 버퍼 ${view.blocks.length}개, 머리 ${formatExactBytes(view.height)}. 화살표로 연산자를 옮겨 다닙니다.`}
      aria-valuemin={0}
      aria-valuemax={view.columns.length - 1}
      aria-valuenow={time ?? 0}
      aria-valuetext={time === null ? '고르지 않음' : `${time}단계 ${view.columns[time]?.label}`}
      tabIndex={0}
      onPointerMove={onMove}
      onPointerLeave={() => point(null)}
      onPointerUp={(event) => selectTime(placeOf(event).time)}
      onKeyDown={onKeyDown}
    >
      <svg
        className={styles.picture}
        width={shapes.width}
        height={shapes.height}
        aria-hidden
        data-arena-picture
        data-borrowed={borrowed}
        data-unplanned={unplanned}
      >
        <StaticShapes shapes={shapes} />
        <TimeMapMarks view={view} shapes={shapes} failure={failure} />
      </svg>
      <PointedNote view={view} />
    </div>
  );
}

/** What the pointer or the focus is on, in words; its place is kept when there is nothing. */
function PointedNote({ view }: { readonly view: PlanView }) {
  const pointed = useArenaMap((state) => state.pointed);
  const time = useArenaMap((state) => state.time);
  const block = pointed?.kind === 'block' ? view.blocks[pointed.id] : undefined;
  const step = pointed?.kind === 'time' ? pointed.time : time;
  const column = step === null ? undefined : view.columns[step];
  return (
    <p className={styles.pointedNote}>
      {block !== undefined
        ? describeBlock(block)
        : column !== undefined
          ? `${column.time}단계 ${column.label}: 살아 있는 버퍼의 합 ${formatExactBytes(view.live[column.time] ?? 0)}`
          : '블록이나 연산자를 가리키거나 누르면 설명이 나옵니다.'}
    </p>
  );
}
