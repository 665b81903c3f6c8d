import type { Nodes } from 'mdast';

function* wordsOf(node: Nodes): Generator<string> {
  if (node.type === 'break' || (node.type === 'html' && /^<br\b/i.test(node.value))) yield ' ';
  else if (node.type === 'html') return;
  else if ('value' in node) yield node.value;
  else if ('alt' in node) yield node.alt ?? '';
  else if ('children' in node) for (const child of node.children) yield* wordsOf(child);
}

/** The words of nodes, untrimmed: a space tells a word from a particle. */
export const rawText = (nodes: Nodes | readonly Nodes[]): string =>
  ('type' in nodes ? [...wordsOf(nodes)] : nodes.flatMap((node) => [...wordsOf(node)]))
    .join('')
    .replace(/\s+/g, ' ');

export const plainText = (node: Nodes | readonly Nodes[]): string => rawText(node).trim();
