import type { Nodes, Table } from 'mdast';
import { plainText } from './markdown-text.ts';

export interface FoundTerm {
  readonly term: string;
  readonly definition: string;
  readonly at: Nodes;
}

const TERM_COLUMN =
  /^(?:용어|약어|개념|키워드|Terms?|Concepts?|Acronyms?|Abbreviations?)(?:\s*\([^)]*\))?$/i;
const MEANING_COLUMN =
  /^(?:뜻|의미|정의|설명|풀이|Meaning|Definition|Description)(?:\s*\([^)]*\))?$/i;

/** A table of two columns whose rows are terms with their meaning. */
export const isGlossary = (header: readonly string[]): boolean =>
  header.length === 2 && TERM_COLUMN.test(header[0] ?? '') && MEANING_COLUMN.test(header[1] ?? '');

/** The terms of such a table; none of any other. */
export function ofTerms(table: Table): FoundTerm[] {
  const [header = [], ...rows] = table.children.map((row) => row.children.map(plainText));
  if (!isGlossary(header)) return [];
  return rows
    .map(([term = '', definition = '']) => ({ term, definition, at: table }))
    .filter(({ term, definition }) => term !== '' && definition !== '');
}
