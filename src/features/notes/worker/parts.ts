import type { Nodes, Root } from 'hast';

/** What a note says below one of its headings: a search opens there. */
export interface NotePart {
  /** Anchor of the heading; null before the first. */
  readonly section: string | null;
  readonly title: string;
  readonly text: string;
}

/** More of one note is not searched: an index of it would be larger than the note. */
const MOST_SEARCHED = 200_000;
const MOST_PARTS = 400;

function wordsOf(root: Nodes): string {
  const words: string[] = [];
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') words.push(node.value);
    else if ('children' in node) {
      for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at] as Nodes);
      // Blocks stand apart; the words of one go on over its emphasis.
      if (node.type === 'element' && /^(?:p|li|h[1-6]|td|th|tr|pre|div)$/.test(node.tagName)) {
        stack.push({ type: 'text', value: ' ' });
      }
    }
  }
  return words.join('').replace(/\s+/g, ' ').trim();
}

/** A note in parts, by its headings, as far as it is searched. */
export function partsOf(tree: Root): NotePart[] {
  const parts: { section: string | null; title: string; words: string[] }[] = [
    { section: null, title: '', words: [] },
  ];
  let length = 0;
  for (const node of tree.children) {
    if (length > MOST_SEARCHED) break;
    const id = node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? node.properties.id : null;
    const words = node.type === 'doctype' ? '' : wordsOf(node);
    length += words.length;
    if (typeof id === 'string' && parts.length < MOST_PARTS) {
      parts.push({ section: id, title: words, words: [] });
    } else parts.at(-1)?.words.push(words);
  }
  return parts
    .map(({ section, title, words }) => ({ section, title, text: words.join(' ').trim() }))
    .filter(({ title, text }) => title !== '' || text !== '');
}
