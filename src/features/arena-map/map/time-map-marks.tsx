import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import type { FailureMark } from '../failure.ts';
import type { TimeMapShapes } from '../layout/time-map.ts';
import { useArenaMap } from '../map-store.ts';
import { livesAt, type PlanView } from '../plan/plan-view.ts';
import styles from './map.module.css';

interface MarksProps {
  readonly view: PlanView;
  readonly shapes: TimeMapShapes;
  readonly failure: FailureMark | null;
}

/** What changes all the time, drawn over the picture: selection, pointer, peak, failure. */
export function TimeMapMarks({ view, shapes, failure }: MarksProps) {
  const time = useArenaMap((state) => state.time);
  const pointed = useArenaMap((state) => state.pointed);
  const model = useArenaMap((state) => state.model);
  const { plot, columns, blocks, peakLabel } = shapes;
  const floor = plot.y + plot.height;
  const column = time === null ? undefined : columns[time];
  const pointedColumn = pointed?.kind === 'time' ? columns[pointed.time] : undefined;
  // The op that memory ran out for, and those that TFLM has no kernel for.
  const failedColumns = columns.filter(({ time: step }) => {
    const op = view.columns[step]?.op;
    const described = op == null ? undefined : model?.subgraphs[op.subgraph]?.ops[op.index];
    return step === failure?.time || described?.supported === false;
  });
  const lit = blocks.filter(({ id }) => {
    const block = view.blocks[id];
    return time !== null && block !== undefined && livesAt(block, time);
  });
  const pointedShape = blocks.find(({ id }) => pointed?.kind === 'block' && pointed.id === id);
  const pointedBlock = pointedShape && view.blocks[pointedShape.id];
  const scale =
    view.height === 0
      ? 0
      : plot.height / Math.max(view.height, failure?.ofPlan ? failure.address : 0);

  return (
    <g pointerEvents="none">
      {column !== undefined && (
        <rect
          className={styles.selected}
          x={column.x}
          width={column.width}
          y={plot.y}
          height={plot.height + 20}
        />
      )}
      {pointedColumn !== undefined && (
        <rect
          className={styles.pointed}
          x={pointedColumn.x}
          width={pointedColumn.width}
          y={plot.y}
          height={plot.height + 20}
        />
      )}
      {failedColumns.map(({ time: step, x, width }) => (
        <rect
          key={step}
          className={styles.failedColumn}
          x={x}
          width={width}
          y={plot.y}
          height={plot.height + 20}
        />
      ))}
      {lit.map(({ id, x, y, width, height }) => (
        <rect key={id} className={styles.lit} x={x} y={y} width={width} height={height} rx={2} />
      ))}
      {pointedShape !== undefined && pointedBlock !== undefined && (
        <>
          <rect
            className={styles.pointedBlock}
            x={pointedShape.x}
            y={pointedShape.y}
            width={pointedShape.width}
            height={pointedShape.height}
            rx={2}
          />
          {/* From its block to both axes: its address and the steps of its life. */}
          <line
            className={styles.guide}
            x1={plot.x}
            x2={pointedShape.x}
            y1={pointedShape.y + pointedShape.height}
            y2={pointedShape.y + pointedShape.height}
          />
        </>
      )}
      {failure?.ofPlan && scale > 0 && (
        <g>
          <line
            className={styles.failedLine}
            x1={plot.x}
            x2={plot.x + plot.width}
            y1={floor - failure.address * scale}
            y2={floor - failure.address * scale}
          />
          <text
            className={styles.failedText}
            x={plot.x + plot.width - 4}
            y={floor - failure.address * scale - 5}
            textAnchor="end"
          >
            머리가 쓸 수 있는 끝 {formatInteger(failure.address)}
          </text>
        </g>
      )}
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
    </g>
  );
}
