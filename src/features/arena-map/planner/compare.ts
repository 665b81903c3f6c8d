import type { ModelDescription } from '@/runtime/contract/model.ts';
import type { Block } from '../plan/plan-view.ts';

/** Word of the offline plan that leaves a tensor to TFLM's planner. */
export const ONLINE = -1;
/** What upstream's planner aligns buffers to, and the step in which blocks are dragged. */
export const ALIGNMENT = 16;

/** Tensors of the subgraphs before: where a subgraph's tensors begin in the offline plan. */
function firstTensors(model: ModelDescription): number[] {
  let first = 0;
  return model.subgraphs.map(({ tensors }) => {
    const start = first;
    first += tensors.length;
    return start;
  });
}

/** An offline plan with these blocks at these offsets; scratch is always the planner's. */
export function planOf(
  model: ModelDescription,
  blocks: readonly Block[],
  offsetOf: (block: Block) => number,
): number[] {
  const starts = firstTensors(model);
  const total = model.subgraphs.reduce((sum, { tensors }) => sum + tensors.length, 0);
  const plan = new Array<number>(total).fill(ONLINE);
  for (const block of blocks) {
    const { tensor } = block;
    if (tensor === null) continue;
    plan[(starts[tensor.subgraph] ?? 0) + tensor.index] = offsetOf(block);
  }
  return plan;
}

export const greedyPlan = (model: ModelDescription): number[] => planOf(model, [], () => ONLINE);

/** Every buffer at an address of its own, one above the other. */
export function noReusePlan(model: ModelDescription, blocks: readonly Block[]): number[] {
  const offsets = new Map<number, number>();
  let top = 0;
  for (const block of blocks) {
    if (block.tensor === null) continue;
    offsets.set(block.id, top);
    top += block.size;
  }
  return planOf(model, blocks, ({ id }) => offsets.get(id) ?? ONLINE);
}

export const hasOwnPlan = (model: ModelDescription): boolean =>
  model.metadata.some(({ name }) => name === 'OfflineMemoryAllocation');

/** Pairs that hold the same bytes while both are alive. The engine does not look for them. */
export function overlaps(blocks: readonly Block[]): [Block, Block][] {
  const found: [Block, Block][] = [];
  // In order of address, a block is compared with those that begin below its end only.
  const sorted = [...blocks].filter(({ size }) => size > 0).sort((a, b) => a.offset - b.offset);
  for (const [i, block] of sorted.entries()) {
    for (let k = i + 1; k < sorted.length; k++) {
      const above = sorted[k] as Block;
      if (above.offset >= block.offset + block.size) break;
      if (above.first <= block.last && block.first <= above.last) found.push([block, above]);
    }
  }
  return found;
}
