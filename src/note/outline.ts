import type { Code, Nodes, Paragraph, Root, RootContent, Table as TableNode } from 'mdast';
import { isMath } from '../shared/markdown/math-nodes.ts';
import { readMermaid } from '../shared/markdown/mermaid.ts';
import { codeSteps } from './code-steps.ts';
import { isCaptionText, isCentred } from './markdown.ts';
import { plainText } from './markdown-text.ts';
import type { Example, Figure, Section, Table } from './model.ts';

/** Sections, figures, tables and examples, in reading order; each node learns its id for the page. */

export interface Outline {
  readonly sections: readonly Section[];
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
  readonly examples: readonly Example[];
  readonly missing: readonly string[];
  /** The section that a node of the note stands in. */
  readonly sectionAt: (node: Nodes) => string | null;
}

/** "2.1 …", "3. …", "4) …", "５．…", "제6장 …" */
const NUMBER =
  /^(?:제\s?)?([\d０-９]{1,3}(?:[.-]\d{1,3}){0,4})(\s?[.)장절](?=\s)|\s?[．）、]|(?=\s))\s*(?=\S)/;

const LONGEST_CAPTION = 300;

type Captioned = Code | TableNode;

const isCaptioned = (node: Nodes | undefined): node is Captioned =>
  node?.type === 'code' || node?.type === 'table';

const isCaption = (node: Nodes | undefined): node is Paragraph => {
  if (node?.type !== 'paragraph') return false;
  if (isCentred(node)) return true;
  const text = plainText(node);
  return text.length <= LONGEST_CAPTION && isCaptionText(text);
};

/** What a caption says that it is of. */
function fits(caption: string, node: Captioned): boolean {
  const isTable = node.type === 'table';
  if (/^\P{L}*(?:표|도표|Table)/iu.test(caption)) return isTable;
  if (/^\P{L}*(?:그림|도식|Fig)/iu.test(caption)) return !isTable;
  return true;
}

/** Captions by what they belong to: the block before them, else the one after. */
function captionsOf(siblings: readonly RootContent[], captions: Map<Captioned, string>): void {
  siblings.forEach((node, index) => {
    if (!isCaption(node)) return;
    const text = plainText(node);
    const target = [siblings[index - 1], siblings[index + 1]].find(
      (near) => isCaptioned(near) && !captions.has(near) && fits(text, near),
    );
    if (!isCaptioned(target)) return;
    captions.set(target, text);
    setProperty(node, 'dataCaption', '');
  });
}

export function setProperty(node: Nodes, name: string, value: string): void {
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, [name]: value } };
}

const cellsOf = (row: string): string[] =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replace(/\\?\*\\?\*|`/g, '').trim());

export function outline(root: Root, cutRows: ReadonlyMap<number, readonly string[]>): Outline {
  const sections: Section[] = [];
  const figures: Figure[] = [];
  const tables: Table[] = [];
  const examples: Example[] = [];
  const starts: { readonly offset: number; readonly id: string }[] = [];
  let hugeFigures = 0;
  let droppedLines = 0;

  const current = () => sections.at(-1)?.id ?? null;

  /** A bare number ("16 KB 코어") counts only where the one before it has been. */
  const lastNumbers = new Map<number, number>();
  const numberOf = (text: string, level: number): { value: string; length: number } | null => {
    const match = NUMBER.exec(text);
    if (match === null) return null;
    const [{ length }, digits = '', mark] = match;
    const value = digits.normalize('NFKC');
    const bare = mark === '' && /^\d+$/.test(value);
    if (bare && Number(value) !== (lastNumbers.get(level) ?? 0) + 1) return null;
    if (/^\d+$/.test(value)) lastNumbers.set(level, Number(value));
    return { value, length };
  };

  const readCode = (node: Code, caption: string | null) => {
    const section = current();
    if (node.lang?.toLowerCase() === 'mermaid') {
      const id = `figure-${figures.length + 1}`;
      const { droppedLines: dropped, title, ...drawing } = readMermaid(node.value);
      figures.push({ id, ...drawing, caption: caption ?? title, section });
      droppedLines += dropped;
      if (!drawing.drawn) hugeFigures++;
      node.value = drawing.source;
      setProperty(node, 'dataFigure', id);
      return;
    }
    const id = `example-${examples.length + 1}`;
    const title = caption ?? sections.at(-1)?.title ?? null;
    const steps = codeSteps(node.value);
    // "python:convert.py", "{r}", "cpp{1,3}": the language, then what a tool does with it.
    const language = /^[{.]*([\w+#-]+)/.exec(node.lang ?? '')?.[1] ?? null;
    node.lang = language;
    examples.push({ id, language, title, code: node.value, steps, section });
  };

  const readTable = (node: TableNode, caption: string | null) => {
    const [header = [], ...rows] = node.children.map((row) => row.children.map(plainText));
    // A row may have more cells than the header: they are shown too.
    const widest = Math.max(...node.children.map(({ children }) => children.length));
    const align = node.align ?? [];
    node.align = [...align, ...Array.from({ length: widest - align.length }, () => null)];
    const cut = cutRows.get(node.position?.start.line ?? 0) ?? [];
    const id = `table-${tables.length + 1}`;
    tables.push({ id, caption, header, rows: [...rows, ...cut.map(cellsOf)], section: current() });
  };

  const read = (siblings: readonly RootContent[]) => {
    const captions = new Map<Captioned, string>();
    captionsOf(siblings, captions);
    for (const node of siblings) {
      if (node.type === 'heading') {
        const id = `section-${sections.length + 1}`;
        const text = plainText(node);
        const number = numberOf(text, node.depth);
        const title = number === null ? text : text.slice(number.length);
        sections.push({ id, level: node.depth, number: number?.value ?? null, title });
        starts.push({ offset: node.position?.start.offset ?? 0, id });
        setProperty(node, 'dataSection', id);
      } else if (isMath(node)) continue;
      else if (node.type === 'code') readCode(node, captions.get(node) ?? null);
      else if (node.type === 'table') readTable(node, captions.get(node) ?? null);
      else if ('children' in node && node.type !== 'paragraph')
        read(node.children as RootContent[]);
    }
  };
  read(root.children);

  const missing: string[] = [];
  if (sections.length === 0) missing.push('제목 줄(#)이 없어 절을 나누지 못했습니다.');
  if (hugeFigures > 0) {
    missing.push(`그림 ${hugeFigures}개는 너무 커서 그리지 않고 원문으로 보입니다.`);
  }
  if (droppedLines > 0) {
    missing.push(`그림에서 설정을 바꾸거나 페이지 밖을 가리키는 줄 ${droppedLines}개를 뺐습니다.`);
  }
  const sectionAt = (node: Nodes) => {
    const offset = node.position?.start.offset ?? 0;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle]?.offset ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return starts[low - 1]?.id ?? null;
  };
  return { sections, figures, tables, examples, missing, sectionAt };
}
