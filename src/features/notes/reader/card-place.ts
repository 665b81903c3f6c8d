import type { Element, Nodes, Root } from 'hast';
import type { Card } from '@/note/model.ts';
import { lettersOf } from '@/shared/search/words.ts';

/** Where in a drawn note the thing stands that a card asks for. */

/** So much of a long answer or definition is enough to tell it. */
const ENOUGH = 40;

const textOf = (node: Nodes): string => {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join(' ') : '';
};

/** What the place holds, the best sign of it first; without the marks of Markdown. */
function signsOf(card: Card): readonly (readonly string[])[] {
  switch (card.kind) {
    case 'question':
      return [[card.question]];
    case 'term':
      return [[card.term, card.definition], [card.term]];
    case 'workflow':
      return [card.steps];
    case 'code':
      return [[card.does, card.answer]];
    case 'table':
      return card.form === 'cell' ? [[card.row, card.answer]] : [card.header];
  }
}

const isHeading = (node: Nodes): node is Element =>
  node.type === 'element' && /^h[1-6]$/.test(node.tagName);

/** The blocks below the heading of a section, as far as the next heading. */
function blocksOf({ children }: Root, section: string | null): { from: number; to: number } {
  const starts = children.flatMap((node, at) => (isHeading(node) ? [at] : []));
  const heading = starts.findIndex((at) => {
    const node = children[at];
    return node !== undefined && isHeading(node) && node.properties.id === section;
  });
  return { from: starts[heading] ?? 0, to: starts[heading + 1] ?? children.length };
}

/** A hint of an element may not break a cell or an item: these are the smallest that are marked. */
const WHOLE = /^(?:p|li|tr|pre|summary|details|dt|dd|h[1-6]|table|blockquote|figure|ul|ol|dl|div)$/;

/** The smallest element that holds all the words. */
function smallest(node: Element, words: readonly string[]): Element {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const letters = lettersOf(textOf(child));
    if (words.every((word) => letters.includes(word))) {
      const found = smallest(child, words);
      return WHOLE.test(found.tagName) ? found : node;
    }
  }
  return node;
}

export interface CardPlace {
  /** Number of the block, among the children of the tree. */
  readonly block: number;
  readonly element: Element;
}

/** Null where the note has changed since, and it stands there no more. */
export function placeOfCard(tree: Root, card: Card): CardPlace | null {
  const { from, to } = blocksOf(tree, card.section);
  for (const signs of signsOf(card)) {
    const words = signs.map((sign) => lettersOf(sign).slice(0, ENOUGH)).filter(Boolean);
    for (let block = from; block < to; block++) {
      const node = tree.children[block];
      if (node?.type !== 'element') continue;
      const letters = lettersOf(textOf(node));
      if (words.every((word) => letters.includes(word))) {
        return { block, element: smallest(node, words) };
      }
    }
  }
  return null;
}

/** The tree with the element marked in it: the tree itself is left as it is. */
export function marked(tree: Root, { block, element }: CardPlace): Root {
  const mark = <T extends Nodes>(node: T): T => {
    if ((node as Nodes) === element) {
      return { ...node, properties: { ...element.properties, dataFound: '' } };
    }
    return 'children' in node ? ({ ...node, children: node.children.map(mark) } as T) : node;
  };
  return {
    ...tree,
    children: tree.children.map((node, at) => (at === block ? mark(node) : node)),
  };
}
