import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useState } from 'react';
import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { layoutTimeMap } from '../layout/time-map.ts';
import { patternFill } from '../map/patterns.tsx';
import { useWidth } from '../map/use-width.ts';
import { point, setPlan, useArenaMap } from '../map-store.ts';
import panel from '../panels/panels.module.css';
import type { Block, PlanView } from '../plan/plan-view.ts';
import { ALIGNMENT, overlaps, planOf } from './compare.ts';
import styles from './plan-editor.module.css';
import { compareOutputs, type Outcome } from './use-comparison.ts';

const HEIGHT = 260;
/** More blocks than this cannot be told apart, nor moved one by one. */
const MOST_BLOCKS = 300;

interface Dragged {
  readonly id: number;
  readonly offset: number;
  readonly startY: number;
  readonly startOffset: number;
}

interface PlanEditorProps {
  readonly view: PlanView;
  readonly greedy: number | null;
  readonly lowerBound: number | null;
}

function Verdict({ view, greedy, lowerBound }: PlanEditorProps) {
  const plan = useArenaMap((state) => state.plan);
  const smallest = useArenaMap((state) => state.smallest);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    setOutcome(null);
    if (plan === null) return;
    let current = true;
    compareOutputs(plan).then(
      (compared) => current && setOutcome(compared),
      () => current && setOutcome({ sameOutputs: false }),
    );
    return () => {
      current = false;
    };
  }, [plan]);
  if (plan === null)
    return <p className={panel.note}>블록을 끌면 그 계획으로 엔진을 실행합니다.</p>;

  const clashes = overlaps(view.blocks);
  const wins = greedy !== null && view.height < greedy && outcome?.sameOutputs === true;
  return (
    <div className={panel.note} role="status">
      <p>
        이 계획의 머리는 <b>{formatExactBytes(view.height)}</b>
        {greedy !== null && `입니다. 탐욕 계획은 ${formatExactBytes(greedy)}`}
        {lowerBound !== null && `, 하한은 ${formatExactBytes(lowerBound)}`}입니다.{' '}
        {smallest?.bytes != null &&
          `이 계획으로 동작하는 가장 작은 아레나는 ${formatExactBytes(smallest.bytes)}입니다.`}
      </p>
      {clashes.slice(0, 4).map(([a, b]) => (
        <p key={`${a.id}-${b.id}`} className={panel.bad}>
          {a.name}와(과) {b.name}의 바이트가 겹칩니다. 엔진은 겹침을 검사하지 않으므로 값이 망가질
          수 있습니다.
        </p>
      ))}
      {outcome !== null && (
        <p className={outcome.sameOutputs ? panel.good : panel.bad}>
          {outcome.sameOutputs
            ? '출력이 원래 계획과 한 바이트도 다르지 않습니다.'
            : '출력이 원래 계획과 다릅니다. 이 계획은 쓸 수 없습니다.'}
        </p>
      )}
      {wins && <p className={panel.good}>탐욕 계획을 이겼습니다!</p>}
    </div>
  );
}

/** The offline plan by hand: drag a block to another address, or move it with the arrow keys. */
export function PlanEditor({ view, greedy, lowerBound }: PlanEditorProps) {
  const model = useArenaMap((state) => state.model);
  const plan = useArenaMap((state) => state.plan);
  const [frame, width] = useWidth<HTMLDivElement>();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const moved = useMemo((): PlanView => {
    if (dragged === null) return view;
    const blocks = view.blocks.map((block) =>
      block.id === dragged.id ? { ...block, offset: dragged.offset } : block,
    );
    return { ...view, blocks };
  }, [view, dragged]);
  // Room above, so that a block can be lifted over the others.
  const top = Math.max(view.height * 1.35, dragged === null ? 0 : dragged.offset);
  const size = { width: width ?? 640, plotHeight: HEIGHT };
  const shapes = layoutTimeMap(moved, size, top);
  const bytesPerPixel = Math.max(1, top) / HEIGHT;

  const floor = shapes.plot.y + shapes.plot.height;

  if (model === null) return null;
  if (view.blocks.length > MOST_BLOCKS) {
    return (
      <p className={panel.note}>
        버퍼가 {formatInteger(view.blocks.length)}개라 손으로 옮기는 편집기는 열지 않습니다.
      </p>
    );
  }

  const commit = (block: Block, offset: number) => {
    const target = Math.max(0, Math.round(offset / ALIGNMENT) * ALIGNMENT);
    if (target === block.offset) return;
    void setPlan(planOf(model, view.blocks, (one) => (one.id === block.id ? target : one.offset)));
  };

  const onPointerDown = (block: Block) => (event: PointerEvent<SVGGElement>) => {
    if (block.tensor === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { offset } = block;
    setDragged({ id: block.id, offset, startY: event.clientY, startOffset: offset });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (dragged === null) return;
    const wished = dragged.startOffset + (dragged.startY - event.clientY) * bytesPerPixel;
    const offset = Math.max(0, Math.round(wished / ALIGNMENT) * ALIGNMENT);
    if (offset !== dragged.offset) setDragged({ ...dragged, offset });
  };
  const onPointerUp = (block: Block) => () => {
    if (dragged !== null) commit(block, dragged.offset);
    setDragged(null);
  };
  const onKeyDown = (block: Block) => (event: KeyboardEvent) => {
    const step = event.shiftKey ? 16 * ALIGNMENT : ALIGNMENT;
    const by = { ArrowUp: step, ArrowDown: -step }[event.key];
    if (by === undefined || block.tensor === null) return;
    event.preventDefault();
    commit(block, block.offset + by);
  };

  return (
    <section aria-label="오프라인 계획 편집기" className={styles.editor}>
      <div className={panel.tools}>
        <b>내 계획 만들기</b>
        <span>블록을 위아래로 끌거나, 고른 뒤 ↑↓(Shift: 16배)로 옮깁니다.</span>
        <Button size="sm" disabled={plan === null} onClick={() => void setPlan(null)}>
          처음 계획으로
        </Button>
      </div>
      <div ref={frame} className={styles.frame} style={{ minHeight: floor + 24 }}>
        <svg width={shapes.width} height={floor + 24} role="presentation">
          {shapes.ticks.map(({ bytes, y }) => (
            <text
              key={bytes}
              className={styles.tick}
              x={shapes.plot.x - 6}
              y={y + 4}
              textAnchor="end"
            >
              {formatInteger(bytes)}
            </text>
          ))}
          <line
            className={styles.floor}
            x1={shapes.plot.x}
            x2={shapes.plot.x + shapes.plot.width}
            y1={floor}
            y2={floor}
          />
          {shapes.blocks.map((shape) => {
            const block = view.blocks[shape.id];
            if (block === undefined) return null;
            const { x, y, width: w, height: h, title, kind } = shape;
            return (
              // biome-ignore lint/a11y/useSemanticElements: no HTML element can be a block in an SVG.
              <g
                key={shape.id}
                className={styles.block}
                data-dragged={dragged?.id === shape.id}
                data-fixed={block.tensor === null}
                role="button"
                tabIndex={block.tensor === null ? -1 : 0}
                aria-label={`${block.name}, 주소 ${formatInteger(block.offset)}, ${formatExactBytes(block.size)}`}
                onPointerDown={onPointerDown(block)}
                onPointerMove={onPointerMove}
                onPointerUp={onPointerUp(block)}
                onPointerCancel={() => setDragged(null)}
                onFocus={() => point({ kind: 'block', id: block.id })}
                onBlur={() => point(null)}
                onKeyDown={onKeyDown(block)}
              >
                <rect
                  x={x}
                  y={y}
                  width={w}
                  height={h}
                  rx={2}
                  fill={patternFill(kind)}
                  stroke={`var(--arena-${kind})`}
                />
                {title !== null && (
                  <text x={x + 5} y={y + Math.min(13, h - 3)}>
                    {title}
                  </text>
                )}
              </g>
            );
          })}
          {shapes.columns.map(
            ({ time, x, width: w, label }) =>
              label !== null && (
                <text
                  key={time}
                  className={styles.tick}
                  x={x + w / 2}
                  y={floor + 15}
                  textAnchor="middle"
                >
                  {label}
                </text>
              ),
          )}
        </svg>
      </div>
      <Verdict view={view} greedy={greedy} lowerBound={lowerBound} />
    </section>
  );
}
