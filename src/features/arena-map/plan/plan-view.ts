import type { PlannedBuffer } from '@/runtime/contract/arena.ts';
import type { ModelDescription } from '@/runtime/contract/model.ts';
import type { BlockKind } from '../kinds.ts';
import { ownerName, shortName, shortOpLabel } from './names.ts';
import { type Column, timelineOf } from './timeline.ts';

/** One buffer of the plan with everything that is said about it. */
export interface Block {
  /** Index in the plan, in the order of the planner's AddBuffer calls. */
  readonly id: number;
  readonly name: string;
  /** What a picture writes on it: the last word of its name, or its op where that says nothing. */
  readonly title: string;
  readonly kind: BlockKind;
  readonly size: number;
  readonly offset: number;
  readonly first: number;
  readonly last: number;
  readonly offline: boolean;
  /** Subgraph and index of the tensor; null for scratch. */
  readonly tensor: { readonly subgraph: number; readonly index: number } | null;
  readonly shape: readonly number[] | null;
  readonly type: string | null;
}

export interface PlanView {
  readonly columns: readonly Column[];
  readonly blocks: readonly Block[];
  /** Bytes of the head: the end of the highest block. */
  readonly height: number;
  /** Sum of the sizes of what is alive, per column. */
  readonly live: readonly number[];
  /** Largest of `live`, and where it is reached. No plan can be lower. */
  readonly peak: { readonly bytes: number; readonly times: readonly number[] };
}

function kindOf(buffer: PlannedBuffer, model: ModelDescription | null): BlockKind {
  if (buffer.kind !== 'tensor') return buffer.kind;
  const { owner } = buffer;
  const main = model?.subgraphs[0];
  if (owner.kind !== 'tensor' || owner.subgraph !== 0 || main === undefined) return 'intermediate';
  if (main.inputs.includes(owner.index)) return 'input';
  return main.outputs.includes(owner.index) ? 'output' : 'intermediate';
}

function blockOf(
  buffer: PlannedBuffer,
  id: number,
  model: ModelDescription | null,
): Omit<Block, 'title'> {
  const { owner } = buffer;
  const tensor = owner.kind === 'tensor' ? { subgraph: owner.subgraph, index: owner.index } : null;
  const described = tensor && model?.subgraphs[tensor.subgraph]?.tensors[tensor.index];
  const name = ownerName(model, owner);
  return {
    id,
    name: buffer.kind === 'scratch' ? `${name} 스크래치` : name,
    kind: kindOf(buffer, model),
    size: buffer.size,
    offset: buffer.offset,
    first: buffer.firstUse,
    last: buffer.lastUse,
    offline: buffer.offline,
    tensor,
    shape: described?.shape ?? null,
    type: described?.type ?? null,
  };
}

/** Bytes alive at each step; `steps` of them. */
export function liveBytes(
  buffers: readonly { readonly size: number; readonly first: number; readonly last: number }[],
  steps: number,
): number[] {
  // Added where a life begins, taken where it has ended: one pass however long lives are.
  const change = new Float64Array(steps + 1);
  for (const { size, first, last } of buffers) {
    if (first < 0 || first >= steps) continue;
    change[first] = (change[first] ?? 0) + size;
    const after = Math.min(last, steps - 1) + 1;
    change[after] = (change[after] ?? 0) - size;
  }
  let alive = 0;
  return Array.from({ length: steps }, (_, time) => {
    alive += change[time] ?? 0;
    return alive;
  });
}

/**
 * Converters end many names alike (`…/Relu`, `…/BiasAdd`): where the last word does not tell two
 * blocks apart, the op that writes it does.
 */
function titled(blocks: readonly Omit<Block, 'title'>[], columns: readonly Column[]): Block[] {
  const short = blocks.map(({ name }) => shortName(name) || name);
  const uses = new Map<string, number>();
  for (const word of short) uses.set(word, (uses.get(word) ?? 0) + 1);
  return blocks.map((block, i): Block => {
    const word = short[i] ?? block.name;
    const column = columns[block.first];
    const writer = column?.op == null ? null : `${shortOpLabel(column.label)} ${column.op.index}`;
    const isTensor = block.tensor !== null;
    const title = isTensor && (uses.get(word) ?? 0) > 1 ? (writer ?? word) : word;
    return { ...block, title };
  });
}

export function samePlan(
  a: readonly PlannedBuffer[] | undefined,
  b: readonly PlannedBuffer[] | undefined,
): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  return a.every((one, i) => {
    const other = b[i] as PlannedBuffer;
    return (
      one.offset === other.offset &&
      one.size === other.size &&
      one.firstUse === other.firstUse &&
      one.lastUse === other.lastUse &&
      one.offline === other.offline
    );
  });
}

/** From what the engine planned to what is drawn. */
export function viewPlan(plan: readonly PlannedBuffer[], model: ModelDescription | null): PlanView {
  const untitled = plan.map((buffer, id) => blockOf(buffer, id, model));
  const named = timelineOf(model);
  // A plan may speak of later steps than the model we could read has ops.
  const steps = untitled.reduce((most, { last }) => Math.max(most, last + 1), named.length);
  const columns = Array.from(
    { length: steps },
    (_, time): Column => named[time] ?? { time, label: String(time), op: null },
  );
  const blocks = titled(untitled, columns);
  const live = liveBytes(blocks, steps);
  const bytes = live.reduce((most, sum) => Math.max(most, sum), 0);
  const times = bytes === 0 ? [] : live.flatMap((sum, time) => (sum === bytes ? [time] : []));
  const height = blocks.reduce((most, { offset, size }) => Math.max(most, offset + size), 0);
  return { columns, blocks, height, live, peak: { bytes, times } };
}

export const livesAt = ({ first, last }: Block, time: number): boolean =>
  first <= time && time <= last;
