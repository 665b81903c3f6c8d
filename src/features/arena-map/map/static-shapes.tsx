import { memo } from 'react';
import { BLOCK_KINDS } from '../kinds.ts';
import { outlinesOf } from '../layout/outline.ts';
import type { BlockShape, ColumnShape, TimeMapShapes } from '../layout/time-map.ts';
import styles from './map.module.css';
import { patternFill } from './patterns.tsx';

/** Narrower than this a block is all border. */
const LEAST_BORDERED = 4;

export function ColumnLabels({
  columns,
  floor,
  slanting,
}: {
  readonly columns: readonly ColumnShape[];
  readonly floor: number;
  readonly slanting: boolean;
}) {
  return columns.map(({ time, x, width, label }) => {
    if (label === null) return null;
    const middle = x + width / 2;
    return (
      <text
        key={time}
        className={styles.columnLabel}
        {...(slanting
          ? {
              transform: `translate(${middle + 4} ${floor + 12}) rotate(-45)`,
              textAnchor: 'end' as const,
            }
          : { x: middle, y: floor + 15, textAnchor: 'middle' as const })}
      >
        {label}
      </text>
    );
  });
}

function BlockOutlines({ blocks }: { readonly blocks: readonly BlockShape[] }) {
  return BLOCK_KINDS.flatMap((kind) => {
    const ofKind = blocks.filter((block) => block.kind === kind);
    const wide = ofKind.filter(({ width }) => width > LEAST_BORDERED);
    const narrow = ofKind.filter(({ width }) => width <= LEAST_BORDERED);
    return [
      { key: `${kind}-narrow`, rects: narrow, border: 0, radius: 0 },
      { key: `${kind}-wide`, rects: wide, border: 1, radius: 2 },
    ].flatMap(({ key, rects, border, radius }) =>
      outlinesOf(rects, radius).map((path, i) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a part of one list, in its order.
          key={`${key}-${i}`}
          d={path}
          fill={patternFill(kind)}
          stroke={`var(--arena-${kind})`}
          strokeWidth={border}
        />
      )),
    );
  });
}

/** The axes: addresses to the left, ops below, and how many bytes live at each of them. */
export const Axes = memo(function Axes({ shapes }: { readonly shapes: TimeMapShapes }) {
  const { plot, ticks, columns, labelStyle, live } = shapes;
  return (
    <>
      <text className={styles.tick} x={plot.x - 6} y={14} textAnchor="end">
        주소
      </text>
      {ticks.map(({ bytes, label, y }) => (
        <g key={bytes}>
          <line className={styles.grid} x1={plot.x} x2={plot.x + plot.width} y1={y} y2={y} />
          <text className={styles.tick} x={plot.x - 6} y={y + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <ColumnLabels
        columns={columns}
        floor={plot.y + plot.height}
        slanting={labelStyle === 'slanting'}
      />
      {outlinesOf(live.filter(({ peak }) => !peak)).map((path, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part of one list, in its order.
        <path key={i} className={styles.live} d={path} />
      ))}
      {outlinesOf(live.filter(({ peak }) => peak)).map((path, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part of one list, in its order.
        <path key={i} className={styles.live} data-peak d={path} />
      ))}
      <text className={styles.tick} x={plot.x - 6} y={shapes.height - 6} textAnchor="end">
        합계
      </text>
    </>
  );
});

/** The buffers, named where there is room. */
export const Blocks = memo(function Blocks({ blocks }: { readonly blocks: readonly BlockShape[] }) {
  return (
    <>
      <BlockOutlines blocks={blocks} />
      {blocks.map(
        ({ id, x, y, height, title, detail }) =>
          title !== null && (
            <text key={id} className={styles.blockTitle} x={x + 5} y={y + Math.min(13, height - 3)}>
              {title}
              {detail !== null && (
                <tspan className={styles.blockDetail} x={x + 5} dy={14}>
                  {detail}
                </tspan>
              )}
            </text>
          ),
      )}
    </>
  );
});
