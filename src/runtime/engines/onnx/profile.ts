import type { NodeRun } from '../../contract/report.ts';

/** A row of ONNX Runtime's profile: one node of one run, a kernel on the GPU, or a whole run. */
interface Row {
  readonly category: string;
  readonly name: string;
  /** Microseconds. */
  readonly took: number;
  readonly arg: (key: string) => string;
}

/** What one node did in the last run: once, or as often as the loop turned that it stands in. */
interface Executed {
  readonly row: Row;
  readonly name: string;
  times: number;
  took: number;
}

/** Names stand in it as they are, with quotes and all: it is no JSON that a parser takes. */
const ROW = /^\{"cat" : "(\w+)".*?"dur" :(\d+),.*?"name" :"(.*)","args" : \{(.*)\}\}/;
const KERNEL_TIME = /_kernel_time$/;

function rowOf(line: string): Row | null {
  const [, category = '', took, name = '', args = ''] = ROW.exec(line) ?? [];
  if (took === undefined) return null;
  const arg = (key: string) => new RegExp(`"${key}" : "([^"]*)"`).exec(args)?.[1] ?? '';
  return { category, name, took: Number(took), arg };
}

/**
 * The nodes of the last run in a profile, in the order in which they ran. The first run is cold, and
 * each run ends with a row of its own. Nodes inside If, Loop and Scan are numbered from zero again,
 * so a node is told by its name and its number. On WebGPU a node's own row is only how long it took
 * to hand the work over; what the GPU took counts where the profile has it.
 */
export function parseProfile(lines: readonly string[]): NodeRun[] {
  const runs: Row[][] = [[]];
  const kernels = new Map<string, number[]>();
  for (const line of lines) {
    const row = rowOf(line);
    if (row === null) continue;
    if (row.category === 'Api') {
      // `node&operator&program`.
      const node = row.name.split('&').slice(0, -2).join('&');
      kernels.set(node, [...(kernels.get(node) ?? []), row.took]);
    } else if (row.name === 'model_run') {
      runs.push([]);
    } else if (row.category === 'Node' && KERNEL_TIME.test(row.name)) {
      runs.at(-1)?.push(row);
    }
  }
  // What comes after the last end is a run that failed.
  const last = runs.at(Math.max(0, runs.length - 2)) ?? [];
  const executed = new Map<string, Executed>();
  for (const row of last) {
    const name = nameOf(row);
    const key = `${row.arg('node_index')} ${name}`;
    const known = executed.get(key) ?? { row, name, times: 0, took: 0 };
    known.times += 1;
    known.took += row.took;
    executed.set(key, known);
  }
  const namesakes = countBy([...executed.values()], ({ name }) => name);
  const executions = countBy(runs.flat(), nameOf);
  /** Null where the kernels cannot be told apart by node or by run. */
  const onGpu = ({ name, times }: Executed): number | null => {
    const took = kernels.get(name) ?? [];
    const each = took.length / (executions.get(name) ?? 1);
    if (took.length === 0 || !Number.isInteger(each) || namesakes.get(name) !== 1) return null;
    return took.slice(-each * times).reduce((sum, one) => sum + one, 0);
  };
  return [...executed.values()].map((node, index) => ({
    index,
    name: node.name,
    op: node.row.arg('op_name'),
    microseconds: onGpu(node) ?? node.took,
    bytes: Number(node.row.arg('output_size')),
    provider: node.row.arg('provider'),
  }));
}

const nameOf = ({ name }: Row) => name.replace(KERNEL_TIME, '');

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
