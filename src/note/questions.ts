import type { ListItem, Nodes, Root, Table } from 'mdast';
import { type AnswerPiece, answerReader, columnSeen } from './answer-text.ts';
import { type Leaf, leaves } from './leaves.ts';
import { isCentred } from './markdown.ts';
import { plainText } from './markdown-text.ts';
import {
  ANSWER,
  ASKING_SECTION,
  asks,
  endsAsking,
  HIDES_ANSWER,
  QUESTION,
  questionColumns,
  splitParagraph,
  stripMarks,
  withoutLabel,
} from './question-labels.ts';

/** Questions and answers, in the shapes people write them. Works on the blocks in reading order. */

export interface FoundQuestion {
  readonly question: string;
  /** Markdown. */
  readonly answer: string;
  /** The block that asks, to tell the section by. */
  readonly at: Nodes;
  /** Where in the note its answer stands. */
  readonly range: { readonly from: number; readonly to: number } | null;
}

type Form = 'list' | 'heading' | 'paragraph' | 'details' | 'box';

interface Open {
  readonly form: Form;
  readonly question: string;
  readonly at: Nodes;
  readonly depth: number;
  readonly item: ListItem | null;
  readonly level: number;
  readonly quoted: boolean;
  readonly pieces: AnswerPiece[];
  /** How many lists the answer stands in, and the item of the last. */
  answerDepth: number;
  answerItem: ListItem | null;
  /** Something outside of the answer's list was taken for a part of it. */
  outside: boolean;
}

const start = (node: Nodes) => node.position?.start.offset ?? 0;
const end = (node: Nodes) => node.position?.end.offset ?? 0;

const isPicture = (node: Nodes): boolean =>
  node.type === 'paragraph' &&
  node.children.length > 0 &&
  node.children.every(
    (child) =>
      child.type === 'image' ||
      child.type === 'imageReference' ||
      (child.type === 'text' && child.value.trim() === ''),
  );

/** What of an answer stands outside its list, where a formatter put it. */
const standsWithAnswer = (node: Nodes): boolean =>
  node.type === 'table' ||
  node.type === 'code' ||
  node.type === 'blockquote' ||
  node.type === 'html' ||
  isCentred(node) ||
  isPicture(node);

/** Obsidian's `> [!question]`, of which the question ends where it does. */
const isBox = (raw: string): boolean => raw.startsWith('[!');

const isBold = (node: Nodes): boolean =>
  node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'strong';

/** For each block: whether a list asks again before the next heading or rule. */
function asksAgain(all: readonly Leaf[]): boolean[] {
  const result: boolean[] = [];
  let again = false;
  for (let index = all.length - 1; index >= 0; index--) {
    const leaf = all[index];
    result[index] = again;
    if (leaf === undefined) continue;
    const { type } = leaf.node;
    if (type === 'heading' || type === 'thematicBreak') again = false;
    else if (type === 'paragraph' && leaf.depth > 0 && QUESTION.test(plainText(leaf.node))) {
      again = true;
    }
  }
  return result;
}

export function findQuestions(tree: Root, source: string): FoundQuestion[] {
  const found: FoundQuestion[] = [];
  const answerAt = answerReader(tree, source);
  const column = (node: Nodes) => columnSeen(source, node);
  const all = [...leaves(tree.children)];
  const again = asksAgain(all);
  let open: Open | null = null;
  let asking = false;
  let askingLevel = 0;

  const add = (question: string, at: Nodes, pieces: readonly AnswerPiece[], quoted = false) => {
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (question === '') return;
    const range =
      first === undefined || last === undefined ? null : { from: first.from, to: last.to };
    found.push({ question, answer: range === null ? '' : answerAt(pieces, quoted), at, range });
  };
  const close = () => {
    if (open !== null) add(open.question, open.at, open.pieces, open.quoted);
    open = null;
  };
  const begin = (form: Form, { node, depth, item, quoted }: Leaf, question: string) => {
    close();
    const level = node.type === 'heading' ? node.depth : 7;
    open = {
      form,
      question,
      at: node,
      depth,
      item,
      level,
      quoted,
      pieces: [],
      answerDepth: 0,
      answerItem: null,
      outside: false,
    };
  };
  const take = (leaf: Leaf, from = start(leaf.node), to = end(leaf.node)) => {
    if (open === null) return;
    const { pieces } = open;
    const last = pieces.at(-1);
    const { item } = leaf;
    if (last === undefined) {
      open.answerDepth = leaf.depth;
      open.answerItem = item;
      // An answer that is a list keeps the mark of its first item.
      const asList =
        item !== null && leaf.firstOfItem && leaf.siblings > 1 && leaf.depth > open.depth;
      const marked = asList && !ANSWER.test(plainText(leaf.node));
      pieces.push({
        from: marked ? start(item) : from,
        to,
        column: column(marked ? item : leaf.node),
      });
    } else if (column(leaf.node) < last.column) {
      pieces.push({
        from: last.to,
        to,
        column: column(leaf.firstOfItem && item !== null ? item : leaf.node),
      });
    } else pieces[pieces.length - 1] = { ...last, to };
  };
  /** A paragraph may ask more than once, and hold answers too. */
  const beginParagraph = (leaf: Leaf) => {
    const from = start(leaf.node);
    const raw = source.slice(from, end(leaf.node));
    const form = leaf.depth > 0 ? 'list' : leaf.quoted && isBox(raw) ? 'box' : 'paragraph';
    for (const part of splitParagraph(raw)) {
      begin(form, leaf, part.question);
      if (part.answerFrom !== null) take(leaf, from + part.answerFrom, from + part.to);
    }
  };
  const askByRows = (table: Table) => {
    const [header, ...rows] = table.children;
    const columns = questionColumns(header?.children.map(plainText) ?? []);
    if (columns === null) return false;
    close();
    for (const { children: cells } of rows) {
      const asked = cells[columns.question];
      const answer = cells[columns.answer]?.children ?? [];
      const [first, last] = [answer[0], answer.at(-1)];
      const pieces =
        first === undefined || last === undefined
          ? []
          : [{ from: start(first), to: end(last), column: 1 }];
      if (asked !== undefined) add(withoutLabel(plainText(asked)), table, pieces);
    }
    return true;
  };
  const readHeading = (leaf: Leaf, node: Nodes & { type: 'heading' }) => {
    const text = plainText(node);
    if (asking && node.depth <= askingLevel) asking = false;
    if (QUESTION.test(text) || (asking && asks(text)) || (leaf.depth > 0 && endsAsking(text))) {
      // A fold that is a heading, as Notion writes it: what stands outside its item is not its answer.
      begin(leaf.depth > 0 ? 'list' : 'heading', leaf, withoutLabel(text));
    } else if (open?.form === 'heading' && node.depth > open.level) {
      if (!ANSWER.test(`${text}:`)) take(leaf);
    } else {
      close();
      if (ASKING_SECTION.test(text)) {
        asking = true;
        askingLevel = node.depth;
      }
    }
  };
  /** Whether the HTML was a question that folds, or the end of one. */
  const readDetails = (leaf: Leaf, node: Nodes & { type: 'html' }): boolean => {
    const summary = /<summary[^>]{0,200}>([\s\S]{1,2000}?)<\/summary>/i.exec(node.value);
    const ends = /<\/details\s*>/i.test(node.value);
    if (summary === null) {
      if (ends && open?.form === 'details') {
        const closing = node.value.search(/<\/details/i);
        if (stripMarks(node.value.slice(0, closing)) !== '') {
          take(leaf, start(node), start(node) + closing);
        }
        close();
        return true;
      }
      return false;
    }
    const asked = stripMarks(summary[1] ?? '');
    if (open !== null && HIDES_ANSWER.test(asked)) open = { ...(open as Open), form: 'details' };
    else if (QUESTION.test(asked) || asks(asked)) begin('details', leaf, withoutLabel(asked));
    else return true;
    const from = summary.index + summary[0].length;
    const to = ends ? node.value.search(/<\/details/i) : node.value.length;
    if (stripMarks(node.value.slice(from, to)) !== '') {
      take(leaf, start(node) + from, start(node) + to);
    }
    if (ends) close();
    return true;
  };
  const firstLine = (node: Nodes): string =>
    stripMarks(/^[^\n]*/.exec(source.slice(start(node), end(node)))?.[0] ?? '');
  const asksHere = (leaf: Leaf, current: Open | null): boolean => {
    const { node, depth } = leaf;
    const text = plainText(node);
    if (QUESTION.test(text)) return true;
    if (node.type !== 'paragraph') return false;
    const outermost = current === null || current.form !== 'list' || depth <= current.depth;
    const heads = leaf.firstOfItem && outermost;
    // An item that asks, with more below it: a fold of Notion's.
    if (heads && (leaf.item?.children.length ?? 0) > 1 && endsAsking(text)) return true;
    if (!asking) return false;
    const bold = node.children[0]?.type === 'strong';
    // "**…?**" with the answer on the next line.
    const first = bold ? plainText(node.children[0] ?? node) : '';
    if (heads) return asks(text) || asks(first) || endsAsking(firstLine(node));
    return depth === 0 && (asks(first) || (isBold(node) && asks(text)));
  };
  /** Whether a paragraph outside the answer's list goes on with it. */
  const goesOn = (index: number, node: Nodes, current: Open): boolean => {
    if (standsWithAnswer(node) || current.outside) return true;
    // Answered by the item itself: what follows the list is the note's.
    if (current.pieces.length > 0 && current.answerItem === current.item) return false;
    const next = all[index + 1]?.node;
    if (isBold(node)) return false;
    return again[index] === true || (next !== undefined && standsWithAnswer(next));
  };

  for (const [index, leaf] of all.entries()) {
    const { node, depth } = leaf;
    const current = open as Open | null;
    if (node.type === 'footnoteDefinition' || node.type === 'definition') continue;
    if (node.type === 'thematicBreak') {
      close();
      continue;
    }
    if (node.type === 'heading') {
      readHeading(leaf, node);
      continue;
    }
    if (node.type === 'html' && readDetails(leaf, node)) continue;
    if (node.type === 'table' && askByRows(node)) continue;
    if (node.type === 'paragraph' && current?.form !== 'details') {
      if (asksHere(leaf, current)) {
        beginParagraph(leaf);
        continue;
      }
      if (current !== null && ANSWER.test(plainText(node))) {
        take(leaf);
        continue;
      }
    }
    if (current === null) continue;
    if (
      current.form === 'box' &&
      (!leaf.quoted || isBox(source.slice(start(node), start(node) + 3)))
    ) {
      close();
      continue;
    }
    if (current.form !== 'list' || depth > current.depth) {
      take(leaf);
      continue;
    }
    const outside = depth === 0;
    // "- Q. …", "- A. …": in an item of its own, which others may go on with.
    const answersBeside =
      current.pieces.length > 0 &&
      current.answerDepth === current.depth &&
      current.answerItem !== current.item;
    const besideQuestion = !leaf.firstOfItem || answersBeside;
    if (outside ? goesOn(index, node, current) : besideQuestion || standsWithAnswer(node)) {
      if (outside) current.outside = true;
      take(leaf);
    } else close();
  }
  close();
  return found;
}
