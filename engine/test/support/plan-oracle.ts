/** Lifetimes and the greedy plan, from the specification's rules alone. */
import type { ModelDescription } from '../../../src/runtime/contract/model.ts';

export interface Spanned {
  readonly size: number;
  readonly first: number;
  readonly last: number;
  /** −1: to be placed. */
  readonly offline: number;
}

const callees: Readonly<Record<string, readonly string[]>> = {
  IF: ['then_subgraph_index', 'else_subgraph_index'],
  WHILE: ['cond_subgraph_index', 'body_subgraph_index'],
  CALL_ONCE: ['init_subgraph_index'],
};

/**
 * All tensors of all subgraphs, then the scratch requests; null for those that need no memory. An op
 * whose Prepare gives its output an address of its own (VAR_HANDLE) takes it out of the plan.
 */
export function lifetimes(
  model: ModelDescription,
  calls: readonly { readonly scratch: readonly number[] }[],
  offline?: readonly number[],
): { readonly infos: readonly (Spanned | null)[] } {
  const graphs = model.subgraphs;
  const spans = graphs.map((graph) => graph.tensors.map(() => ({ first: -1, last: -1 })));
  const scratchSpans = calls.map((op) => op.scratch.map(() => ({ first: -1, last: -1 })));
  const opBase = graphs.map((_, g) =>
    graphs.slice(0, g).reduce((sum, graph) => sum + graph.ops.length, 0),
  );
  let now = 0;
  const create = (span: { first: number } | undefined) => {
    if (span?.first === -1) span.first = now;
  };
  const use = (span: { last: number } | undefined) => {
    if (span !== undefined) span.last = now;
  };
  const mark = (g: number) => {
    const graph = graphs[g];
    const here = spans[g];
    if (graph === undefined || here === undefined) throw new Error('no such subgraph');
    for (const i of graph.inputs) {
      create(here[i]);
      use(here[i]);
    }
    for (const op of graph.ops) {
      now += 1;
      for (const i of op.outputs) create(here[i]);
      const began = now;
      for (const option of callees[op.name] ?? []) {
        now += 1;
        mark(Number(op.options[option]));
      }
      for (const i of op.inputs) use(here[i]);
      for (const i of op.outputs) use(here[i]);
      for (const span of scratchSpans[(opBase[g] as number) + op.index] ?? []) {
        if (span.first === -1) span.first = began;
        use(span);
      }
    }
    for (const i of graph.outputs) {
      create(here[i]);
      use(here[i]);
    }
  };
  mark(0);

  const handles = new Set(
    graphs.flatMap((graph, g) =>
      graph.ops.flatMap((op) =>
        op.name === 'VAR_HANDLE' ? op.outputs.map((i) => `${g} ${i}`) : [],
      ),
    ),
  );
  let entry = 0;
  const infos: (Spanned | null)[] = graphs.flatMap((graph, g) =>
    graph.tensors.map((tensor, i) => {
      const fixed = offline?.[entry++] ?? -1;
      const needed = tensor.isVariable
        ? fixed !== -1
        : !tensor.isConstant && !handles.has(`${g} ${i}`) && tensor.bytes !== 0;
      const span = spans[g]?.[i] ?? { first: -1, last: -1 };
      return needed ? { size: Math.ceil(tensor.bytes / 16) * 16, ...span, offline: fixed } : null;
    }),
  );
  calls.forEach((op, k) => {
    op.scratch.forEach((bytes, i) => {
      const span = scratchSpans[k]?.[i] ?? { first: -1, last: -1 };
      infos.push({ size: Math.ceil(bytes / 16) * 16, ...span, offline: -1 });
    });
  });
  return { infos };
}

export function place(buffers: readonly Spanned[]): {
  readonly offsets: readonly number[];
  readonly max: number;
} {
  const numbered = buffers.map((buffer, i) => ({ ...buffer, i }));
  const fixed = numbered.filter((buffer) => buffer.offline !== -1);
  const online = numbered
    .filter((buffer) => buffer.offline === -1)
    .reverse()
    .sort((a, b) => b.size - a.size);
  const offsets = new Array<number>(buffers.length).fill(0);
  const placed: { offset: number; buffer: Spanned }[] = [];
  for (const buffer of [...fixed, ...online]) {
    let offset = buffer.offline;
    if (offset === -1) {
      offset = 0;
      for (const entry of placed) {
        if (entry.buffer.first > buffer.last || buffer.first > entry.buffer.last) continue;
        if (entry.offset - offset >= buffer.size) break;
        offset = Math.max(offset, entry.offset + entry.buffer.size);
      }
    }
    offsets[buffer.i] = offset;
    const after = placed.findIndex((entry) => entry.offset > offset);
    placed.splice(after === -1 ? placed.length : after, 0, { offset, buffer });
  }
  return {
    offsets,
    max: Math.max(0, ...buffers.map((buffer, i) => (offsets[i] as number) + buffer.size)),
  };
}
