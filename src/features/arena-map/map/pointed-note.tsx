import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import { KIND_LABELS } from '../kinds.ts';
import { layoutBar, opsOfSegment } from '../layout/bar.ts';
import { useArenaMap } from '../map-store.ts';
import type { ArenaState } from '../plan/arena-state.ts';
import { goneBlocks } from '../plan/gone.ts';
import { opName } from '../plan/names.ts';
import type { Block, PlanView } from '../plan/plan-view.ts';
import { withParticle } from '../steps/particles.ts';
import styles from './map.module.css';

const LISTED = 3;

function describeBlock(view: PlanView, block: Block): string {
  const gone = goneBlocks(view).find((one) => one.block === block);
  const life =
    block.first < 0
      ? '어느 연산자도 쓰지 않음'
      : block.first === block.last
        ? `${block.first}단계`
        : `${block.first}~${block.last}단계`;
  return [
    block.name,
    KIND_LABELS[block.kind],
    formatExactBytes(block.size),
    `주소 ${formatInteger(block.offset)}`,
    life,
    ...(gone === undefined
      ? []
      : [`${gone.from}단계부터 ${withParticle(gone.by.title, '이/가')} 덮어씀`]),
  ].join(' · ');
}

/** What the pointer or the focus is on, in words; its place is kept when there is nothing. */
export function PointedNote({
  view,
  state,
  borrowed,
}: {
  readonly view: PlanView;
  readonly state: ArenaState;
  readonly borrowed: boolean;
}) {
  const pointed = useArenaMap((map) => map.pointed);
  const time = useArenaMap((map) => map.time);
  const model = useArenaMap((map) => map.model);

  const text = () => {
    if (pointed?.kind === 'block') {
      const block = view.blocks[pointed.id];
      return block === undefined ? null : describeBlock(view, block);
    }
    if (pointed?.kind === 'segment') {
      const segment = layoutBar(state).find(({ key }) => key === pointed.key);
      if (segment === undefined) return null;
      const ops = opsOfSegment(state, pointed.key);
      const listed = ops
        .slice(0, LISTED)
        .map(
          ({ op, bytes }) => `${opName(model, op.subgraph, op.index)} ${formatExactBytes(bytes)}`,
        );
      const more = ops.length > LISTED ? `, 그 밖의 연산자 ${ops.length - LISTED}개` : '';
      return `${segment.label} ${formatExactBytes(segment.to - segment.from)}${listed.length > 0 ? ` · ${listed.join(', ')}${more}` : ''}`;
    }
    const step = pointed?.kind === 'time' ? pointed.time : time;
    const column = step === null ? undefined : view.columns[step];
    if (column === undefined) return null;
    const { op } = column;
    const held = op === null ? 0 : bytesOfOp(state, op);
    return [
      `${column.time}단계 ${column.label}`,
      `살아 있는 버퍼의 합 ${formatExactBytes(view.live[column.time] ?? 0)}`,
      ...(held > 0 ? [`꼬리에 둔 이 연산자의 데이터 ${formatExactBytes(held)}`] : []),
    ].join(' · ');
  };

  return (
    <p className={styles.pointedNote}>
      {text() ??
        (borrowed
          ? '이 크기에서는 메모리 계획까지 가지 못했습니다. 흐린 블록은 공간이 넉넉할 때의 계획입니다.'
          : '블록, 연산자, 막대의 조각을 가리키거나 누르면 설명이 나옵니다.')}
    </p>
  );
}

const bytesOfOp = (
  { persistent }: ArenaState,
  op: { readonly subgraph: number; readonly index: number },
): number =>
  persistent.reduce(
    (sum, { owner, bytes }) =>
      owner.kind === 'op' && owner.subgraph === op.subgraph && owner.index === op.index
        ? sum + bytes
        : sum,
    0,
  );
