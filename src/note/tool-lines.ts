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
const HTML_HEADING = /^ {0,3}<h([1-6])(?:\s[^<>]{0,300})?>(.{1,500})<\/h\1\s*>\s*$/i;
const BOX = /^ {0,3}<aside(?:\s[^<>]{0,300})?>\s*$/i;
const BOX_END = /^ {0,3}<\/aside\s*>\s*$/i;

/** The lines of comments that stand between lines of their own, as [first, last]. */
function commentBlocks(lines: readonly string[]): ReadonlyMap<number, number> {
  const marks = lines.flatMap((line, index) => (COMMENT_LINE.test(line) ? [index] : []));
  const blocks = new Map<number, number>();
  for (let at = 0; at + 1 < marks.length; at += 2) blocks.set(marks[at] ?? 0, marks[at + 1] ?? 0);
  return blocks;
}

/** Where the box ends that begins here; -1 where it does not. */
function endOfBox(lines: readonly string[], from: number): number {
  const last = Math.min(lines.length, from + MOST_LINES_OF_BOX);
  for (let index = from + 1; index < last; index++)
    if (BOX_END.test(lines[index] ?? '')) return index;
  return -1;
}

export function readToolLines(text: string): string {
  if (!/%%|\^|<h[1-6]|<aside|^[-=]{3,}\s*$/im.test(text)) return text;
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
      boxEnd = endOfBox(lines, index);
      output.push(boxEnd < 0 ? written : '');
      continue;
    }
    const line = written.replace(COMMENT, '').replace(BLOCK_NAME, '');
    const heading = HTML_HEADING.exec(line);
    const titled =
      NUMBERED_TITLE.test(line) &&
      (lines[index - 1] ?? '').trim() === '' &&
      UNDERLINE.test(lines[index + 1] ?? '');
    if (heading !== null) {
      output.push(`${'#'.repeat(Number(heading[1]))} ${stripTags(heading[2] ?? '').trim()}`);
    } else if (titled) {
      output.push(`${lines[index + 1]?.startsWith('=') ? '#' : '##'} ${line}`);
      index++;
    } else output.push(quote + line);
  }
  return output.join('\n');
}
