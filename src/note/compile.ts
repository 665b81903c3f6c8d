import type { Root as Page } from 'hast';
import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { protectMath } from '../shared/markdown/math-source.ts';
import { makeCards } from './cards.ts';
import { readFrontMatter } from './front-matter.ts';
import { findTerms } from './glossary.ts';
import { readHtmlBlocks } from './html-blocks.ts';
import { parseMarkdown } from './markdown.ts';
import type { LessonModel } from './model.ts';
import { outline } from './outline.ts';
import { makePage } from './page.ts';
import { type FoundQuestion, findQuestions } from './questions.ts';
import { readSiteLines } from './site-lines.ts';
import { tame } from './tame.ts';
import { readToolLines } from './tool-lines.ts';

export interface CompiledNote {
  readonly model: LessonModel;
  /** `model.html` before it became text: what a page draws from. */
  readonly tree: Page;
}

/** A note without its BOM, carriage returns and zero characters; Hangul composed, as macOS does not. */
const cleaned = (source: string): string =>
  source
    .normalize('NFC')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD');

const LONGEST_TITLE = 60;

function titleOf(front: string | null, sections: LessonModel['sections'], root: Root): string {
  if (front !== null) return front;
  const heading = sections.find(({ level }) => level === 1) ?? sections[0];
  if (heading !== undefined && heading.title !== '') return heading.title;
  for (const node of root.children) {
    const words = node.type === 'table' || node.type === 'html' ? '' : textOf(node).trim();
    if (words !== '') return (words.split('\n')[0] ?? '').slice(0, LONGEST_TITLE).trim();
  }
  return '제목 없는 노트';
}

/**
 * Compiles a note of any shape. Pure and total: what cannot be read is left out and said in
 * `missing`, and nothing in the note makes it throw.
 */
export function compileWithTree(source: string): CompiledNote {
  const text = cleaned(source);
  try {
    return compile(text, parseMarkdown);
  } catch (error) {
    // Nested deeper than any stack: the words are still there.
    if (!(error instanceof RangeError)) throw error;
    const compiled = compile(text, asPlainText);
    const missing = ['너무 깊이 겹쳐 있어 꾸밈 없는 글로만 보입니다.', ...compiled.model.missing];
    return { ...compiled, model: { ...compiled.model, missing } };
  }
}

export const compileNote = (source: string): LessonModel => compileWithTree(source).model;

/** Tells whether a block stands in one of the answers, which come in the note's order. */
function inAnswersOf(asked: readonly FoundQuestion[]): (node: Nodes) => boolean {
  const ranges = asked.flatMap(({ range }) => (range === null ? [] : [range]));
  return (node) => {
    const at = node.position?.start.offset ?? 0;
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.from ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return at < (ranges[low - 1]?.to ?? 0);
  };
}

const asPlainText = (text: string): Root => ({
  type: 'root',
  children: [{ type: 'code', value: text }],
});

function compile(text: string, parse: (text: string) => Root): CompiledNote {
  const { front, body, missing: notInFront } = readFrontMatter(text);
  const tamed = tame(protectMath(readToolLines(readSiteLines(readHtmlBlocks(body)))));
  const root = parse(tamed.text);
  const found = outline(root, tamed.cutRows);
  const { sections, figures, tables, examples, sectionAt } = found;

  const asked = findQuestions(root, tamed.text);
  const questions = asked.map(({ question, answer, at }) => ({
    question,
    answer,
    section: sectionAt(at),
  }));
  const glossary = findTerms(root, inAnswersOf(asked)).map(({ term, definition, at }) => ({
    term,
    definition,
    section: sectionAt(at),
  }));
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  const titleAt = (section: string | null) =>
    (section === null ? undefined : titles.get(section)) ?? null;
  const page = makePage(root);

  const missing = [...notInFront, ...tamed.missing, ...found.missing];
  const unanswered = questions.filter(({ answer }) => answer === '').length;
  if (questions.length === 0) missing.push('질문과 답을 찾지 못했습니다.');
  if (unanswered > 0)
    missing.push(`답이 없는 질문이 ${unanswered}개 있어 카드로 만들지 않았습니다.`);
  if (glossary.length === 0) missing.push('굵은 글씨로 쓴 용어와 그 뜻을 찾지 못했습니다.');
  missing.push(...page.missing);

  const model: LessonModel = {
    title: titleOf(front.title, sections, root),
    date: front.date,
    tags: front.tags,
    difficulty: front.difficulty,
    sections,
    figures,
    tables,
    examples,
    questions,
    glossary,
    cards: makeCards({ questions, glossary, tables, figures, examples, titleOf: titleAt }),
    links: page.links,
    html: page.html,
    missing,
  };
  return { model, tree: page.tree };
}
