import type { ListItem, Nodes, Root } from 'mdast';
import { isCentred, plainText } from './markdown.ts';

/** Questions and answers, in the shapes people write them. Works on the blocks in reading order. */

export interface FoundQuestion {
  readonly question: string;
  /** Markdown. */
  readonly answer: string;
  /** The block that asks, to tell the section by. */
  readonly at: Nodes;
}

const QUESTION =
  /^(?:(?:Q|Question|질문)\s*\d{0,3}\s*[.:)．：]|(?:Q|질문|문제)\s*\d{1,3}\s*[.:)．：]?\s)\s*(?=\S)/i;
const ANSWER = /^(?:A|Answer|답|답변|정답)\s*\d{0,3}\s*[.:)．：]\s*/i;
const ANSWER_SOURCE =
  /^(\*\*|__|\\\*\\\*)?\s*(?:A|Answer|답|답변|정답)\s*\d{0,3}\s*[.:)．：]\s*(\*\*|__|\\\*\\\*)?\s*/i;
const ASKING_SECTION = /질문|면접|퀴즈|연습 ?문제|Q\s*&\s*A|FAQ|Quiz|Interview|Questions?\b/i;
const ASKS = /[?？]\s*$/;

interface Leaf {
  readonly node: Nodes;
  /** How many lists it stands in. */
  readonly depth: number;
  readonly item: ListItem | null;
  readonly firstOfItem: boolean;
  /** Items of the list it stands in. */
  readonly siblings: number;
}

/** Every block that holds text or a picture, in reading order; lists opened up. */
function* leaves(
  nodes: readonly Nodes[],
  depth = 0,
  item: ListItem | null = null,
  siblings = 0,
): Generator<Leaf> {
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'list') {
      const { length } = node.children;
      for (const child of node.children) yield* leaves(child.children, depth + 1, child, length);
    } else yield { node, depth, item, firstOfItem: item !== null && index === 0, siblings };
  }
}

type Form = 'list' | 'heading' | 'paragraph' | 'details';

interface Open {
  readonly form: Form;
  readonly question: string;
  readonly at: Nodes;
  readonly depth: number;
  readonly level: number;
  from: number | null;
  column: number;
  to: number;
}

const start = (node: Nodes) => node.position?.start.offset ?? 0;
const end = (node: Nodes) => node.position?.end.offset ?? 0;
const column = (node: Nodes) => node.position?.start.column ?? 1;

/** What of a question written outside lists cannot be told from the text after it. */
const STANDS_WITH_ANSWER = new Set<Nodes['type']>(['table', 'code', 'blockquote']);

export function findQuestions(tree: Root, source: string): FoundQuestion[] {
  const found: FoundQuestion[] = [];
  let open: Open | null = null;
  let asking = false;
  let askingLevel = 0;

  const close = () => {
    if (open !== null) {
      const { question, at, from, to } = open;
      const answer = from === null ? '' : answerText(source.slice(from, to), open.column);
      found.push({ question, answer, at });
    }
    open = null;
  };
  const begin = (form: Form, leaf: Leaf, question: string) => {
    close();
    const level = leaf.node.type === 'heading' ? leaf.node.depth : 7;
    const at = leaf.node;
    open = { form, question, at, depth: leaf.depth, level, from: null, column: 1, to: 0 };
  };
  const take = (leaf: Leaf, from = start(leaf.node)) => {
    if (open === null) return;
    if (open.from === null) {
      // An answer that is a list keeps the mark of its first item.
      const { item } = leaf;
      const asList =
        item !== null && leaf.firstOfItem && leaf.siblings > 1 && leaf.depth > open.depth;
      open.from = asList && !ANSWER.test(plainText(leaf.node)) ? start(item) : from;
      open.column = column(open.from === from ? leaf.node : (item ?? leaf.node));
    }
    open.to = end(leaf.node);
  };
  /** A paragraph may hold the answer too, on a line of its own. */
  const beginWithAnswer = (form: Form, leaf: Leaf) => {
    const raw = source.slice(start(leaf.node), end(leaf.node));
    const lines = raw.split('\n');
    const at = lines.findIndex((line, index) => index > 0 && ANSWER_SOURCE.test(line.trimStart()));
    const asked = at < 0 ? plainText(leaf.node) : stripMarks(lines.slice(0, at).join(' '));
    begin(form, leaf, withoutLabel(asked));
    if (at > 0) take(leaf, start(leaf.node) + lines.slice(0, at).join('\n').length + 1);
  };

  for (const leaf of leaves(tree.children)) {
    const { node, depth } = leaf;
    const current = open as Open | null;
    if (node.type === 'footnoteDefinition' || node.type === 'definition') continue;
    if (node.type === 'thematicBreak') {
      close();
      continue;
    }
    if (node.type === 'heading') {
      const text = plainText(node);
      if (asking && node.depth <= askingLevel) asking = false;
      if (QUESTION.test(text) || (asking && ASKS.test(text))) {
        begin('heading', leaf, withoutLabel(text));
      } else if (current?.form === 'heading' && node.depth > current.level) {
        if (!ANSWER.test(`${text}:`)) take(leaf);
      } else {
        close();
        if (ASKING_SECTION.test(text)) {
          asking = true;
          askingLevel = node.depth;
        }
      }
      continue;
    }
    if (node.type === 'html') {
      const summary = /<summary[^>]{0,200}>([\s\S]{1,2000}?)<\/summary>/i.exec(node.value);
      const ends = /<\/details\s*>/i.test(node.value);
      if (summary !== null) {
        const asked = stripMarks(stripTags(summary[1] ?? ''));
        if (!QUESTION.test(asked) && !ASKS.test(asked) && !asking) continue;
        begin('details', leaf, withoutLabel(asked));
        const inside = node.value.slice(summary.index + summary[0].length);
        const answer = stripTags(inside).trim();
        if (ends) {
          open = null;
          found.push({
            question: withoutLabel(asked),
            answer: answerText(answer, 1),
            at: node,
          });
        } else if (answer !== '') take(leaf, end(node) - inside.trimStart().length);
      } else if (ends && current?.form === 'details') close();
      else if (current !== null && current.form !== 'list') take(leaf);
      continue;
    }
    if (node.type === 'paragraph' && current?.form !== 'details') {
      const text = plainText(node);
      const bold = node.children.length === 1 && node.children[0]?.type === 'strong';
      const asks =
        QUESTION.test(text) ||
        (asking &&
          ASKS.test(text) &&
          ((leaf.firstOfItem &&
            (current === null || current.form !== 'list' || depth <= current.depth)) ||
            (bold && depth === 0)));
      if (asks) {
        beginWithAnswer(depth > 0 ? 'list' : 'paragraph', leaf);
        continue;
      }
      if (current !== null && ANSWER.test(text)) {
        take(leaf);
        continue;
      }
    }
    if (current === null) continue;
    const belongs =
      current.form !== 'list' ||
      depth > current.depth ||
      (depth === current.depth &&
        (leaf.item === null || !leaf.firstOfItem || current.from !== null)) ||
      STANDS_WITH_ANSWER.has(node.type) ||
      isCentred(node);
    // An answer in a list has ended where a paragraph stands outside of it.
    const outside = current.form === 'list' && depth === 0;
    if (belongs && !(outside && node.type === 'paragraph' && !isCentred(node))) take(leaf);
    else close();
  }
  close();
  return found.filter(({ question }) => question !== '');
}

const withoutLabel = (asked: string): string =>
  asked
    .replace(QUESTION, '')
    .replace(/^\d{1,3}[.)]\s+/, '')
    .trim();

const stripTags = (html: string): string => html.replace(/<\/?[A-Za-z][^<>]{0,500}>/g, '');

const stripMarks = (markdown: string): string =>
  markdown
    .replace(/\\?\*\\?\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The answer's own Markdown: without its label, its indent and the marks a formatter escaped. */
function answerText(raw: string, startColumn: number): string {
  const indent = startColumn - 1;
  const dedented = raw
    .split('\n')
    .map((line, index) => {
      if (index === 0) return line;
      const spaces = /^ */.exec(line)?.[0].length ?? 0;
      return line.slice(Math.min(spaces, indent));
    })
    .join('\n');
  const label = ANSWER_SOURCE.exec(dedented);
  const rest = label === null ? dedented : dedented.slice(label[0].length);
  // "**A. all of it is bold**": the emphasis began before the label.
  const bold = label?.[1] !== undefined && label[2] === undefined ? '**' : '';
  const unescaped = rest
    .split(/(`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll('\\*\\*', '**')))
    .join('');
  return (bold + captionsPlain(unescaped)).trim();
}

/** A caption within an answer is a line of its own; the tags around it are not for reading. */
const captionsPlain = (markdown: string): string =>
  markdown.replace(/<\/?(?:center|figcaption)>/gi, '');
