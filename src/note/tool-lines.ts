import { closesFence, type Fence, openingFence } from '../shared/markdown/fences.ts';
import { stripTags } from './question-labels.ts';

/**
 * Lines that other tools write and a Markdown parser takes for something else, put as Markdown says
 * it: before the note is parsed, so that the places of its parts are those of the text that is read.
 */

/** An unclosed box is no box. */
const MOST_LINES_OF_BOX = 200;

const COMMENT = /%%[^%\n]{0,2000}%%/g;
const COMMENT_LINE = /^\s*%%\s*$/;
/** `… ^name` at the end of a line, for links to it. */
const BLOCK_NAME = /(?<=\S)\s+\^[A-Za-z][\w-]{2,60}\s*$/;
/** "1. 개념" above a line of dashes: no list, whose rule would stand apart. */
const NUMBERED_TITLE = /^\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+\S.{0,80}$/;
const UNDERLINE = /^(?:-{3,}|={3,})\s*$/;
const HTML_HEADING = /^ {0,3}<h([1-6])(\s[^<>]{0,300})?>(.{1,500})<\/h\1\s*>\s*$/i;
const BOX = /^ {0,3}<aside(?:\s[^<>]{0,300})?>\s*$/i;
const BOX_END = /^ {0,3}<\/aside\s*>\s*$/i;

const TABLE = /^ {0,3}<table(?:\s[^<>]{0,300})?>/i;
const TABLE_END = /<\/table\s*>\s*$/i;
/** Of a table that Markdown has no words for. */
const NOT_PLAIN = /<(?:ul|ol|li|p|pre|div|table|h[1-6]|img)\b|(?:col|row)span/i;

/** A plain table of HTML as Markdown's; null for one that holds more than words. */
function tableInMarkdown(html: string): string[] | null {
  if (NOT_PLAIN.test(html.replace(TABLE, ''))) return null;
  const rows = html.split(/<tr(?:\s[^<>]{0,300})?>/i).slice(1);
  const cells = rows.map((row) =>
    row
      .split(/<t[hd](?:\s[^<>]{0,300})?>/i)
      .slice(1)
      .map((cell) => (cell.split(/<\/t[hdr]/i)[0] ?? '').replace(/\s+/g, ' ').trim())
      .map((cell) => cell.replaceAll('|', '\\|')),
  );
  const width = cells[0]?.length ?? 0;
  if (width === 0 || cells.length < 2 || cells.some(({ length }) => length !== width)) return null;
  const [header = '', ...body] = cells.map((row) => `| ${row.join(' | ')} |`);
  return ['', header, `|${' --- |'.repeat(width)}`, ...body, ''];
}

/** The lines of comments that stand between lines of their own, as [first, last]. */
function commentBlocks(lines: readonly string[]): ReadonlyMap<number, number> {
  const marks = lines.flatMap((line, index) => (COMMENT_LINE.test(line) ? [index] : []));
  const blocks = new Map<number, number>();
  for (let at = 0; at + 1 < marks.length; at += 2) blocks.set(marks[at] ?? 0, marks[at + 1] ?? 0);
  return blocks;
}

/** Where the box or table ends that begins here; -1 where it does not. */
function endOf(lines: readonly string[], from: number, end: RegExp): number {
  const last = Math.min(lines.length, from + MOST_LINES_OF_BOX);
  for (let index = from; index < last; index++) if (end.test(lines[index] ?? '')) return index;
  return -1;
}

/** What other places of the note link to. */
function nameIn(attributes = ''): string {
  const name = /\sid\s*=\s*["']([\p{L}\p{N}_.:-]{1,80})["']/iu.exec(attributes)?.[1];
  return name === undefined ? '' : ` {#${name}}`;
}

export function readToolLines(text: string): string {
  if (!/%%|\^|<h[1-6]|<aside|<table|^[-=]{3,}\s*$/im.test(text)) return text;
  const lines = text.split('\n');
  const comments = commentBlocks(lines);
  const output: string[] = [];
  let fence: Fence | null = null;
  let boxEnd = -1;
  for (let index = 0; index < lines.length; index++) {
    const written = lines[index] ?? '';
    const quote = index < boxEnd ? '> ' : '';
    if (fence !== null) {
      if (closesFence(written, fence)) fence = null;
      output.push(quote + written);
      continue;
    }
    fence = openingFence(written);
    if (fence !== null) {
      output.push(quote + written);
      continue;
    }
    const comment = comments.get(index);
    if (comment !== undefined) {
      index = comment;
      continue;
    }
    if (index === boxEnd) {
      output.push('');
      continue;
    }
    if (BOX.test(written)) {
      boxEnd = endOf(lines, index, BOX_END);
      output.push(boxEnd < 0 ? written : '');
      continue;
    }
    if (TABLE.test(written)) {
      const last = endOf(lines, index, TABLE_END);
      const table = last < 0 ? null : tableInMarkdown(lines.slice(index, last + 1).join('\n'));
      if (table !== null) {
        output.push(...table.map((row) => quote + row));
        index = last;
        continue;
      }
    }
    const line = written.replace(COMMENT, '').replace(BLOCK_NAME, '');
    const heading = HTML_HEADING.exec(line);
    const titled =
      NUMBERED_TITLE.test(line) &&
      (lines[index - 1] ?? '').trim() === '' &&
      UNDERLINE.test(lines[index + 1] ?? '');
    if (heading !== null) {
      // Apart, so that the HTML around it does not go on over it.
      output.push(
        '',
        `${'#'.repeat(Number(heading[1]))} ${stripTags(heading[3] ?? '').trim()}${nameIn(heading[2])}`,
        '',
      );
    } else if (titled) {
      output.push(`${lines[index + 1]?.startsWith('=') ? '#' : '##'} ${line}`);
      index++;
    } else output.push(quote + line);
  }
  return output.join('\n');
}
