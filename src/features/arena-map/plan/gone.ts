import type { Block, PlanView } from './plan-view.ts';

/** From when on a block's bytes are another's, and whose. */
export interface Gone {
  readonly block: Block;
  readonly by: Block;
  readonly from: number;
}

const found = new WeakMap<PlanView, readonly Gone[]>();

function findGone({ blocks }: PlanView): Gone[] {
  const byFirst = blocks.filter(({ size }) => size > 0).sort((a, b) => a.first - b.first);
  const firstAfter = (time: number): number => {
    let low = 0;
    let high = byFirst.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((byFirst[middle] as Block).first <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return blocks.flatMap((block): Gone[] => {
    if (block.size === 0 || block.first < 0) return [];
    const end = block.offset + block.size;
    for (let i = firstAfter(block.last); i < byFirst.length; i++) {
      const by = byFirst[i] as Block;
      if (by.offset < end && block.offset < by.offset + by.size) {
        return [{ block, by, from: by.first }];
      }
    }
    return [];
  });
}

/** Every block of a plan that is ever written over, in the order of the plan. */
export function goneBlocks(view: PlanView): readonly Gone[] {
  const known = found.get(view);
  if (known !== undefined) return known;
  const gone = findGone(view);
  found.set(view, gone);
  return gone;
}

/** Those of which another's bytes have taken the place at a step. */
export const goneAt = (view: PlanView, time: number): Gone[] =>
  goneBlocks(view).filter(({ from }) => from <= time);
