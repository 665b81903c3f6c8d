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
  /** Why the preferred provider did not get it, as the runtime's log says. */
  readonly fallback: 'noKernel' | 'cheaperOnCpu' | null;
  /** Put in by the runtime to carry a value from one provider's memory to another's. */
  readonly copy: boolean;
}

/** The runtime numbers nodes that it makes anew: `conv1_token_1` is `conv1`. */
export const plainName = (name: string): string => name.replace(/_token_\d+$/, '');

type Running = Pick<GraphNode, 'name' | 'op' | 'inputs' | 'outputs' | 'provider'>;

/**
 * Which original nodes each running node stands for. What kept its name and operator is itself.
 * Else the nodes between its outputs and what it or another running node begins with: a fusion
 * keeps the names of the values at its edges. A copy stands for nothing.
 */
function originsIn(original: ModelGraph, running: readonly Running[]): (node: Running) => number[] {
  const maker = new Map<string, number>();
  const named = new Map<string, number>();
  for (const [index, { name, op, outputs }] of original.nodes.entries()) {
    named.set(`${op} ${name}`, index);
    for (const output of outputs) maker.set(output, index);
  }
  const made = new Set(running.flatMap(({ outputs }) => outputs));
  return ({ name, op, inputs, outputs }) => {
    if (isCopy(op)) return [];
    const same = named.get(`${op} ${plainName(name)}`);
    if (same !== undefined) return [same];
    const edges = new Set([...inputs, ...made]);
    const found = new Set<number>();
    const waiting = [...outputs];
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
      const index = maker.get(value);
      if (index === undefined || found.has(index)) continue;
      found.add(index);
      const inner = original.nodes[index]?.inputs ?? [];
      waiting.push(...inner.filter((input) => !edges.has(input)));
    }
    return [...found].sort((a, b) => a - b);
  };
}

const isCopy = (op: string) => op.startsWith('Memcpy');

/** WebGL's backend takes all nodes as the file has them, and says nothing of them. */
const onWebGl = ({ nodes }: ModelGraph): readonly Running[] =>
  nodes.map((node) => ({ ...node, provider: 'WebGL' }));

/** Joins the saved graph, the log and the profile of one session by the names of its nodes. */
export function placedNodes(report: InspectReport, webgl = false): PlacedNode[] {
  const { optimised, original, placement, nodes: profile } = report;
  const byName = new Map<string, NodeRun>(profile.map((run) => [run.name, run]));
  const listed = new Map(placement.nodes.map(({ name, provider }) => [name, provider]));
  const providers = Object.keys(placement.counts);
  const sole = providers.length === 1 ? (providers[0] ?? null) : null;
  const missing = new Set(placement.missingKernels.map(({ name }) => name));
  /** The log names nodes that have no name by their operator alone. */
  const nameless = new Set(
    placement.missingKernels.filter(({ name }) => name === '').map(({ op }) => op),
  );
  const kept = new Set(placement.keptOnCpu);
  const profiled = () =>
    profile.map(({ name, op, provider }) => ({ name, op, provider, inputs: [], outputs: [] }));
  const running: readonly Running[] = webgl ? onWebGl(original) : (optimised?.nodes ?? profiled());
  const namesakes = new Map<string, number>();
  for (const { name } of running) namesakes.set(name, (namesakes.get(name) ?? 0) + 1);
  // Nodes without a name are called alike in a graph and in one inside it: nobody can tell which ran.
  const runOf = ({ name }: Running) => (namesakes.get(name) === 1 ? byName.get(name) : undefined);
  // A file lists nodes as they were made; the profile has them in the order in which they ran.
  const turn = (node: Running) => runOf(node)?.index ?? Number.POSITIVE_INFINITY;
  const originsOf = originsIn(original, running);
  const inOrder = running.toSorted((a, b) => Math.sign(turn(a) - turn(b)) || 0);
  return inOrder.map((node, index) => {
    const { name, op, inputs, outputs, provider } = node;
    const run = runOf(node);
    return {
      index,
      name,
      op,
      provider: listed.get(name) ?? run?.provider ?? provider ?? sole,
      microseconds: run?.microseconds ?? null,
      bytes: run?.bytes ?? null,
      inputs,
      outputs,
      origins: originsOf(node),
      fallback:
        missing.has(plainName(name)) || missing.has(name) || nameless.has(op)
          ? 'noKernel'
          : kept.has(plainName(name)) || kept.has(name)
            ? 'cheaperOnCpu'
            : null,
      copy: isCopy(op),
    };
  });
}
