import type { ModelDescription, OpDescription } from '@/runtime/contract/model.ts';
import { opLabel } from './names.ts';

/** One step of the planner's clock. Step 0 is before the first op: the inputs are there. */
export interface Column {
  readonly time: number;
  readonly label: string;
  /** Null for step 0 and for the step in which a control-flow op enters a subgraph. */
  readonly op: { readonly subgraph: number; readonly index: number } | null;
}

/** Options that name a subgraph, in the order in which TFLM's allocator walks them. */
const CALLEES: Readonly<Record<string, readonly string[]>> = {
  IF: ['then_subgraph_index', 'else_subgraph_index'],
  WHILE: ['cond_subgraph_index', 'body_subgraph_index'],
  CALL_ONCE: ['init_subgraph_index'],
};

/** A loop of subgraphs that call one another would have no end. */
const DEEPEST = 16;

const calleesOf = ({ name, options }: OpDescription): number[] =>
  (CALLEES[name] ?? []).map((option) => Number(options[option]));

/**
 * The steps of the clock on which the plan's first and last uses are counted: one a op, and one
 * for each entry into a subgraph (specification: memory, lifetimes).
 */
export function timelineOf(model: ModelDescription | null): Column[] {
  const columns: Column[] = [{ time: 0, label: '입력', op: null }];
  const walk = (subgraph: number, depth: number) => {
    for (const op of model?.subgraphs[subgraph]?.ops ?? []) {
      const place = { subgraph, index: op.index };
      columns.push({ time: columns.length, label: opLabel(op), op: place });
      if (depth === DEEPEST) continue;
      for (const callee of calleesOf(op)) {
        columns.push({ time: columns.length, label: `→ ${callee}`, op: null });
        walk(callee, depth + 1);
      }
    }
  };
  walk(0, 0);
  return columns;
}

/** The first step of an op; a subgraph that is called twice has two. */
export const columnOf = (
  columns: readonly Column[],
  { subgraph, index }: { readonly subgraph: number; readonly index: number },
): Column | undefined => columns.find(({ op }) => op?.subgraph === subgraph && op.index === index);
