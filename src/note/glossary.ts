import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { SKIP, visitNote } from '../shared/markdown/visit.ts';
import { type FoundTerm, ofTerms } from './glossary-table.ts';
import { isCaptionText } from './markdown.ts';
import { plainText, rawText } from './markdown-text.ts';
import { ANSWER, QUESTION } from './question-labels.ts';

const MOST_TERMS = 2_000;
const LONGEST_TERM = 80;
const LONGEST_DEFINITION = 320;
const SHORTEST_DEFINITION = 4;

/** "**용어**: 뜻", "**용어** — 뜻", "**용어** → 뜻" */
const SEPARATED = /^\s*(?:[:：=]|[-–—]\s|→|⇒)\s*(?=\S)/;
/** "**용어**는 …", "**term** is a …" */
const TOPIC =
  /^(?:\s?(?:은|는|이란|란|\(이\)란|이라는 것은|라는 것은)\s+|,?\s+(?:is|are|means|refers to|denotes)\s+)(?=\S)/;
/** "…을 **용어**라고 부른다" */
const CALLED =
  /^(?:이?라고|이?라|으?로)\s*(?:부[르른릅름]|불[러린립리림렸]|하[며고는]|합니다|한다|함(?![\p{L}])|칭|일컫)/u;
const CALLED_BEFORE = /(?:called|known as|named)\s+(?:an?\s+|the\s+)?$/i;
/** The full name behind a short one: "**TEE** (Trusted Execution Environment): …" */
const FULL_NAME = /^\s?[(（]([^()（）]{2,80})[)）]/;
/** What a sentence may begin behind. */
const NEW_CLAUSE = /(?:[.!?。．]|(?:고|며|지만|는데),)\s*$/;

/** Words that head a line and are no term of the field. */
const LABELS = new Set(
  `q a 질문 답 답변 정답 주의 참고 예 예시 팁 note tip warning example 정의 목적 목표 특징 장점 단점 한계
  용도 배경 원리 개념 핵심 요약 결론 이유 원인 해결 해결책 문제 문제점 방법 과정 절차 결과 효과 역할 구조 구성
  입력 출력 비고 적용 활용 비교 차이 차이점 공통점 전제 조건 언제 왜 무엇 어떻게 보완 추가 설명 의미 동작 전략
  상황 대응 영향 주요특징 주요기능 고려사항 확인할점 해결방법 사용예 사용예시 구성요소 적용분야 활용예 동작원리
  작동원리 필요성 중요성 시사점 정리 한줄요약 핵심요약 세줄요약 요점 포인트 핵심포인트 면접팁 꿀팁 tldr
  꼬리질문 추가질문 후속질문 예상질문 출처 참고자료 참고문헌 관련링크 링크 definition purpose goal pros cons advantage advantages disadvantage
  disadvantages limitation limitations usecase usecases keypoints keyfeatures summary background input output
  problem solution why when how what result results examples caution important`.split(/\s+/),
);
const STEP_LABEL = /^(?:(?:step|phase|단계|표|그림)\s*\d+|\d+\s*단계|[qa]\s*\d+)$/i;

const isLabel = (term: string): boolean => {
  const bare = term
    .replace(/\s*[(（][^()（）]*[)）]$/, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[\s.:：)\]]+$/, '')
    .trim();
  return LABELS.has(bare.replace(/[\s·]+/g, '').toLowerCase()) || STEP_LABEL.test(bare);
};

const isTerm = (term: string): boolean =>
  /\p{L}/u.test(term) &&
  term.length <= LONGEST_TERM &&
  !/[?？!.。]$/.test(term) &&
  !QUESTION.test(`${term} `) &&
  !isCaptionText(term) &&
  !isLabel(term);

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
  return /^(?:이|이를|이것|이런|이러한|This|These|It)\s/.test(here) && before !== undefined
    ? `${before} ${here}`
    : here;
}

/** A paragraph's lines: each may define a term of its own. */
function linesOf({ children }: Paragraph): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'break') lines.push([]);
    else if (child.type === 'text' && child.value.includes('\n')) {
      child.value.split('\n').forEach((value, index) => {
        if (index > 0) lines.push([]);
        if (value !== '') lines.at(-1)?.push({ type: 'text', value });
      });
    } else lines.at(-1)?.push(child);
  }
  return lines.filter((line) => rawText(line).trim() !== '');
}

/** A line that begins with a term ends what the line before says of its own. */
const beginsTerm = (line: readonly PhrasingContent[]): boolean =>
  line[0]?.type === 'strong' ||
  (line[0]?.type === 'text' && line[1]?.type === 'strong' && !/[\p{L}\p{N}]/u.test(line[0].value));

function joinedLines(paragraph: Paragraph): PhrasingContent[][] {
  const joined: PhrasingContent[][] = [];
  for (const line of linesOf(paragraph)) {
    const before = joined.at(-1);
    if (before === undefined || beginsTerm(line)) joined.push([...line]);
    else before.push({ type: 'text', value: before.length === 1 ? ': ' : ' ' }, ...line);
  }
  return joined;
}

/** Where a later sentence begins with a term of its own. */
function nextTerm(line: readonly PhrasingContent[], words: readonly string[], index: number) {
  for (let at = index + 2; at < line.length; at++) {
    if (line[at]?.type === 'strong' && /[.!?。．]\s*$/.test(words[at - 1] ?? '')) return at;
  }
  return line.length;
}

function termsOfLine(line: readonly PhrasingContent[], at: Nodes, inAnswer: boolean): FoundTerm[] {
  const found: FoundTerm[] = [];
  const add = (term: string, definition: string) => {
    const said = firstSentences(definition.replace(/^[:：]\s*/, '').trim());
    if (said.length >= SHORTEST_DEFINITION && /\p{L}/u.test(said)) {
      found.push({ term, definition: said, at });
    }
  };
  const words = line.map(rawText);
  let before = '';
  line.forEach((child, index) => {
    if (index > 0) before += words[index - 1];
    if (child.type !== 'strong' || child.children.some(({ type }) => type === 'link')) return;
    const written = plainText(child);
    const short = written.replace(/\s*[:：]$/, '');
    let after = words.slice(index + 1, nextTerm(line, words, index)).join('');
    const fullName = /[(（]/.test(short) ? null : FULL_NAME.exec(after);
    if (fullName !== null) after = after.slice(fullName[0].length);
    const term = fullName === null ? short : `${short}(${fullName[1]})`;
    if (!isTerm(term)) return;
    const first = !/[\p{L}\p{N}]/u.test(before.replace(ANSWER, ''));
    const begins = first || (!inAnswer && NEW_CLAUSE.test(before));
    const topic = TOPIC.exec(after);
    const separated = SEPARATED.test(after) || (written !== short && after !== '');
    // In an answer a point is no term, unless it has two names.
    if (begins && separated && (!inAnswer || /[(（]/.test(term))) {
      const said = after.replace(SEPARATED, '');
      add(term, first ? said : namingSentence(said, 0));
    } else if (topic !== null && begins) {
      const said = after.slice(topic[0].length);
      add(term, first ? said : namingSentence(said, 0));
    } else if (CALLED.test(after) || CALLED_BEFORE.test(before)) {
      add(term, namingSentence(`${before}${short}${after}`, before.length));
    }
  });
  return found;
}

const READING =
  /더 ?읽|더 ?보기|참고 ?(?:자료|문헌)|출처|링크|Further Reading|References?\b|See also/i;

/**
 * Bold terms with what the note says they are; the first definition of a term counts. What an answer
 * lists in bold is its points, not its terms.
 */
export function findTerms(tree: Root, inAnswer: (node: Nodes) => boolean): FoundTerm[] {
  const byTerm = new Map<string, FoundTerm>();
  const keep = (found: readonly FoundTerm[]) => {
    for (const one of found) {
      const key = one.term.toLowerCase();
      if (!byTerm.has(key) && byTerm.size < MOST_TERMS) byTerm.set(key, one);
    }
  };
  let reading = false;
  visitNote(tree, (node, index, parent) => {
    if (node.type === 'heading') {
      reading = READING.test(plainText(node));
      return SKIP;
    }
    if (reading) return node.type === 'root' ? undefined : SKIP;
    if (node.type === 'table') {
      keep(ofTerms(node));
      return SKIP;
    }
    if (node.type !== 'paragraph') return;
    const answering = inAnswer(node);
    const boxed =
      parent?.type === 'blockquote' && index === 0 && node.children[1]?.type === 'break';
    // The title of a box is no term.
    const said = boxed ? { ...node, children: node.children.slice(2) } : node;
    keep(joinedLines(said).flatMap((line) => termsOfLine(line, node, answering)));
    return SKIP;
  });
  return [...byTerm.values()];
}
