import { memo, useMemo, useState } from 'react';
import { formatInteger } from '@/shared/format/units.ts';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import { KIND_LABELS } from '../kinds.ts';
import { Swatch } from '../map/legend.tsx';
import { point, selectTime, useArenaMap } from '../map-store.ts';
import { type Block, livesAt, type PlanView } from '../plan/plan-view.ts';
import { MoreRows } from './more-rows.tsx';
import styles from './panels.module.css';
import { TensorTable } from './tensor-table.tsx';

const ROWS = 100;

const ORDERS = {
  plan: { label: '계획 순서', compare: (a: Block, b: Block) => a.id - b.id },
  size: { label: '큰 것부터', compare: (a: Block, b: Block) => b.size - a.size || a.id - b.id },
  offset: {
    label: '주소 순서',
    compare: (a: Block, b: Block) => a.offset - b.offset || a.id - b.id,
  },
} as const;
type Order = keyof typeof ORDERS;

const placeName = (view: PlanView, time: number): string =>
  time < 0 ? '쓰이지 않음' : `${time} ${view.columns[time]?.label ?? ''}`;

interface RowProps {
  readonly block: Block;
  readonly first: string;
  readonly last: string;
  readonly pointed: boolean;
  readonly live: boolean;
}

/** Drawn again only when it is its own turn: pointing goes from row to row. */
const Row = memo(function Row({ block, first, last, pointed, live }: RowProps) {
  return (
    <tr
      data-pointed={pointed}
      data-live={live}
      onPointerEnter={() => point({ kind: 'block', id: block.id })}
      onPointerLeave={() => point(null)}
    >
      <th scope="row">
        <button
          type="button"
          className={styles.rowButton}
          title={block.name}
          onFocus={() => point({ kind: 'block', id: block.id })}
          onBlur={() => point(null)}
          onClick={() => selectTime(Math.max(0, block.first))}
        >
          {block.name}
        </button>
      </th>
      <td>
        <Swatch kind={block.kind} /> {KIND_LABELS[block.kind]}
        {block.offline && ' · 오프라인'}
      </td>
      <td className={styles.number}>{formatInteger(block.size)}</td>
      <td className={styles.number}>{formatInteger(block.offset)}</td>
      <td>{first}</td>
      <td>{last}</td>
      <td className={styles.mono}>
        {block.shape === null ? '–' : `${block.type} [${block.shape.join(', ')}]`}
      </td>
    </tr>
  );
});

/** Every buffer of the plan; a row and its block light up together. */
export const BufferTable = memo(function BufferTable({ view }: { readonly view: PlanView }) {
  const [order, setOrder] = useState<Order>('plan');
  const [rows, setRows] = useState(ROWS);
  const pointed = useArenaMap((state) =>
    state.pointed?.kind === 'block' ? state.pointed.id : null,
  );
  const time = useArenaMap((state) => state.time);
  const sorted = useMemo(() => [...view.blocks].sort(ORDERS[order].compare), [view, order]);
  if (view.blocks.length === 0) return <TensorTable />;

  return (
    <>
      <div className={styles.tools}>
        <label>
          순서{' '}
          <select
            value={order}
            onChange={({ currentTarget }) => {
              setOrder(currentTarget.value as Order);
              setRows(ROWS);
            }}
          >
            {Object.entries(ORDERS).map(([key, { label }]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <span>
          버퍼 {formatInteger(view.blocks.length)}개, 머리 {formatInteger(view.height)}바이트
        </span>
      </div>
      <Scrolled label="버퍼 표">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">이름</th>
              <th scope="col">종류</th>
              <th scope="col" className={styles.number}>
                바이트
              </th>
              <th scope="col" className={styles.number}>
                주소
              </th>
              <th scope="col">처음 쓰임</th>
              <th scope="col">마지막 쓰임</th>
              <th scope="col">모양</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, rows).map((block) => (
              <Row
                key={block.id}
                block={block}
                first={placeName(view, block.first)}
                last={placeName(view, block.last)}
                pointed={pointed === block.id}
                live={time !== null && livesAt(block, time)}
              />
            ))}
          </tbody>
        </table>
      </Scrolled>
      <MoreRows left={sorted.length - rows} onMore={() => setRows(rows + ROWS)} />
    </>
  );
});
