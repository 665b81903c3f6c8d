import { readFileSync } from 'node:fs';
import type { Nodes } from 'hast';
import { describe, expect, it } from 'vitest';
import { compileWithTree } from '@/note/compile.ts';
import { placeOfCard } from './card-place.ts';

/** Notes of other shapes, whose cards a search opens at their place. */
const fixture = (name: string) =>
  compileWithTree(readFileSync(new URL(`../../../note/fixtures/${name}`, import.meta.url), 'utf8'));

const wordsOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : '';

describe('the place of a card in its note', () => {
  it.each([
    'numbered.md',
    'nested-answers.md',
    'details.md',
    'heading-questions.md',
    'tables.md',
    'lines-of-terms.md',
    'question-table.md',
    'english.md',
  ])('is found for every card of %s', (name) => {
    const { model, tree } = fixture(name);
    expect(model.cards.length).toBeGreaterThan(0);
    for (const card of model.cards) {
      const place = placeOfCard(tree, card);
      expect(place, JSON.stringify(card)).not.toBeNull();
    }
  });

  it('is the item or the row itself, not all around it', () => {
    const { model, tree } = fixture('numbered.md');
    const question = model.cards.find(({ kind }) => kind === 'question');
    const cell = model.cards.find((card) => card.kind === 'table' && card.form === 'cell');
    if (question === undefined || cell === undefined) throw new Error('the fixture has both');
    expect(placeOfCard(tree, question)?.element.tagName).toMatch(/^(?:p|li)$/);
    const row = placeOfCard(tree, cell)?.element;
    expect(row?.tagName).toBe('tr');
    expect(row === undefined ? '' : wordsOf(row)).toContain(
      cell.kind === 'table' && cell.form === 'cell' ? cell.row : '',
    );
  });
});
