import type { Heading, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { visitNote } from '../shared/markdown/visit.ts';
import { plainText } from './markdown-text.ts';

/** Marks that other tools read and Markdown does not: shown as what they mean, not as they are typed. */

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const strong = (value: string): PhrasingContent => ({ type: 'strong', children: [text(value)] });

interface Mark {
  /** Global; the whole match is replaced. */
  readonly pattern: RegExp;
  readonly means: (groups: readonly string[]) => PhrasingContent[];
}

const MARKS: readonly Mark[] = [
  {
    pattern: /(!?)\[\[([^[\]\n]{1,200})\]\]/g,
    means: ([picture, inside = '']) => {
      const [target = '', shown] = inside.split('|');
      if (picture === '!' && /\.\w{2,5}$/.test(target.trim())) {
        return [{ type: 'image', url: '', alt: target.trim() }];
      }
      if (/^_?toc_?$/i.test(target)) return [];
      const [note = '', heading] = target.split('#');
      const url = `${note === '' ? '' : `${encodeURIComponent(note.trim())}.md`}${heading === undefined ? '' : `#${heading}`}`;
      return [
        {
          type: 'link',
          url,
          children: [text((shown ?? target.replace(/^#/, '').replace(/#/g, ' › ')).trim())],
        },
      ];
    },
  },
  {
    pattern: /(?<![=\w])==(?=[^\s=])([^=\n]{1,300}?)(?<=[^\s=])==(?![=\w])/g,
    means: ([inside = '']) => [
      { type: 'emphasis', children: [text(inside)], data: { hName: 'mark' } },
    ],
  },
  {
    // Beside a particle no parser takes underscores for emphasis; `__init__` is a name.
    pattern: /(?<![\p{L}\p{N}_])__(?=[^\s_])([^_\n]{1,200}?)(?<=[^\s_])__(?=[\p{Script=Hangul}])/gu,
    means: ([inside = '']) => [strong(inside)],
  },
  {
    // "** 굵게 **": meant as emphasis, unless it counts powers.
    pattern:
      /(?<=^|\s)\*\*[ \t]+(?=[^*\n]*\p{L})([^*\n]{1,120}?)[ \t]+\*\*(?=$|[\s\p{Script=Hangul}.,:;!?)])/gu,
    means: ([inside = '']) => [strong(inside)],
  },
];

/** The same within Markdown that stays text. */
export const marksAsMarkdown = (markdown: string): string =>
  MARKS.reduce(
    (result, { pattern, means }) =>
      result.replace(pattern, (_match: string, ...groups: unknown[]) =>
        means(groups.filter((group) => typeof group === 'string').slice(0, 2))
          .map((node) => {
            if (node.type === 'image') return `[그림: ${node.alt}]`;
            const words = plainText(node);
            // A link within the notes leads nowhere outside of them.
            return node.type === 'text' || node.type === 'link' ? words : `**${words}**`;
          })
          .join(''),
      ),
    markdown,
  );

function readMarks(parent: Parents): void {
  for (const { pattern, means } of MARKS) {
    if (
      !parent.children.some((child) => child.type === 'text' && child.value.search(pattern) >= 0)
    ) {
      continue;
    }
    parent.children = parent.children.flatMap((child): PhrasingContent[] => {
      if (child.type !== 'text') return [child as PhrasingContent];
      const result: PhrasingContent[] = [];
      let at = 0;
      for (const match of child.value.matchAll(pattern)) {
        if (match.index > at) result.push(text(child.value.slice(at, match.index)));
        result.push(...means(match.slice(1)));
        at = match.index + match[0].length;
      }
      if (at < child.value.length) result.push(at === 0 ? child : text(child.value.slice(at)));
      return result;
    }) as never;
  }
}

const LONGEST_TERM = 80;

/** A line, then lines that begin with a colon: a term and what it means. */
function readDefinition(paragraph: Paragraph): void {
  const { children } = paragraph;
  const at = children.findIndex((child) => child.type === 'text' && child.value.includes('\n'));
  const [first] = children.slice(at);
  if (first?.type !== 'text') return;
  const line = first.value.indexOf('\n');
  const colon = /^\n: +/.exec(first.value.slice(line));
  const before = first.value.slice(0, line).trimEnd();
  const term = [...children.slice(0, at), ...(before === '' ? [] : [text(before)])];
  const length = term.reduce((sum, node) => sum + plainText(node).length, 0);
  if (colon === null || length === 0 || length > LONGEST_TERM) return;
  const bold = term.length === 1 && term[0]?.type === 'strong';
  const rest = first.value.slice(line + colon[0].length).replace(/\n: +/g, '\n');
  paragraph.children = [
    ...(bold ? term : [{ type: 'strong', children: term } as PhrasingContent]),
    text(`: ${rest}`),
    ...children.slice(at + 1),
  ];
}

const ALERTS: Readonly<Record<string, string>> = {
  note: '참고',
  info: '참고',
  tip: '팁',
  important: '중요',
  warning: '주의',
  caution: '경고',
  danger: '경고',
  question: '질문',
  faq: '질문',
  help: '질문',
  example: '예시',
  summary: '요약',
  abstract: '요약',
  quote: '인용',
  success: '성공',
  failure: '실패',
  bug: '버그',
  todo: '할 일',
};

const ASKING_BOX = /^(?:question|faq|help)$/i;

/** `> [!NOTE]`: the first line says what kind of box it is. */
function readAlert(paragraph: Paragraph): void {
  const [first] = paragraph.children;
  if (first?.type !== 'text') return;
  const match = /^\[!([\w-]{2,20})(?:\|[^\]\n]{0,40})?\][-+]?[ \t]*([^\n]*)\n?/.exec(first.value);
  if (match === null) return;
  const [{ length }, kind = '', title = ''] = match;
  first.value = first.value.slice(length);
  const asks = ASKING_BOX.test(kind) && title !== '';
  paragraph.children.unshift(
    strong(asks ? `Q. ${title}` : title || (ALERTS[kind.toLowerCase()] ?? '참고')),
    {
      type: 'break',
    },
  );
}

/** `- \[x\]`: a task that a formatter escaped. */
function readTask(paragraph: Paragraph): void {
  const [first] = paragraph.children;
  if (first?.type !== 'text') return;
  first.value = first.value.replace(/^\[([ xX])\] /, (_, mark) => (mark === ' ' ? '☐ ' : '☑ '));
}

/** Without the lines `:::note 제목` and `:::` around a box. */
function withoutFences(paragraph: Paragraph): void {
  const [first] = paragraph.children;
  const last = paragraph.children.at(-1);
  if (first?.type === 'text') {
    first.value = first.value
      .replace(/^:::+[ \t]*\{?\w*\}?[ \t]*([^\n]*)\n?/, '$1\n')
      .replace(/^\n/, '');
  }
  if (last?.type === 'text') last.value = last.value.replace(/(?:^|\n):::+[ \t]*$/, '');
}

const isEmpty = (node: Nodes): boolean =>
  node.type === 'paragraph' &&
  node.children.every((child) => child.type === 'text' && child.value.trim() === '');

/** "**1. 개념**" alone on a line, in a note that has no other headings: one in all but name. */
function boldHeadings(tree: Root): void {
  const named = tree.children.filter(({ type }) => type === 'heading').length;
  const bold = (node: RootContent): boolean =>
    node.type === 'paragraph' &&
    node.children.length === 1 &&
    node.children[0]?.type === 'strong' &&
    /^\d{1,2}(?:\.\d{1,2})*[.)]?\s+[^?？]{1,80}$/.test(plainText(node));
  if (named > 1 || tree.children.filter(bold).length < 2) return;
  tree.children = tree.children.map((node) => {
    const inside = node.type === 'paragraph' && bold(node) ? node.children[0] : undefined;
    if (inside?.type !== 'strong') return node;
    const heading: Heading = { type: 'heading', depth: 2, children: inside.children };
    if (node.position !== undefined) heading.position = node.position;
    return heading;
  });
}

/** `## 제목 {#name}` */
const HEADING_NAME = /\s*\{#([\p{L}\p{N}_.:-]{1,80})\}\s*$/u;

export function readDialects(tree: Root): void {
  boldHeadings(tree);
  visitNote(tree, (node, _index, parent) => {
    if (node.type === 'paragraph') {
      if (node.children.some((child) => child.type === 'text' && child.value.includes(':::'))) {
        withoutFences(node);
      }
      if (parent?.type === 'blockquote' && parent.children[0] === node) readAlert(node);
      if (parent?.type === 'listItem' && parent.children[0] === node) readTask(node);
      readDefinition(node);
    }
    if (node.type === 'heading') {
      const last = node.children.at(-1);
      const name = last?.type === 'text' ? HEADING_NAME.exec(last.value) : null;
      if (last?.type === 'text' && name !== null) {
        last.value = last.value.slice(0, name.index);
        node.data = { ...node.data, hProperties: { dataAnchor: name[1] ?? '' } };
      }
    }
    if ('children' in node && node.type !== 'list' && node.type !== 'root') readMarks(node);
  });
  visitNote(tree, 'paragraph', (node, index, parent) => {
    const toc = /^(?:\[toc\]|\[\[_toc_\]\]|\{:toc\})$/i.test(plainText(node));
    if ((toc || (node.children.length > 0 && isEmpty(node))) && parent && index !== undefined) {
      node.children = [];
      parent.children.splice(index, 1);
      return index;
    }
    return;
  });
}
