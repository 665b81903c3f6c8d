import { Redo2, Undo2 } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import type { ModelDescription } from '@/runtime/contract/model.ts';
import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { layoutTimeMap } from '../layout/time-map.ts';
import { patternFill } from '../map/patterns.tsx';
import { ColumnLabels } from '../map/static-shapes.tsx';
import { useWidth } from '../map/use-width.ts';
import { point, redoPlan, setPlan, undoPlan, useArenaMap } from '../map-store.ts';
import { CopyButton } from '../panels/copy-button.tsx';
import panel from '../panels/panels.module.css';
import type { Block, PlanView } from '../plan/plan-view.ts';
import { ALIGNMENT, overlaps, planOf } from './compare.ts';
import styles from './plan-editor.module.css';
import { type PlanFigures, PlanVerdict } from './plan-verdict.tsx';

const HEIGHT = 260;
/** More blocks than this cannot be told apart, nor moved one by one. */
const MOST_BLOCKS = 300;

interface Dragged {
  /** What it was taken from: once the engine has answered there is another. */
  readonly view: PlanView;
  /** Let go; it stays there until the engine has answered. */
  readonly released: boolean;
  readonly id: number;
  readonly offset: number;
  readonly startY: number;
  readonly startOffset: number;
}

/** The offline plan by hand: drag a block to another address, or move it with the arrow keys. */
export function PlanEditor(props: PlanFigures) {
  const model = useArenaMap((state) => state.model);
  if (model === null) return null;
  if (props.view.blocks.length > MOST_BLOCKS) {
    return (
      <p className={panel.note}>
        버퍼가 {formatInteger(props.view.blocks.length)}개라 손으로 옮기는 편집기는 열지 않습니다.
      </p>
    );
  }
  return <Editor {...props} model={model} />;
}

function Editor({
  view,
  greedy,
  lowerBound,
  model,
}: PlanFigures & { readonly model: ModelDescription }) {
  const plan = useArenaMap((state) => state.plan);
  const undone = useArenaMap((state) => state.undone);
  const pointed = useArenaMap((state) =>
    state.pointed?.kind === 'block' ? state.pointed.id : null,
  );
  const [frame, width] = useWidth<HTMLDivElement>();
  const [held, setDragged] = useState<Dragged | null>(null);
  const dragged = held?.view === view ? held : null;
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
  const slanting = shapes.labelStyle === 'slanting';
  const below = slanting ? 52 : 24;

  const floor = shapes.plot.y + shapes.plot.height;
  const yOf = (bytes: number) => floor - bytes / bytesPerPixel;
  const hasScratch = view.blocks.some(({ tensor }) => tensor === null);
  const clashing = new Set(overlaps(moved.blocks).flatMap((pair) => pair.map(({ id }) => id)));
  const guides = [
    { key: 'greedy', label: '탐욕', bytes: greedy },
    { key: 'bound', label: '하한', bytes: lowerBound },
  ].filter(({ bytes }, i, all) => bytes !== null && (i === 0 || bytes !== all[0]?.bytes));

  const commit = (block: Block, offset: number) => {
    const target = Math.max(0, Math.round(offset / ALIGNMENT) * ALIGNMENT);
    if (target === block.offset) return;
    setPlan(planOf(model, view.blocks, (one) => (one.id === block.id ? target : one.offset)));
  };

  const onPointerDown = (block: Block) => (event: PointerEvent<SVGGElement>) => {
    if (block.tensor === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { offset } = block;
    setDragged({
      view,
      released: false,
      id: block.id,
      offset,
      startY: event.clientY,
      startOffset: offset,
    });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (dragged === null || dragged.released) return;
    const wished = dragged.startOffset + (dragged.startY - event.clientY) * bytesPerPixel;
    const offset = Math.max(0, Math.round(wished / ALIGNMENT) * ALIGNMENT);
    if (offset !== dragged.offset) setDragged({ ...dragged, offset });
  };
  const onPointerUp = (block: Block) => () => {
    if (dragged === null || dragged.released) return;
    setDragged(dragged.offset === block.offset ? null : { ...dragged, released: true });
    commit(block, dragged.offset);
  };
  const onHistoryKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    if (event.shiftKey) redoPlan();
    else undoPlan();
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
        <Button
          size="sm"
          disabled={undone.past.length === 0}
          title="되돌리기 (Ctrl+Z)"
          onClick={undoPlan}
        >
          <Undo2 size={14} aria-hidden />
          되돌리기
        </Button>
        <Button
          size="sm"
          disabled={undone.future.length === 0}
          title="다시 하기 (Ctrl+Shift+Z)"
          onClick={redoPlan}
        >
          <Redo2 size={14} aria-hidden />
          다시 하기
        </Button>
        <Button size="sm" disabled={plan === null} onClick={() => setPlan(null)}>
          처음 계획으로
        </Button>
        {plan !== null && <CopyButton text={JSON.stringify(plan)} label="주소 목록 복사" />}
      </div>
      <p className={panel.note}>
        블록을 위아래로 끌거나, 고른 뒤 ↑↓로 16바이트씩(Shift와 함께 256바이트씩) 옮깁니다. 점선은
        탐욕 계획의 높이와 하한입니다.
        {hasScratch && ' 스크래치 버퍼는 오프라인 계획에 적을 수 없어 움직이지 않습니다.'}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the blocks in it come by here. */}
      <div
        ref={frame}
        className={styles.frame}
        style={{ minHeight: floor + below }}
        onKeyDown={onHistoryKey}
      >
        <svg width={shapes.width} height={floor + below} role="presentation">
          {shapes.ticks.map(({ bytes, label, y }) => (
            <text
              key={bytes}
              className={styles.tick}
              x={shapes.plot.x - 6}
              y={y + 4}
              textAnchor="end"
            >
              {label}
            </text>
          ))}
          {guides.map(({ key, label, bytes }) => (
            <g key={key}>
              <line
                className={styles.guide}
                x1={shapes.plot.x}
                x2={shapes.plot.x + shapes.plot.width}
                y1={yOf(bytes ?? 0)}
                y2={yOf(bytes ?? 0)}
              />
              <text
                className={styles.guideLabel}
                x={shapes.plot.x + shapes.plot.width - 4}
                y={yOf(bytes ?? 0) - 4}
                textAnchor="end"
              >
                {label} {formatInteger(bytes ?? 0)}
              </text>
            </g>
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
                data-dragged={dragged?.id === shape.id && !dragged.released}
                data-fixed={block.tensor === null}
                data-clashing={clashing.has(block.id)}
                data-pointed={pointed === block.id}
                role="button"
                tabIndex={block.tensor === null ? -1 : 0}
                aria-label={`${block.name}, 주소 ${formatInteger(block.offset)}, ${formatExactBytes(block.size)}`}
                onPointerDown={onPointerDown(block)}
                onPointerMove={onPointerMove}
                onPointerUp={onPointerUp(block)}
                onPointerCancel={() => setDragged(null)}
                onPointerEnter={() => point({ kind: 'block', id: block.id })}
                onPointerLeave={() => point(null)}
                onFocus={() => point({ kind: 'block', id: block.id })}
                onBlur={() => point(null)}
                onKeyDown={onKeyDown(block)}
              >
                {/* Thin blocks could not be caught with a pointer. */}
                <rect className={styles.handle} x={x} y={y - 4} width={w} height={h + 8} />
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
          <ColumnLabels columns={shapes.columns} floor={floor} slanting={slanting} />
        </svg>
      </div>
      <PlanVerdict view={view} greedy={greedy} lowerBound={lowerBound} />
    </section>
  );
}
