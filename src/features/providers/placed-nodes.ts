import type { GraphNode, InspectReport, ModelGraph } from '@/runtime/contract/placement.ts';
import type { NodeRun } from '@/runtime/contract/report.ts';

/** A node that really runs: where, for how long, and what it was made of. */
export interface PlacedNode {
  readonly index: number;
  readonly name: string;
  readonly op: string;
  readonly provider: string | null;
  readonly microseconds: number | null;
  /** Bytes of its outputs. */
  readonly bytes: number | null;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Indices of the nodes of the original graph that it stands for; empty where nothing matches. */
  readonly origins: readonly number[];
  /** The runtime said that the preferred provider has no kernel for it. */
  readonly missingKernel: boolean;
  /** Put in by the runtime to carry a value from one provider's memory to another's. */
  readonly copy: boolean;
}

/** The runtime numbers nodes that it makes anew: `conv1_token_1` is `conv1`. */
export const plainName = (name: string): string => name.replace(/_token_\d+$/, '');

/**
 * The original nodes between a node's inputs and its outputs. A fusion keeps the names of the values
 * at its edges, so walking back from its outputs until its inputs gives what was fused.
 */
function originsOf(node: Pick<GraphNode, 'inputs' | 'outputs'>, original: ModelGraph): number[] {
  const maker = new Map<string, number>();
  for (const [index, { outputs }] of original.nodes.entries()) {
    for (const output of outputs) maker.set(output, index);
  }
  const edges = new Set(node.inputs);
  const found = new Set<number>();
  const waiting = [...node.outputs];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const index = maker.get(value);
    if (index === undefined || found.has(index)) continue;
    found.add(index);
    const inner = original.nodes[index]?.inputs ?? [];
    waiting.push(...inner.filter((input) => !edges.has(input)));
  }
  return [...found].sort((a, b) => a - b);
}

/** Joins the saved graph, the log and the profile of one session by the names of its nodes. */
export function placedNodes(report: InspectReport): PlacedNode[] {
  const { optimised, original, placement, nodes: profile } = report;
  const times = new Map<string, NodeRun>(profile.map((run) => [run.name, run]));
  const listed = new Map(placement.nodes.map(({ name, provider }) => [name, provider]));
  const providers = Object.keys(placement.counts);
  const sole = providers.length === 1 ? (providers[0] ?? null) : null;
  const missing = new Set(placement.missingKernels.map(({ name }) => name));
  const running: readonly Pick<GraphNode, 'name' | 'op' | 'inputs' | 'outputs' | 'provider'>[] =
    optimised?.nodes ??
    profile.map(({ name, op, provider }) => ({ name, op, provider, inputs: [], outputs: [] }));
  // A file lists nodes as they were made; the profile has them in the order in which they ran.
  const turn = ({ name }: { readonly name: string }) =>
    times.get(name)?.index ?? Number.POSITIVE_INFINITY;
  const inOrder = running.toSorted((a, b) => Math.sign(turn(a) - turn(b)) || 0);
  return inOrder.map(({ name, op, inputs, outputs, provider }, index) => {
    const run = times.get(name);
    return {
      index,
      name,
      op,
      provider: listed.get(name) ?? run?.provider ?? provider ?? sole,
      microseconds: run?.microseconds ?? null,
      bytes: run?.bytes ?? null,
      inputs,
      outputs,
      origins: originsOf({ inputs, outputs }, original),
      missingKernel: missing.has(plainName(name)) || missing.has(name),
      copy: op.startsWith('Memcpy'),
    };
  });
}
