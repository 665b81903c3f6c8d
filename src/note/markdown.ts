import type { Nodes, Paragraph, Parents, PhrasingContent, Root, Text } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readMath } from '../shared/markdown/math-nodes.ts';
import { SKIP, visitNote } from '../shared/markdown/visit.ts';
import { type Chunk, chunksOf } from './chunks.ts';
import { readDialects } from './dialects.ts';
import { isHtmlElement } from './html-elements.ts';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly);

/** The note as a tree, with what formatters and other tools left in it put right. */
export function parseMarkdown(text: string): Root {
  const tree: Root = { type: 'root', children: [] };
  for (const chunk of chunksOf(text)) {
    // What is added for links that are defined elsewhere is taken out again.
    const parsed = processor.parse(`${chunk.text}\n\n${chunk.definitions}`);
    for (const child of parsed.children) {
      if ((child.position?.start.offset ?? 0) >= chunk.text.length) break;
      if (chunk.offset > 0) visitNote(child, (node) => move(node, chunk));
      visitNote(child, 'text', forgetPlace);
      tree.children.push(child);
    }
  }
  readMath(tree);
  readDialects(tree);
  visitNote(tree, (node) => {
    if ('children' in node) {
      showUnknownTags(node);
      repairEmphasis(node);
    }
  });
  centredCaptions(tree);
  return tree;
}

/** Words have no place that anybody asks for; in a long note these are most of its memory. */
function forgetPlace(node: Text, _index: number | undefined, parent: Parents | undefined): void {
  if (parent !== undefined && /^(?:paragraph|heading|strong|emphasis)$/.test(parent.type)) {
    delete node.position;
  }
}

function move({ position }: Nodes, { offset, line }: Chunk): void {
  for (const point of position === undefined ? [] : [position.start, position.end]) {
    point.line += line;
    if (point.offset !== undefined) point.offset += offset;
  }
}

/** `vector<int>` in a sentence is no element: what HTML does not know is shown as it was typed. */
function showUnknownTags(parent: Parents): void {
  parent.children.forEach((child, index) => {
    if (child.type !== 'html' || parent.type === 'root') return;
    const name = /^<\/?([A-Za-z][\w.:-]*)/.exec(child.value)?.[1];
    if (name === undefined || isHtmlElement(name)) return;
    const text: Text = { type: 'text', value: child.value };
    if (child.position !== undefined) text.position = child.position;
    parent.children.splice(index, 1, text as never);
  });
}

/** A pair of `**` that no parser took for emphasis, be it escaped or beside a Korean particle. */
function repairEmphasis(parent: Parents): void {
  if (!parent.children.some((child) => child.type === 'text' && child.value.includes('**'))) return;
  const result: Parents['children'][number][] = [];
  // Where an open pair began in `result`; its marks still stand there as a text of their own.
  let open = -1;
  for (const child of parent.children) {
    if (child.type !== 'text') {
      result.push(child);
      continue;
    }
    const parts = child.value.split('**');
    parts.forEach((part, index) => {
      if (index > 0) {
        const before = parts[index - 1] ?? '';
        const closes =
          open >= 0 && !/\s$/.test(before) && (before !== '' || open < result.length - 1);
        if (closes) {
          const children = result.splice(open).slice(1) as PhrasingContent[];
          result.push({ type: 'strong', children });
          open = -1;
        } else {
          if (open < 0 && part !== '' && !/^\s/.test(part)) open = result.length;
          else if (open < 0 && part === '' && index === parts.length - 1) open = result.length;
          result.push({ type: 'text', value: '**' });
        }
      }
      if (part !== '') result.push({ type: 'text', value: part });
    });
  }
  parent.children = result as never;
}

const CENTRING =
  /^<(?:center|figcaption|(?:div|p)\s+(?:align\s*=\s*["']?center["']?|style\s*=\s*["']\s*text-align\s*:\s*center\s*;?\s*["']))\s*>/i;
const CENTRING_END = /^<\/(?:center|figcaption|div|p)\s*>$/i;

const markCentred = (paragraph: Paragraph): void => {
  paragraph.data = { ...paragraph.data, hProperties: { dataCentred: '' } };
};

export const isCentred = (node: Nodes): boolean =>
  node.type === 'paragraph' && node.data?.hProperties?.dataCentred === '';

/** A paragraph between lines of HTML that only centre it. */
function centredBetween(tree: Root): void {
  tree.children.forEach((node, index) => {
    const [before, after] = [tree.children[index - 1], tree.children[index + 1]];
    if (node.type !== 'paragraph' || before?.type !== 'html' || after?.type !== 'html') return;
    const [opening, closing] = [before.value.trim(), after.value.trim()];
    if (CENTRING.exec(opening)?.[0] !== opening || !CENTRING_END.test(closing)) return;
    before.value = '';
    after.value = '';
    markCentred(node);
  });
  tree.children = tree.children.filter((node) => node.type !== 'html' || node.value !== '');
}

function centredCaptions(tree: Root): void {
  centredBetween(tree);
  visitNote(tree, (node, index, parent) => {
    if (node.type === 'html' && parent !== undefined && index !== undefined) {
      const value = node.value.trim();
      const opening = CENTRING.exec(value);
      const closing = value.lastIndexOf('</');
      if (opening === null || closing < 0 || parent.type === 'paragraph') return;
      const inside = value.slice(opening[0].length, closing);
      if (inside.length > 500 || /<(?!\/?(?:b|i|em|strong|br)\b)/i.test(inside)) return;
      const text = inside
        .replace(/<[^>]*>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&nbsp;/g, ' ')
        .replace(/&amp;/g, '&')
        .replace(/\*+/g, '')
        .trim();
      const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: text }] };
      if (node.position !== undefined) paragraph.position = node.position;
      markCentred(paragraph);
      parent.children.splice(index, 1, paragraph as never);
      return SKIP;
    }
    if (node.type === 'paragraph') {
      const inner = node.children.length === 1 ? node.children[0] : undefined;
      const holder = inner?.type === 'emphasis' || inner?.type === 'strong' ? inner : node;
      const first = holder.children[0];
      const last = holder.children.at(-1);
      if (first?.type === 'html' && last?.type === 'html') {
        if (CENTRING.test(first.value) && CENTRING_END.test(last.value)) {
          holder.children = holder.children.slice(1, -1);
          markCentred(node);
        }
      }
      return SKIP;
    }
    return;
  });
}

const CAPTION =
  /^[[(<▲※\s]{0,3}(그림|도식|도표|표|코드|예시|목록|Fig(?:ure)?\.?|Table|Listing|Code)\s*\d+(?:[-.]\d+)*\s*(?:[.:：)\]>]|[-–—]\s|$)/i;

/** "표 1: …", "Figure 2. …" */
export const isCaptionText = (text: string): boolean => CAPTION.test(text);
