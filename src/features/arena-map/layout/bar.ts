import type { ArenaCategory } from '@/runtime/contract/arena.ts';
import type { MemoryKind } from '../kinds.ts';
import type { ArenaState, Held } from '../plan/arena-state.ts';
import { tailByCategory } from '../plan/arena-state.ts';
import { CATEGORY_LABELS } from '../plan/categories.ts';
import type { OpPlace } from '../plan/event-op.ts';

/** One piece of the bar, in bytes from the arena's start. */
export interface BarSegment {
  readonly key: string;
  readonly kind: MemoryKind;
  readonly label: string;
  /** What it holds of the tail; none for what is not tail. */
  readonly categories: readonly ArenaCategory[];
  readonly from: number;
  readonly to: number;
  /** Share of the bar's height, small pieces widened so that they can be seen. */
  readonly start: number;
  readonly share: number;
}

const LEAST_SHARE = 0.012;
/** Categories of the tail that get a piece of their own; the smaller ones share one. */
const NAMED = 6;

function pieces(state: ArenaState): Omit<BarSegment, 'start' | 'share'>[] {
  const list: Omit<BarSegment, 'start' | 'share'>[] = [];
  const add = (
    key: string,
    kind: MemoryKind,
    label: string,
    from: number,
    to: number,
    categories: readonly ArenaCategory[] = [],
  ) => {
    if (to > from) list.push({ key, kind, label, from, to, categories });
  };
  const headLabel = state.headCategory === 'plan' ? '머리(계획)' : '머리(스크래치 목록)';
  const headKind = state.headCategory === 'plan' ? 'intermediate' : 'scratch';
  add('head', headKind, headLabel, 0, state.head);
  const tempEnd = state.temps.reduce(
    (end, { address, bytes }: Held) => Math.max(end, address + bytes),
    state.head,
  );
  add('temp', 'temp', '임시 할당', state.head, Math.min(tempEnd, state.tail));
  add('free', 'free', '여유', Math.min(tempEnd, state.tail), state.tail);
  // The tail is drawn by category, not in the order of the addresses: alignment is its own piece.
  let at = state.tail;
  const categories = tailByCategory(state);
  const named = categories.length <= NAMED + 1 ? categories : categories.slice(0, NAMED);
  for (const { category, bytes } of named) {
    const kind = category === 'variableBuffer' ? 'variable' : 'persistent';
    add(category, kind, CATEGORY_LABELS[category], at, at + bytes, [category]);
    at += bytes;
  }
  const rest = categories.slice(named.length);
  const restBytes = rest.reduce((sum, { bytes }) => sum + bytes, 0);
  add(
    'rest',
    'persistent',
    `그 밖의 ${rest.length}가지`,
    at,
    at + restBytes,
    rest.map(({ category }) => category),
  );
  at += restBytes;
  add('alignment', 'free', '정렬로 남은 틈', at, state.size);
  return list;
}

/** The bar from the arena's start (0) to its end (1). */
export function layoutBar(state: ArenaState): BarSegment[] {
  const list = pieces(state);
  const total = Math.max(1, state.size);
  const widened = list.map(({ from, to }) => Math.max(LEAST_SHARE, (to - from) / total));
  const sum = widened.reduce((all, share) => all + share, 0);
  let start = 0;
  return list.map((piece, i) => {
    const share = (widened[i] ?? 0) / sum;
    const segment = { ...piece, start, share };
    start += share;
    return segment;
  });
}

/** The ops that a piece of the tail was allocated for, with their bytes, largest first. */
export function opsOfSegment(
  state: ArenaState,
  key: string,
): { readonly op: OpPlace; readonly bytes: number }[] {
  const categories = pieces(state).find((piece) => piece.key === key)?.categories ?? [];
  const sums = new Map<string, { op: OpPlace; bytes: number }>();
  for (const { category, owner, bytes } of state.persistent) {
    if (owner.kind !== 'op' || !categories.includes(category)) continue;
    const place = `${owner.subgraph}-${owner.index}`;
    const sum = sums.get(place) ?? { op: owner, bytes: 0 };
    sums.set(place, { op: sum.op, bytes: sum.bytes + bytes });
  }
  return [...sums.values()].sort((a, b) => b.bytes - a.bytes);
}
