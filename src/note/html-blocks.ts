import { closesFence, type Fence, openingFence } from '../shared/markdown/fences.ts';
import { ANSWER, asks, QUESTION, stripTags } from './question-labels.ts';

/**
 * Blocks of plain HTML as the Markdown that says the same: lists of terms, and questions that are
 * written in headings and paragraphs. What holds more than words is left as it is.
 */

const MOST_LINES = 400;
const MOST_CHARACTERS = 20_000;
/** Lines looked at for the end of a block, in all: of a note that closes none. */
const MOST_LOOKED_AT = 300_000;
const OPENS =
  /^ {0,3}<(dl|div|section|article|h[1-6]|p)(?:\s+(?:class|id)\s*=\s*["'][^"'<>]*["'])*\s*>/i;
/** A tag without attributes, or with those that say nothing of it. */
const PLAIN_TAG =
  /<\/?(?:dl|dt|dd|div|section|article|h[1-6]|p|ul|ol|li|b|strong|i|em|code|br|span|u|mark|sub|sup|kbd)(?:\s+(?:class|id)\s*=\s*["'][^"'<>]*["'])*\s*\/?>|<a\s+(?:href|name|id)\s*=\s*["'][^"'<>]*["']\s*>|<\/a\s*>/gi;
const ANY_TAG = /<[/A-Za-z!?][^<>]{0,500}>/;
const BLOCK = /<(\/?)(dl|ul|ol|div|section|article|p|h[1-6])\b[^<>]*>/gi;

/** Where the block ends that begins here: at the line that closes it, with those that follow at once. */
function endOf(lines: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < lines.length && at < from + MOST_LINES; at++) {
    const line = lines[at] ?? '';
    for (const [, closes] of line.matchAll(BLOCK)) depth += closes === '/' ? -1 : 1;
    const next = lines[at + 1] ?? '';
    if (depth <= 0 && !/^ {0,3}<(?:dl|ul|ol|div|section|article|h[1-6]|p)\b/i.test(next)) return at;
  }
  return -1;
}

const words = (html: string): string => html.replace(/\s+/g, ' ').trim();

/** The entries of a list of terms. */
function entries(html: string): { readonly term: string; readonly said: string[] }[] {
  const found: { readonly term: string; readonly said: string[] }[] = [];
  for (const [, name = '', inside = ''] of html.matchAll(
    /<(dt|dd)\b[^<>]*>([\s\S]*?)(?=<\/?(?:dt|dd|dl)\b|$)/gi,
  )) {
    if (name.toLowerCase() === 'dt') found.push({ term: words(stripTags(inside)), said: [] });
    else found.at(-1)?.said.push(words(inside.replace(/<\/?p\b[^<>]*>/gi, ' ')));
  }
  return found;
}

function termLines(html: string): string[] {
  return entries(html).flatMap(({ term, said }) => {
    if (!QUESTION.test(term) && !asks(term)) return ['', `**${term}**: ${said.join(' ')}`];
    const label = QUESTION.test(term) ? '' : 'Q. ';
    const [first = '', ...rest] = said;
    const answer = ANSWER.test(stripTags(first)) ? first : `**A.** ${first}`;
    return [`- **${label}${term}**`, `  - ${[answer, ...rest].join(' ')}`];
  });
}

/** Headings, paragraphs and lists line by line. */
const asLines = (html: string): string =>
  html
    .replace(/\s*\n\s*/g, ' ')
    .replace(
      /<h([1-6])\b[^<>]*>([\s\S]*?)<\/h\1\s*>/gi,
      (_, level, inside) => `\n\n${'#'.repeat(Number(level))} ${words(stripTags(inside))}\n\n`,
    )
    .replace(/\s*<li\b[^<>]*>\s*/gi, '\n- ')
    .replace(/\s*<\/?(?:p|div|section|article|ul|ol)\b[^<>]*>\s*/gi, '\n\n')
    .replace(/<\/li\s*>/gi, '')
    .replace(/\s*<br\s*\/?>\s*/gi, '\n')
    .replace(/<\/?(?:b|strong)\s*>/gi, '**')
    .replace(/<a\s+href\s*=\s*["']([^"'<>\s]*)["']\s*>([^<>[\]]*)<\/a\s*>/gi, '[$2]($1)')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const holdsOnlyWords = (html: string): boolean => !ANY_TAG.test(html.replace(PLAIN_TAG, ''));

/** Whether some block of it asks: a label, or a heading that ends as questions do. */
const asksSomewhere = (html: string): boolean =>
  [...html.matchAll(/<(h[1-6]|p)\b[^<>]*>([\s\S]*?)<\/\1\s*>/gi)].some(
    ([, name = '', inside = '']) => {
      const said = words(stripTags(inside));
      return QUESTION.test(said) || (/^h/i.test(name) && asks(said));
    },
  );

function inMarkdown(html: string): string[] | null {
  if (html.length > MOST_CHARACTERS || !holdsOnlyWords(html)) return null;
  if (/^\s*<dl\b/i.test(html) && !/<(?:ul|ol|h[1-6])\b/i.test(html))
    return ['', ...termLines(html), ''];
  if (/<dl\b/i.test(html) || !asksSomewhere(html)) return null;
  return ['', ...asLines(html).split('\n'), ''];
}

export function readHtmlBlocks(text: string): string {
  if (!/^ {0,3}<(?:dl|ul|ol|div|section|article|h[1-6]|p)\b/im.test(text)) return text;
  const lines = text.split('\n');
  const output: string[] = [];
  let fence: Fence | null = null;
  let lookedAt = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (fence !== null) {
      if (closesFence(line, fence)) fence = null;
    } else {
      fence = openingFence(line);
      const opens = lookedAt < MOST_LOOKED_AT && OPENS.test(line);
      const end = opens ? endOf(lines, index) : -1;
      if (opens) lookedAt += end < 0 ? MOST_LINES : end - index;
      const markdown = end < 0 ? null : inMarkdown(lines.slice(index, end + 1).join('\n'));
      if (markdown !== null) {
        output.push(...markdown);
        index = end;
        continue;
      }
    }
    output.push(line);
  }
  return output.join('\n');
}
