import type { Nodes as PageNodes } from 'hast';
import type { Nodes as NoteNodes } from 'mdast';

/**
 * Walks a tree in reading order. As unist-util-visit, without what that does for each node (it makes a
 * named function, for stack traces): of a note of megabytes that was a quarter of the time.
 */

/** Nothing below this node. */
export const SKIP = 'skip';
/** Nothing more at all. */
export const EXIT = 'exit';

interface Node {
  readonly type: string;
}
type ParentOf<All extends Node> = Extract<All, { children: unknown[] }>;

type Visitor<All extends Node, Visited extends All> = (
  node: Visited,
  index: number | undefined,
  parent: ParentOf<All> | undefined,
  // biome-ignore lint/suspicious/noConfusingVoidType: most visitors say nothing.
) => void | undefined | typeof SKIP | typeof EXIT | number;

interface Visit<All extends Node> {
  /** A number is the index of the sibling to go on with, where the visitor has moved them. */
  (tree: All, visitor: Visitor<All, All>): void;
  <Type extends All['type']>(
    tree: All,
    type: Type,
    visitor: Visitor<All, Extract<All, { type: Type }>>,
  ): void;
}

type AnyVisitor = Visitor<Node, Node>;
interface AnyParent extends Node {
  readonly children: readonly Node[];
}

const isParent = (node: Node): node is AnyParent => 'children' in node;

/** False when it is to end. */
function walk(node: Node, type: string | null, visitor: AnyVisitor): boolean {
  if (type === null || node.type === type) {
    const said = visitor(node, undefined, undefined);
    if (said === EXIT) return false;
    if (said === SKIP) return true;
  }
  return !isParent(node) || walkBelow(node, type, visitor);
}

function walkBelow(parent: AnyParent, type: string | null, visitor: AnyVisitor): boolean {
  for (let index = 0; index < parent.children.length; ) {
    const child = parent.children[index] as Node;
    const asked = type === null || child.type === type;
    const said = asked ? visitor(child, index, parent as never) : undefined;
    if (said === EXIT) return false;
    if (said !== SKIP && isParent(child) && !walkBelow(child, type, visitor)) return false;
    index = typeof said === 'number' ? said : index + 1;
  }
  return true;
}

const visit = (tree: Node, ...given: readonly [string, AnyVisitor] | readonly [AnyVisitor]) => {
  const [type, visitor] = given.length === 2 ? given : [null, given[0]];
  walk(tree, type, visitor);
};

export const visitNote = visit as Visit<NoteNodes>;
export const visitPage = visit as Visit<PageNodes>;
