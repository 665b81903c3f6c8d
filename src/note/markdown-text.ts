import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** The words of nodes, untrimmed: a space tells a word from a particle. */
export const rawText = (node: Nodes | readonly Nodes[]): string =>
  textOf(node, { includeHtml: false }).replace(/\s+/g, ' ');

export const plainText = (node: Nodes | readonly Nodes[]): string => rawText(node).trim();
