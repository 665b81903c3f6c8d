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

const KERNEL_TIME = /_kernel_time$/;

/**
 * The nodes of the last run in a profile, in the order in which they ran. The first run is cold and
 * later ones repeat the nodes, so of each node the last row counts.
 */
export function parseProfile(lines: readonly string[]): NodeRun[] {
  const last = new Map<string, NodeRow>();
  for (const line of lines) {
    const row = rowOf(line);
    if (row === null) continue;
    // Taken out and put in again: the order is that of the last run.
    last.delete(row.args.node_index);
    last.set(row.args.node_index, row);
  }
  return [...last.values()].map(({ name, dur, args }, index) => ({
    index,
    name: name.replace(KERNEL_TIME, ''),
    op: args.op_name,
    microseconds: dur,
    bytes: Number(args.output_size),
    provider: args.provider,
  }));
}

function rowOf(line: string): NodeRow | null {
  if (!line.startsWith('{')) return null;
  const row = JSON.parse(line.replace(/,$/, '')) as { readonly cat: string; readonly name: string };
  return row.cat === 'Node' && KERNEL_TIME.test(row.name) ? (row as NodeRow) : null;
}
