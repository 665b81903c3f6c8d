import { useMemo } from 'react';
import type { TraceView } from '@/runtime/contract/arena-words.ts';
import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import type { FailureMark } from '../failure.ts';
import { opsOfSegment } from '../layout/bar.ts';
import { outlineOf } from '../layout/outline.ts';
import type { ColumnShape, TimeMapShapes } from '../layout/time-map.ts';
import { useArenaMap } from '../map-store.ts';
import type { ArenaState } from '../plan/arena-state.ts';
import { opOfEvent } from '../plan/event-op.ts';
import { livesAt, type PlanView } from '../plan/plan-view.ts';
import { refusedOps } from '../plan/refused.ts';
import { columnOf } from '../plan/timeline.ts';
import { PHASE_LABELS } from '../steps/sentences.ts';
import { GoneMarks } from './gone-marks.tsx';
import styles from './map.module.css';

interface MarksProps {
  readonly view: PlanView;
  readonly shapes: TimeMapShapes;
  readonly failure: FailureMark | null;
  /** Of the event that is stepped to, else how it ended. */
  readonly state: ArenaState;
  readonly trace: TraceView;
}

/** Below the names of the ops that a column's mark takes in. */
const BELOW = 20;

function ColumnMark({
  column,
  shapes: { plot },
  className,
}: {
  readonly column: ColumnShape | undefined;
  readonly shapes: TimeMapShapes;
  readonly className: string | undefined;
}) {
  if (column === undefined) return null;
  const { x, width } = column;
  return <rect className={className} x={x} width={width} y={plot.y} height={plot.height + BELOW} />;
}

/** The failed event, by the op it was for, the plan's edge, or the whole picture. */
function FailureMarks({
  view,
  shapes,
  failure,
}: Pick<MarksProps, 'view' | 'shapes'> & { readonly failure: FailureMark }) {
  const { plot, columns } = shapes;
  const column = failure.time === null ? undefined : columns[failure.time];
  const top = Math.max(view.height, failure.ofPlan ? failure.address : 0);
  const edge = plot.y + plot.height * (1 - (top === 0 ? 0 : failure.address / top));
  return (
    <g data-failed-event={failure.event}>
      <ColumnMark column={column} shapes={shapes} className={styles.failedColumn} />
      {column === undefined && !failure.ofPlan && <rect className={styles.failedFrame} {...plot} />}
      {failure.ofPlan && (
        <line
          className={styles.failedLine}
          x1={plot.x}
          x2={plot.x + plot.width}
          y1={edge}
          y2={edge}
        />
      )}
      <text
        className={styles.failedText}
        x={plot.x + plot.width - 4}
        y={failure.ofPlan ? edge - 5 : plot.y - 8}
        textAnchor="end"
      >
        {failure.ofPlan
          ? `머리가 쓸 수 있는 끝 ${formatInteger(failure.address)}`
          : `${PHASE_LABELS[failure.phase]}에서 실패`}
      </text>
    </g>
  );
}

/** What changes all the time, drawn over the picture: selection, pointer, peak, failure. */
export function TimeMapMarks({ view, shapes, failure, state, trace }: MarksProps) {
  const time = useArenaMap((map) => map.time);
  const compared = useArenaMap((map) => map.comparedTime);
  const pointed = useArenaMap((map) => map.pointed);
  const event = useArenaMap((map) => map.event);
  const model = useArenaMap((map) => map.model);
  const { plot, columns, blocks, peakLabel } = shapes;

  const reference = useArenaMap((map) => map.reference);
  const refused = useMemo(() => {
    const places = new Set(
      refusedOps(model, reference).map(({ subgraph, index }) => `${subgraph}-${index}`),
    );
    return columns.filter(({ time: step }) => {
      const op = view.columns[step]?.op;
      return op != null && places.has(`${op.subgraph}-${op.index}`);
    });
  }, [columns, view, model, reference]);
  const byId = useMemo(() => new Map(blocks.map((shape) => [shape.id, shape])), [blocks]);
  const shapesOf = (ids: readonly { readonly id: number }[]) =>
    ids.flatMap(({ id }) => byId.get(id) ?? []);

  const stepped = event === null ? null : opOfEvent(trace, event, model);
  const steppedOwner = event === null ? undefined : trace.events.at(event);
  const owner = steppedOwner !== undefined && 'owner' in steppedOwner ? steppedOwner.owner : null;
  const steppedBlock =
    owner?.kind !== 'tensor'
      ? undefined
      : view.blocks.find(
          ({ tensor }) => tensor?.subgraph === owner.subgraph && tensor.index === owner.index,
        );
  const ofSegment = pointed?.kind === 'segment' ? opsOfSegment(state, pointed.key) : [];
  const lit = time === null ? [] : view.blocks.filter((block) => livesAt(block, time));
  const pointedShape = pointed?.kind === 'block' ? byId.get(pointed.id) : undefined;

  return (
    <>
      {refused.map((column) => (
        <ColumnMark
          key={column.time}
          column={column}
          shapes={shapes}
          className={styles.failedColumn}
        />
      ))}
      {time !== null && <GoneMarks view={view} shapes={shapes} time={time} />}
      <ColumnMark
        column={time === null ? undefined : columns[time]}
        shapes={shapes}
        className={styles.selected}
      />
      <ColumnMark
        column={compared === null ? undefined : columns[compared]}
        shapes={shapes}
        className={styles.compared}
      />
      <ColumnMark
        column={pointed?.kind === 'time' ? columns[pointed.time] : undefined}
        shapes={shapes}
        className={styles.pointed}
      />
      {ofSegment.map(({ op }) => (
        <ColumnMark
          key={`${op.subgraph}-${op.index}`}
          column={columns[columnOf(view.columns, op)?.time ?? -1]}
          shapes={shapes}
          className={styles.pointed}
        />
      ))}
      <ColumnMark
        column={stepped === null ? undefined : columns[columnOf(view.columns, stepped)?.time ?? -1]}
        shapes={shapes}
        className={styles.stepped}
      />
      <path className={styles.lit} d={outlineOf(shapesOf(lit), 2)} />
      {steppedBlock !== undefined && (
        <path className={styles.steppedBlock} d={outlineOf(shapesOf([steppedBlock]), 2)} />
      )}
      {pointedShape !== undefined && (
        <>
          <path className={styles.pointedBlock} d={outlineOf([pointedShape], 2)} />
          {/* From its block to the axis: its address. */}
          <line
            className={styles.guide}
            x1={plot.x}
            x2={pointedShape.x}
            y1={pointedShape.y + pointedShape.height}
            y2={pointedShape.y + pointedShape.height}
          />
        </>
      )}
      {failure !== null && <FailureMarks view={view} shapes={shapes} failure={failure} />}
      {peakLabel !== null && (
        <text
          className={styles.peakLabel}
          x={peakLabel.x}
          y={peakLabel.y}
          textAnchor={peakLabel.anchor}
        >
          최대 {formatExactBytes(view.peak.bytes)}
        </text>
      )}
    </>
  );
}
