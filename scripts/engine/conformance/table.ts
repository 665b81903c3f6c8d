/** engine/README.md's table: op × types × what was compared, from a run over the fixtures. */
import type { ModelDescription, OpDescription } from '../../../src/runtime/contract/model.ts';
import { COLUMNS, type Column } from './compare.ts';
import type { CaseResult } from './report.ts';

export interface DescribedResult extends CaseResult {
  /** Null where our reader refuses the file. */
  readonly description: ModelDescription | null;
  /** Whether upstream runs it: otherwise only its message can be compared. */
  readonly runs: boolean;
}

interface Row {
  readonly types: Set<string>;
  models: number;
  /** Models that upstream refuses, or whose Invoke fails there. */
  refused: number;
  readonly agree: Record<Column, number>;
}

export function tableOf(results: readonly DescribedResult[]): string {
  const rows = new Map<string, Row>();
  for (const result of results) {
    const seen = new Set<string>();
    for (const { op, types } of opsOf(result)) {
      const row = rows.get(op) ?? emptyRow();
      rows.set(op, row);
      if (types !== null) row.types.add(types);
      if (seen.has(op)) continue;
      seen.add(op);
      count(row, result);
    }
  }
  const header = ['op', 'inputs → outputs', 'models', 'refused by upstream', ...COLUMNS];
  const lines = [header, header.map(() => '---')];
  for (const [op, row] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push([
      op,
      [...row.types].sort().join('<br>'),
      `${row.models}`,
      `${row.refused}`,
      ...COLUMNS.map((column) => `${row.agree[column]}/${row.models}`),
    ]);
  }
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const emptyRow = (): Row => ({
  types: new Set(),
  models: 0,
  refused: 0,
  agree: { outputs: 0, plan: 0, arena: 0, smallest: 0, messages: 0 },
});

function count(row: Row, result: DescribedResult): void {
  row.models++;
  if (!result.runs) row.refused++;
  for (const column of COLUMNS) {
    if (!result.differences.some((difference) => difference.column === column)) {
      row.agree[column]++;
    }
  }
}

/** Types only of models that upstream runs: what it refuses says nothing about support. */
function opsOf({ description, ops, runs }: DescribedResult) {
  if (description === null) return ops.map((op) => ({ op, types: null }));
  return description.subgraphs.flatMap((subgraph) =>
    subgraph.ops.map((op) => ({
      op: op.name,
      types: runs ? typesOf(op, (index) => subgraph.tensors[index]?.type) : null,
    })),
  );
}

function typesOf(op: OpDescription, type: (tensor: number) => string | undefined): string {
  const names = (tensors: readonly number[]) =>
    [...new Set(tensors.map((index) => (index < 0 ? undefined : type(index))))]
      .filter((name) => name !== undefined)
      .join(', ') || '–';
  return `${names(op.inputs)} → ${names(op.outputs)}`;
}

const begin = '<!-- conformance:begin (npm run conformance -- --table writes this) -->';
const end = '<!-- conformance:end -->';

/** The README with its marked section replaced. */
export function withTable(readme: string, table: string, summary: string): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`engine/README.md has no section ${begin}`);
  return `${readme.slice(0, from + begin.length)}\n\n\`${summary}\`\n\n${table}\n\n${readme.slice(to)}`;
}
