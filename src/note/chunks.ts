import { closesFence, type Fence, openingFence } from '../shared/markdown/fences.ts';

/**
 * A parser's time grows faster than its text, so that a long note is parsed in chunks. They are cut
 * where nothing can be open: before a line at the margin that begins a block. A list of many pages is
 * cut between its items.
 */
export interface Chunk {
  readonly text: string;
  /** Characters and lines before it. */
  readonly offset: number;
  readonly line: number;
  /** Lines from elsewhere in the note that define what its links and footnotes name. */
  readonly definitions: string;
}

const CHUNK_CHARACTERS = 12_000;
const MOST_DEFINITIONS = 1_000;

/** HTML that goes on over empty lines, with what ends it. */
const RAW: readonly (readonly [RegExp, RegExp])[] = [
  [/<!--/, /-->/],
  [/<(?:script|pre|style|textarea)\b/i, /<\/(?:script|pre|style|textarea)>/i],
  [/<!\[CDATA\[/, /\]\]>/],
  [/<\?/, /\?>/],
];

const DEFINITION = /^ {0,3}\[([^\]\n]{1,200})\]:\s*\S/;

/** At the margin and no item of a list, which may go on over empty lines. */
const BEGINS_BLOCK = /^(?:[^\s*+\-\d]|\*[^\s*]|\d+[^\d.)])/;
const BEGINS_ITEM = /^(?:[-*+]|\d{1,9}[.)])\s/;
const HEADING = /^#{1,6}\s/;

const labelOf = (written: string): string => written.trim().replace(/\s+/g, ' ').toLowerCase();

/** The definitions of what a text names in brackets. */
function definitionsFor(text: string, all: ReadonlyMap<string, string>): string {
  const used = new Set<string>();
  if (all.size === 0) return '';
  for (const [, label = ''] of text.matchAll(/\[([^[\]\n]{1,200})\]/g)) {
    const line = all.get(labelOf(label));
    if (line !== undefined) used.add(line);
  }
  return [...used].slice(0, MOST_DEFINITIONS).join('\n');
}

export function chunksOf(text: string): Chunk[] {
  if (text.length <= 2 * CHUNK_CHARACTERS) return [{ text, offset: 0, line: 0, definitions: '' }];
  const lines = text.split('\n');
  const chunks: Omit<Chunk, 'definitions'>[] = [];
  const definitions = new Map<string, string>();
  let from = { offset: 0, line: 0 };
  let offset = 0;
  let fence: Fence | null = null;
  let rawEnd: RegExp | null = null;
  let afterFence = false;
  lines.forEach((line, index) => {
    if (fence !== null) {
      if (closesFence(line, fence)) {
        fence = null;
        afterFence = !/^\s/.test(line);
      }
    } else if (rawEnd !== null) {
      if (rawEnd.test(line)) rawEnd = null;
    } else {
      const before = lines[index - 1] ?? '';
      const apart =
        afterFence || before.trim() === '' || (HEADING.test(before) && HEADING.test(line));
      const length = offset - from.offset;
      const cut =
        (length >= CHUNK_CHARACTERS && apart && BEGINS_BLOCK.test(line)) ||
        (length >= 4 * CHUNK_CHARACTERS && BEGINS_ITEM.test(line));
      if (cut) {
        chunks.push({ text: text.slice(from.offset, offset), ...from });
        from = { offset, line: index };
      }
      afterFence = false;
      fence = openingFence(line);
      if (fence === null) {
        const label = DEFINITION.exec(line)?.[1];
        if (label !== undefined && !definitions.has(labelOf(label))) {
          definitions.set(labelOf(label), line);
        }
        rawEnd = RAW.find(([opens, ends]) => opens.test(line) && !ends.test(line))?.[1] ?? null;
      }
    }
    offset += line.length + 1;
  });
  chunks.push({ text: text.slice(from.offset), ...from });
  return chunks.map((chunk) => ({
    ...chunk,
    definitions: definitionsFor(chunk.text, definitions),
  }));
}
