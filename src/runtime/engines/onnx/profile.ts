import type { NodeRun } from '../../contract/report.ts';

/** A row of ONNX Runtime's profile that stands for one node of one run. */
interface NodeRow {
  readonly cat: 'Node';
  readonly name: string;
  /** Microseconds. */
  readonly dur: number;
  readonly args: {
    readonly op_name: string;
    readonly provider: string;
    readonly output_size: string;
    readonly node_index: string;
  };
}

/** A kernel on the GPU: `node&operator&program` in its name. A node may start several of them. */
interface KernelRow {
  readonly cat: 'Api';
  readonly name: string;
  readonly dur: number;
}

const KERNEL_TIME = /_kernel_time$/;

/**
 * The nodes of the last run in a profile, in the order in which they ran. The first run is cold and
 * later ones repeat the nodes, so of each node the last row counts. On WebGPU a node's own row is
 * only how long it took to hand the work over; what the GPU took counts where the profile has it.
 */
export function parseProfile(lines: readonly string[]): NodeRun[] {
  const last = new Map<string, NodeRow>();
  const runs = new Map<string, number>();
  const named = new Map<string, Set<string>>();
  const kernels = new Map<string, number[]>();
  for (const line of lines) {
    const row = rowOf(line);
    if (row === null) continue;
    if (row.cat === 'Api') {
      const [node = ''] = row.name.split('&');
      kernels.set(node, [...(kernels.get(node) ?? []), row.dur]);
      continue;
    }
    // Taken out and put in again: the order is that of the last run.
    const { node_index: index } = row.args;
    last.delete(index);
    last.set(index, row);
    runs.set(index, (runs.get(index) ?? 0) + 1);
    const name = nameOf(row);
    named.set(name, (named.get(name) ?? new Set()).add(index));
  }
  /** Null where the kernels cannot be told apart by node or by run. */
  const onGpu = (row: NodeRow): number | null => {
    const name = nameOf(row);
    const took = kernels.get(name) ?? [];
    const each = took.length / (runs.get(row.args.node_index) ?? 1);
    if (took.length === 0 || !Number.isInteger(each) || named.get(name)?.size !== 1) return null;
    return took.slice(-each).reduce((sum, one) => sum + one, 0);
  };
  return [...last.values()].map((row, index) => ({
    index,
    name: nameOf(row),
    op: row.args.op_name,
    microseconds: onGpu(row) ?? row.dur,
    bytes: Number(row.args.output_size),
    provider: row.args.provider,
  }));
}

const nameOf = ({ name }: NodeRow) => name.replace(KERNEL_TIME, '');

function rowOf(line: string): NodeRow | KernelRow | null {
  if (!line.startsWith('{')) return null;
  const row = JSON.parse(line.replace(/,$/, '')) as { readonly cat: string; readonly name: string };
  if (row.cat === 'Api') return row as KernelRow;
  return row.cat === 'Node' && KERNEL_TIME.test(row.name) ? (row as NodeRow) : null;
}
