import type { Paragraph, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { plainText } from './markdown.ts';

export interface FoundTerm {
  readonly term: string;
  readonly definition: string;
  readonly at: Paragraph;
}

const MOST_TERMS = 2_000;
const LONGEST_TERM = 80;
const LONGEST_DEFINITION = 320;

/** "**용어**: 뜻", "**용어** — 뜻" */
const SEPARATED = /^\s*(?:[:：]|[-–—]\s)\s*(?=\S)/;
/** "**용어**는 …" */
const TOPIC = /^(?:은|는|이란|란|이라는 것은|라는 것은)\s+(?=\S)/;
/** "…을 **용어**라고 부른다" */
const CALLED = /^(?:이?라고|이?라)\s*(?:부|불|하|합|한|칭)/;
/** Labels that look like terms and are none. */
const LABEL = /^(?:Q|A|질문|답|답변|정답|주의|참고|예|예시|팁|Note|Tip|Warning)\s*\d*\s*[.:)]?$/i;

/** The first sentences of a text, as many as a card can carry. */
function firstSentences(text: string): string {
  if (text.length <= LONGEST_DEFINITION) return text;
  const cut = text.slice(0, LONGEST_DEFINITION);
  const stop = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('다.'), cut.lastIndexOf('! '));
  return stop > 40 ? cut.slice(0, stop + 2).trim() : `${cut.trim()}…`;
}

/** The sentence in which something is named; with the one before when it begins with "이 …". */
function namingSentence(text: string, at: number): string {
  const sentences: { from: number; text: string }[] = [];
  for (const match of text.matchAll(/[^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?(?:\s+|$)/g)) {
    if (match[0] !== '') sentences.push({ from: match.index, text: match[0].trim() });
  }
  const index = sentences.findLastIndex(({ from }) => from <= at);
  const here = sentences[index]?.text ?? text;
  const before = sentences[index - 1]?.text;
  return /^(?:이|이를|이것|이런|이러한)\s/.test(here) && before !== undefined
    ? `${before} ${here}`
    : here;
}

function termsOf(paragraph: Paragraph): FoundTerm[] {
  const found: FoundTerm[] = [];
  const { children } = paragraph;
  children.forEach((child, index) => {
    if (child.type !== 'strong') return;
    const written = plainText(child);
    const term = written.replace(/\s*[:：]$/, '');
    if (term === '' || term.length > LONGEST_TERM || LABEL.test(term)) return;
    if (/^(?:Q|A)\s*\d*[.:]\s/.test(term)) return;
    const after = plainTail(children.slice(index + 1));
    const first = index === 0;
    if (first && (SEPARATED.test(after) || (written !== term && after !== ''))) {
      found.push({
        term,
        definition: firstSentences(after.replace(SEPARATED, '').trim()),
        at: paragraph,
      });
    } else if (first && TOPIC.test(after)) {
      found.push({
        term,
        definition: firstSentences(after.replace(TOPIC, '').trim()),
        at: paragraph,
      });
    } else if (CALLED.test(after)) {
      const before = plainTail(children.slice(0, index));
      const text = `${before}${written}${after}`;
      found.push({
        term,
        definition: firstSentences(namingSentence(text, before.length)),
        at: paragraph,
      });
    }
  });
  return found;
}

/** Untrimmed: a space tells a word from a particle. */
const plainTail = (nodes: readonly Paragraph['children'][number][]): string =>
  textOf(nodes).replace(/\s+/g, ' ');

/** Bold terms with what the note says they are; the first definition of a term counts. */
export function findTerms(tree: Root): FoundTerm[] {
  const byTerm = new Map<string, FoundTerm>();
  visit(tree, (node) => {
    if (node.type === 'table' || node.type === 'heading') return SKIP;
    if (byTerm.size >= MOST_TERMS) return EXIT;
    if (node.type !== 'paragraph') return;
    for (const found of termsOf(node)) {
      const key = found.term.toLowerCase();
      if (!byTerm.has(key)) byTerm.set(key, found);
    }
    return SKIP;
  });
  return [...byTerm.values()];
}
