import { closesFence, type Fence, openingFence } from '../shared/markdown/fences.ts';

/**
 * Bounds what a Markdown parser takes more than linear time for, before it sees the note. Notes that
 * people write pass unchanged; what had to be cut is said.
 */

export interface Tamed {
  readonly text: string;
  /** Rows left out of a long table, by the line (from 1) its header stands on. */
  readonly cutRows: ReadonlyMap<number, readonly string[]>;
  readonly missing: readonly string[];
}

const MOST_CHARACTERS = 8 * 1024 * 1024;
export const MOST_TABLE_ROWS = 300;
const MOST_PARAGRAPH_CHARACTERS = 8_000;
const MOST_NESTING = 12;
const MOST_INDENT = 48;

const isDelimiterRow = (line: string = ''): boolean =>
  line.includes('-') && line.includes('|') && /^[\s|:>-]+$/.test(line);

const cellsIn = (row: string): number =>
  row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/).length;

/** `a || b` in a cell: no parser takes its bars for code's, and the cells after it would be lost. */
const wholeCode = (row: string, width: number): string =>
  row.includes('`') && cellsIn(row) > width
    ? row.replace(/(`+)([^`]+)\1/g, (code) => code.replace(/(?<!\\)\|/g, '\\|'))
    : row;

/** Quotes and lists within quotes and lists, to a depth that somebody may have meant. */
function limitNesting(line: string): string {
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  const shallow = indent > MOST_INDENT ? ' '.repeat(MOST_INDENT) + line.slice(indent) : line;
  let depth = 0;
  let at = Math.min(indent, MOST_INDENT);
  let kept = at;
  const marker = /[>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])/y;
  for (;;) {
    marker.lastIndex = at;
    const found = marker.exec(shallow);
    if (found === null) break;
    at += found[0].length;
    while (shallow[at] === ' ' || shallow[at] === '\t') at++;
    if (++depth <= MOST_NESTING) kept = at;
  }
  return depth > MOST_NESTING ? shallow.slice(0, kept) + shallow.slice(at) : shallow;
}

/** A line in pieces of at most so many characters, at spaces where there are some. */
function pieces(line: string): string[] {
  if (line.length <= MOST_PARAGRAPH_CHARACTERS) return [line];
  const result: string[] = [];
  let from = 0;
  while (line.length - from > MOST_PARAGRAPH_CHARACTERS) {
    const limit = from + MOST_PARAGRAPH_CHARACTERS;
    const space = line.lastIndexOf(' ', limit);
    let to = space > from + MOST_PARAGRAPH_CHARACTERS / 2 ? space : limit;
    // Never between the two halves of a character.
    if ((line.charCodeAt(to - 1) & 0xfc00) === 0xd800) to--;
    result.push(line.slice(from, to));
    from = to;
  }
  result.push(line.slice(from));
  return result;
}

const startsBlock = (line: string): boolean =>
  /^[ \t]*(?:$|#|[-*+][ \t]|\d{1,9}[.)][ \t])/.test(line);

export function tame(source: string): Tamed {
  const missing: string[] = [];
  if (source.length > MOST_CHARACTERS) {
    missing.push('노트가 800만 글자를 넘어 뒷부분을 뺐습니다.');
  }
  const lines = source.slice(0, MOST_CHARACTERS).split('\n');
  const output: string[] = [];
  const cutRows = new Map<number, string[]>();
  let fence: Fence | null = null;
  let paragraph = 0;
  let splitParagraphs = 0;
  let flattened = 0;

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (fence !== null) {
      output.push(line);
      if (closesFence(line, fence)) fence = null;
      continue;
    }
    fence = openingFence(line);
    if (fence !== null) {
      paragraph = 0;
      output.push(line);
      continue;
    }
    if (line.includes('|') && isDelimiterRow(lines[index + 1])) {
      const headerLine = output.length + 1;
      let end = index + 2;
      while (end < lines.length && lines[end]?.includes('|')) end++;
      const width = cellsIn(line);
      const kept = lines
        .slice(index, Math.min(end, index + 2 + MOST_TABLE_ROWS))
        .map((row) => wholeCode(row, width));
      output.push(...kept.map((row) => row.slice(0, 4 * MOST_PARAGRAPH_CHARACTERS)));
      if (end > index + 2 + MOST_TABLE_ROWS) {
        const rest = lines.slice(index + 2 + MOST_TABLE_ROWS, end);
        cutRows.set(headerLine, rest);
        missing.push(
          `${MOST_TABLE_ROWS + rest.length}행인 표에서 앞의 ${MOST_TABLE_ROWS}행만 화면에 보입니다.`,
        );
      }
      index = end - 1;
      paragraph = 0;
      continue;
    }
    const shallow = limitNesting(line);
    if (shallow !== line) flattened++;
    if (startsBlock(shallow)) paragraph = 0;
    for (const piece of pieces(shallow)) {
      if (paragraph > 0 && paragraph + piece.length > MOST_PARAGRAPH_CHARACTERS) {
        output.push('');
        paragraph = 0;
        splitParagraphs++;
      }
      output.push(piece);
      paragraph += piece.length + 1;
    }
  }
  if (splitParagraphs > 0) {
    missing.push(`아주 긴 문단을 ${splitParagraphs}곳에서 나누었습니다.`);
  }
  if (flattened > 0) {
    missing.push(`${MOST_NESTING}단계보다 깊은 목록이나 인용 ${flattened}줄을 얕게 옮겼습니다.`);
  }
  return { text: output.join('\n'), cutRows, missing };
}
