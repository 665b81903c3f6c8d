/** The last line of `npm run conformance`, and the sums behind it. */
import { COLUMNS, type Column, type Difference } from './compare.ts';
import type { GoldenRecord } from './record.ts';

export interface CaseResult {
  readonly name: string;
  readonly ops: readonly string[];
  /** What the record knows, so what could differ. */
  readonly compared: readonly Column[];
  readonly differences: readonly Difference[];
  /** Our engine lacks an op that upstream has. */
  readonly unsupported: boolean;
}

export interface Summary {
  readonly models: number;
  /** Of the models in which the column was compared. */
  readonly agree: Readonly<Record<Column, number>>;
  readonly compared: Readonly<Record<Column, number>>;
  readonly unsupported: number;
}

/** The wheel is a 64-bit build: nothing about memory can be learnt from it. */
export const comparedColumns = (record: GoldenRecord): readonly Column[] =>
  'wheel' in record ? ['outputs', 'messages'] : COLUMNS;

export function summarise(results: readonly CaseResult[]): Summary {
  const count = (holds: (result: CaseResult, column: Column) => boolean) =>
    Object.fromEntries(
      COLUMNS.map((column) => [column, results.filter((each) => holds(each, column)).length]),
    ) as Record<Column, number>;
  const compares = ({ compared }: CaseResult, column: Column) => compared.includes(column);
  return {
    models: results.length,
    agree: count(
      (result, column) =>
        compares(result, column) && !result.differences.some((d) => d.column === column),
    ),
    compared: count(compares),
    unsupported: results.filter(({ unsupported }) => unsupported).length,
  };
}

export function summaryLine({ models, agree, compared, unsupported }: Summary): string {
  const columns = COLUMNS.filter((column) => compared[column] > 0).map(
    (column) => `${column} ${agree[column]}/${compared[column]}`,
  );
  const agreed = columns.length > 0 ? `: ${columns.join(', ')}` : '';
  return `${models} models${agreed}, unsupported ${unsupported}`;
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
