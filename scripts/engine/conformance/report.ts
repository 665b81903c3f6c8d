/** The last line of `npm run conformance`, and the sums behind it. */
import { COLUMNS, type Column, type Difference } from './compare.ts';

export interface CaseResult {
  readonly name: string;
  readonly ops: readonly string[];
  readonly differences: readonly Difference[];
  /** Our engine lacks an op that upstream has. */
  readonly unsupported: boolean;
}

export interface Summary {
  readonly models: number;
  readonly agree: Readonly<Record<Column, number>>;
  readonly unsupported: number;
}

export function summarise(results: readonly CaseResult[]): Summary {
  const agree = Object.fromEntries(
    COLUMNS.map((column) => [
      column,
      results.filter(({ differences }) => !differences.some((d) => d.column === column)).length,
    ]),
  ) as Record<Column, number>;
  return {
    models: results.length,
    agree,
    unsupported: results.filter(({ unsupported }) => unsupported).length,
  };
}

export function summaryLine({ models, agree, unsupported }: Summary): string {
  const columns = COLUMNS.map((column) => `${column} ${agree[column]}/${models}`);
  return `${models} models: ${columns.join(', ')}, unsupported ${unsupported}`;
}

const shorten = (text: string): string => {
  const flat = text.trim().replaceAll('\n', ' ⏎ ');
  return flat.length > 160 ? `${flat.slice(0, 160)}…` : flat;
};

/** One line a model: the first difference of each column. */
export function differenceLine({ name, differences }: CaseResult): string {
  const parts = COLUMNS.flatMap((column) => {
    const ofColumn = differences.filter((difference) => difference.column === column);
    const first = ofColumn[0];
    if (!first) return [];
    const more = ofColumn.length > 1 ? ` (and ${ofColumn.length - 1} more)` : '';
    return [
      `${column}: ${first.what}: expected ${shorten(first.expected)}, got ${shorten(first.got)}${more}`,
    ];
  });
  return `${name}: ${parts.join('; ')}`;
}
