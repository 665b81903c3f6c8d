import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast';
import { typedMath } from '../shared/markdown/math-source.ts';
import { reachesOut } from '../shared/markdown/mermaid.ts';
import { visitNote } from '../shared/markdown/visit.ts';
import { marksAsMarkdown } from './dialects.ts';
import { isHtmlElement } from './html-elements.ts';
import { plainText } from './markdown-text.ts';
import { ANSWER_SOURCE, ARROW } from './question-labels.ts';

/**
 * An answer's own Markdown: it is read far from its note, so that whatever it names elsewhere in the
 * note is put into it, and nothing is left that only the note's own page could show.
 */

interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const offsets = ({ position }: Nodes) => ({
  from: position?.start.offset ?? 0,
  to: position?.end.offset ?? 0,
});

/** Links by reference and footnotes with what they stand for; pictures by their words. */
function replacementsOf(tree: Root): Replacement[] {
  const urls = new Map<string, string>();
  const footnotes = new Map<string, string>();
  visitNote(tree, (node: Nodes) => {
    if (node.type === 'definition') urls.set((node as Definition).identifier, node.url);
    if (node.type === 'footnoteDefinition') {
      footnotes.set(node.identifier, plainText(node as FootnoteDefinition));
    }
  });
  const found: Replacement[] = [];
  visitNote(tree, (node: Nodes) => {
    const { from, to } = offsets(node);
    if (node.type === 'linkReference') {
      const url = urls.get(node.identifier);
      const last = node.children.at(-1);
      if (url === undefined || last === undefined) return;
      found.push({ from: offsets(last).to, to, text: `](${url})` });
    } else if (node.type === 'footnoteReference') {
      const words = footnotes.get(node.identifier);
      found.push({ from, to, text: words === undefined ? '' : ` (${words})` });
    } else if (node.type === 'image' || node.type === 'imageReference') {
      found.push({ from, to, text: node.alt ? `[그림: ${node.alt}]` : '[그림]' });
    }
  });
  return found.filter(({ from, to }) => to > from).sort((one, two) => one.from - two.from);
}

const SAME_IN_MARKDOWN: Readonly<Record<string, string>> = {
  code: '`',
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
};

/** Tags as the Markdown that does the same; what is no element stays as it was typed. */
function withoutHtml(text: string, lineBreak: string): string {
  return text
    .replace(/<br\s*\/?>/gi, lineBreak)
    .replace(/\s*<li(?:\s[^<>]{0,300})?>/gi, lineBreak === ' ' ? '; ' : '\n- ')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(
      /<\/?([A-Za-z][A-Za-z0-9]*)(?=[\s/>])[^<>]{0,500}>|<([A-Za-z][\w ,:]{0,60})>/g,
      (tag, name = '') =>
        isHtmlElement(name) ? (SAME_IN_MARKDOWN[name.toLowerCase()] ?? '') : `\\${tag}`,
    );
}

/** Outside of code: without tags, and with the emphasis that a formatter escaped. */
function readable(markdown: string): string {
  let fence: string | null = null;
  let drawing = false;
  return markdown
    .split('\n')
    .filter((line) => {
      const info = /^[ \t>]*(?:[-*+] +|\d{1,9}[.)] +)?(?:`{3,}|~{3,})[ \t]*(\w*)/.exec(line);
      if (info !== null) drawing = info[1]?.toLowerCase() === 'mermaid';
      return !drawing || info !== null || !reachesOut(line);
    })
    .map((line) => {
      const mark = /^[ \t>]*(?:[-*+] +|\d{1,9}[.)] +)?(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== null) {
        if (mark?.startsWith(fence)) fence = null;
        return line;
      }
      if (mark !== undefined) {
        fence = mark;
        return line;
      }
      const lineBreak = line.trimStart().startsWith('|') ? ' ' : '\\\n';
      return line
        .split(/(`+[^`\n]*`+)/)
        .map((part, index) =>
          index % 2 === 1
            ? part
            : marksAsMarkdown(withoutHtml(part.replaceAll('\\*\\*', '**'), lineBreak)),
        )
        .join('');
    })
    .join('\n');
}

const expandTabs = (line: string): string =>
  line.replace(/^[ \t]+/, (space) => {
    let width = 0;
    for (const character of space) width += character === '\t' ? 4 - (width % 4) : 1;
    return ' '.repeat(width);
  });

/** The column of a block as it is seen, from 1: a tab before it goes to the next stop. */
export function columnSeen(source: string, { position }: Nodes): number {
  const { offset = 0, column = 1 } = position?.start ?? {};
  const before = source.slice(offset - column + 1, offset);
  return expandTabs(before.replace(/[^\t]/g, ' ')).length + 1;
}

/** Without the indent, and the quote marks, of the block that the answer stood in. */
function dedented(raw: string, indent: number, quoted: boolean): string {
  return raw
    .split('\n')
    .map((line, index) => {
      if (index === 0) return line;
      const bare = quoted ? line.replace(/^\s{0,3}> ?/, '') : expandTabs(line);
      const spaces = /^ */.exec(bare)?.[0].length ?? 0;
      return bare.slice(Math.min(spaces, indent));
    })
    .join('\n');
}

function withoutAnswerLabel(markdown: string): string {
  const label = ANSWER_SOURCE.exec(markdown);
  if (label === null) return markdown.replace(ARROW, '');
  // "**A. all of it is bold**": the emphasis began before the label.
  const bold = label[1] !== undefined && label[2] === undefined ? '**' : '';
  return bold + markdown.slice(label[0].length);
}

/** A piece of an answer's place in the note; its blocks begin at the same column, from 1. */
export interface AnswerPiece {
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

/** Gives the answers of a note by their place in its text. */
export function answerReader(
  tree: Root,
  source: string,
): (pieces: readonly AnswerPiece[], quoted: boolean) => string {
  const replacements = replacementsOf(tree);
  const slice = (from: number, to: number): string => {
    let result = '';
    let at = from;
    let low = 0;
    let high = replacements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((replacements[middle]?.from ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < replacements.length; index++) {
      const next = replacements[index];
      if (next === undefined || next.to > to) break;
      if (next.from < at) continue;
      result += source.slice(at, next.from) + next.text;
      at = next.to;
    }
    return result + source.slice(at, to);
  };
  return (pieces, quoted) => {
    const texts = pieces.map(({ from, to, column }) =>
      dedented(slice(from, to), column - 1, quoted),
    );
    return typedMath(readable(withoutAnswerLabel(texts.join(''))).trim());
  };
}
