import type { ListItem, Nodes } from 'mdast';
import { plainText } from './markdown-text.ts';
import { QUESTION } from './question-labels.ts';

/** A block that holds text or a picture, with where it stands. */
export interface Leaf {
  readonly node: Nodes;
  /** How many lists it stands in. */
  readonly depth: number;
  readonly item: ListItem | null;
  readonly firstOfItem: boolean;
  /** Items of the list it stands in. */
  readonly siblings: number;
  readonly quoted: boolean;
}

const OUTSIDE: Omit<Leaf, 'node'> = {
  depth: 0,
  item: null,
  firstOfItem: false,
  siblings: 0,
  quoted: false,
};

/** Quotes that ask are opened up like lists; others are a block of their own. */
const asksInside = (node: Nodes): boolean =>
  node.type === 'blockquote' && node.children.some((child) => QUESTION.test(plainText(child)));

/** Every such block in reading order. */
export function* leaves(nodes: readonly Nodes[], within = OUTSIDE): Generator<Leaf> {
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'list') {
      const { length } = node.children;
      for (const item of node.children) {
        yield* leaves(item.children, {
          ...within,
          depth: within.depth + 1,
          item,
          siblings: length,
        });
      }
    } else if (node.type === 'blockquote' && asksInside(node)) {
      yield* leaves(node.children, { ...within, quoted: true });
    } else {
      yield { ...within, node, firstOfItem: within.item !== null && index === 0 };
    }
  }
}
