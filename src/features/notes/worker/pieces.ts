import type { RootContent } from 'hast';
import type { Card, Figure, Section } from '@/note/model.ts';

/**
 * A compiled note crosses to the page in pieces, each taken in within a frame: a note of megabytes in
 * one message holds the page for seconds.
 */
export interface Lists {
  readonly sections: readonly Section[];
  readonly cards: readonly Card[];
  readonly figures: readonly Figure[];
  /** Of the page's tree. */
  readonly blocks: readonly RootContent[];
}

export type Piece = {
  readonly [Name in keyof Lists]: { readonly list: Name; readonly items: Lists[Name] };
}[keyof Lists];

/** Values in a piece: some 4 ms of a page that is slow. */
const MOST_VALUES = 4_000;
const CHARACTERS_OF_A_VALUE = 100;

/** How much there is to copy. */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length / CHARACTERS_OF_A_VALUE;
  if (value === null || typeof value !== 'object') return 1;
  let sum = 1;
  for (const inner of Object.values(value)) sum += weightOf(inner);
  return sum;
}

function* runsOf<T>(items: readonly T[]): Generator<T[]> {
  let run: T[] = [];
  let weight = 0;
  for (const item of items) {
    run.push(item);
    weight += weightOf(item);
    if (weight < MOST_VALUES) continue;
    yield run;
    run = [];
    weight = 0;
  }
  if (run.length > 0) yield run;
}

export function* piecesOf(lists: Partial<Lists>): Generator<Piece> {
  for (const [list, items] of Object.entries(lists)) {
    for (const run of runsOf<unknown>(items)) yield { list, items: run } as Piece;
  }
}

/** The lists as they were before they were taken apart. */
export function joinPieces(pieces: readonly Piece[]): Lists {
  const lists: Record<keyof Lists, unknown[]> = {
    sections: [],
    cards: [],
    figures: [],
    blocks: [],
  };
  for (const { list, items } of pieces) for (const item of items) lists[list].push(item);
  return lists as unknown as Lists;
}
