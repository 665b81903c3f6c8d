import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileWithTree } from '@/note/compile.ts';
import { joinPieces, type Piece, piecesOf } from './pieces.ts';

const source = readFileSync(
  new URL('../../../note/fixtures/quantisation.md', import.meta.url),
  'utf8',
);
const numbersIn = ({ items }: Piece): number => JSON.stringify(items).split(/[,:{[]/).length;

describe('a compiled note on its way to the page', () => {
  it('is whole again there, however long it is', () => {
    const { model, tree } = compileWithTree(source.repeat(20));
    const { sections, cards, figures } = model;
    const lists = { sections, cards, figures, blocks: tree.children };
    const pieces = [...piecesOf(lists)];
    expect(pieces.length).toBeGreaterThan(8);
    expect(joinPieces(pieces)).toEqual(lists);
  });

  it('is in pieces that are all small', () => {
    const { tree } = compileWithTree(source.repeat(20));
    const pieces = [...piecesOf({ blocks: tree.children })];
    const whole = numbersIn({ list: 'blocks', items: tree.children });
    expect(Math.max(...pieces.map(numbersIn))).toBeLessThan(whole / 4);
  });
});
