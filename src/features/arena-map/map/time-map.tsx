import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo } from 'react';
import type { TraceView } from '@/runtime/contract/arena-words.ts';
import { formatExactBytes } from '@/shared/format/units.ts';
import type { FailureMark } from '../failure.ts';
import { layoutTimeMap, type TimeMapShapes } from '../layout/time-map.ts';
import { point, selectTime, useArenaMap } from '../map-store.ts';
import type { ArenaState } from '../plan/arena-state.ts';
import type { PlanView } from '../plan/plan-view.ts';
import styles from './map.module.css';
import { Axes, Blocks } from './static-shapes.tsx';
import { TimeMapMarks } from './time-map-marks.tsx';
import { useWidth } from './use-width.ts';

export const PLOT_HEIGHT = 280;
/** Of the picture at least; what is below moves little when it comes. */
const LEAST_HEIGHT = PLOT_HEIGHT + 98;

/** The topmost block at a place of the picture, and the step there. */
function placeAt(view: PlanView, { blocks, plot }: TimeMapShapes, x: number, y: number) {
  // The smallest that lies under the pointer: thin ones are drawn over the large.
  const [block] = blocks
    .filter(
      (shape) =>
        shape.x <= x &&
        x <= shape.x + shape.width &&
        shape.y - 1 <= y &&
        y <= shape.y + shape.height + 1,
    )
    .sort((a, b) => a.height - b.height);
  const steps = Math.max(1, view.columns.length);
  const time = Math.floor(((x - plot.x) / plot.width) * steps);
  return { block, time: Math.min(steps - 1, Math.max(0, time)) };
}

interface TimeMapProps {
  readonly view: PlanView;
  readonly failure: FailureMark | null;
  readonly state: ArenaState;
  readonly trace: TraceView;
  /** The plan of a run with room: at the size shown the engine did not get as far. */
  readonly borrowed: boolean;
  /** AllocateTensors is being stepped through and has not come to the plan. */
  readonly unplanned: boolean;
}

/** What is drawn once, and over it what changes all the time. */
function Layers({
  shapes,
  borrowed,
  unplanned,
  children,
}: Pick<TimeMapProps, 'borrowed' | 'unplanned'> & {
  readonly shapes: TimeMapShapes;
  readonly children: ReactNode;
}) {
  const size = { width: shapes.width, height: shapes.height };
  return (
    <>
      <svg {...size} className={styles.picture} aria-hidden data-arena-part="axes">
        <Axes shapes={shapes} />
      </svg>
      <svg
        {...size}
        className={styles.blocks}
        aria-hidden
        data-arena-part="blocks"
        data-borrowed={borrowed}
        data-unplanned={unplanned}
      >
        <Blocks blocks={shapes.blocks} />
      </svg>
      <svg {...size} className={styles.overlay} aria-hidden data-arena-part="marks">
        {children}
      </svg>
    </>
  );
}

/** Time × address: columns are ops, a block is a buffer from its first to its last use. */
export function TimeMap({ view, failure, state, trace, borrowed, unplanned }: TimeMapProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const top = failure?.ofPlan ? Math.max(view.height, failure.address) : view.height;
  const shapes = useMemo(
    // Thousands of blocks are laid out once, when there is a width to do it for.
    () => (width === null ? null : layoutTimeMap(view, { width, plotHeight: PLOT_HEIGHT }, top)),
    [view, width, top],
  );
  const time = useArenaMap((map) => map.time);
  const last = view.columns.length - 1;

  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    if (shapes === null) return null;
    const box = currentTarget.getBoundingClientRect();
    return placeAt(view, shapes, clientX - box.left, clientY - box.top);
  };
  const onMove = (event: PointerEvent<HTMLElement>) => {
    const place = placeOf(event);
    if (place === null) return;
    const { block, time: step } = place;
    const now = useArenaMap.getState().pointed;
    if (block === undefined) {
      if (now?.kind !== 'time' || now.time !== step) point({ kind: 'time', time: step });
    } else if (now?.kind !== 'block' || now.id !== block.id) point({ kind: 'block', id: block.id });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = time ?? 0;
    const to = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageDown: at - 10,
      PageUp: at + 10,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === 'Escape') selectTime(null);
    if (to === undefined) return;
    event.preventDefault();
    selectTime(Math.min(last, Math.max(0, to)));
  };

  return (
    <div
      ref={frame}
      className={styles.frame}
      style={{ minHeight: shapes?.height ?? LEAST_HEIGHT }}
      role="slider"
      aria-label={`시간과 주소 지도. 연산자 ${last}개, 버퍼 ${view.blocks.length}개, 머리 ${formatExactBytes(view.height)}. 화살표로 연산자를 옮겨 다닙니다.`}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={time ?? 0}
      aria-valuetext={time === null ? '고르지 않음' : `${time}단계 ${view.columns[time]?.label}`}
      tabIndex={0}
      onPointerMove={onMove}
      onPointerLeave={() => point(null)}
      onPointerUp={(event) => {
        const place = placeOf(event);
        if (place !== null) selectTime(place.time);
      }}
      onKeyDown={onKeyDown}
    >
      {shapes !== null && (
        <Layers shapes={shapes} borrowed={borrowed} unplanned={unplanned}>
          <TimeMapMarks view={view} shapes={shapes} failure={failure} state={state} trace={trace} />
        </Layers>
      )}
    </div>
  );
}
