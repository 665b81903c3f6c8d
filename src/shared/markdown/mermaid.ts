import { longestWay, readFlow, readStates } from './mermaid-flow.ts';
import { messagesOf, wordsOf } from './mermaid-words.ts';

/** Reads of a Mermaid drawing what can be asked: its steps, where they have one order. */

const LARGEST_LINES = 200;
const LARGEST_CHARACTERS = 20_000;

/**
 * What could load from, or lead, outside the page; and settings, which are the page's to make.
 * Whole lines, so that the rest still draws.
 */
const REACHES_OUT =
  /^\s*(?:click|href|link|links)\s|<\s*(?:img|image|iframe|script|a)\b|url\s*\(|\bimg\s*:|\bicon\s*:|javascript:|data:|%%\{|@import/i;

/** Whether a line of a drawing could load from, or lead, outside the page. */
export const reachesOut = (line: string): boolean => REACHES_OUT.test(line);

export interface Drawing {
  readonly source: string;
  /** Written above the drawing, in its own front matter. */
  readonly title: string | null;
  readonly steps: readonly string[];
  readonly alt: string;
  readonly drawn: boolean;
  readonly droppedLines: number;
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:graph|flowchart)\b/, '흐름도'],
  [/^sequenceDiagram\b/, '순서도'],
  [/^stateDiagram/, '상태도'],
  [/^classDiagram/, '클래스 그림'],
  [/^erDiagram/, '관계도'],
  [/^gantt/, '일정표'],
  [/^pie/, '원그래프'],
  [/^mindmap/, '마인드맵'],
  [/^timeline/, '연표'],
  [/^journey/, '여정 그림'],
  [/^quadrantChart/, '사분면 그림'],
  [/^xychart/, '그래프'],
  [/^gitGraph/, '브랜치 그림'],
];

const kindOf = (lines: readonly string[]): string => {
  const first = lines.find((line) => /\S/.test(line) && !/^\s*%%/.test(line));
  return KINDS.find(([pattern]) => pattern.test(first?.trim() ?? ''))?.[1] ?? '그림';
};

const FEWEST_STEPS = 3;
const MOST_WORDS = 12;

interface Told {
  /** In the one order they have; else empty. */
  readonly steps: readonly string[];
  readonly words: readonly string[];
}

function tell(kind: string, lines: readonly string[]): Told {
  if (kind === '순서도') {
    const messages = messagesOf(lines);
    return { steps: messages, words: messages };
  }
  if (kind === '흐름도' || kind === '상태도') {
    const graph = kind === '흐름도' ? readFlow(lines) : readStates(lines);
    return { steps: longestWay(graph), words: [...new Set(graph.labels.values())] };
  }
  return { steps: [], words: wordsOf(lines) };
}

/** A number before a step, which would give its place away: "2. 변환", "앱 → 서버: ③ 요청". */
const unnumbered = (step: string): string =>
  step.replace(
    /(^|: )(?:(?:step|단계)\s?\d{1,2}[.:)]?|[(]?\d{1,2}[.)](?!\d)|[①-⑳])\s*(?=\S)/i,
    '$1',
  );

const isOneOrder = (steps: readonly string[]): boolean =>
  steps.length >= FEWEST_STEPS &&
  new Set(steps).size === steps.length &&
  steps.every((step) => step !== '');

export function readMermaid(written: string): Drawing {
  const front = /^\s*---\n([\s\S]{0,5000}?)\n---\n/.exec(written);
  const title = /^title:\s*["']?(.+?)["']?\s*$/m.exec(front?.[1] ?? '')?.[1] ?? null;
  const all = written.slice(front?.[0].length ?? 0).split('\n');
  const lines = all.filter((line) => !reachesOut(line));
  const source = lines.join('\n').trim();
  const drawn = lines.length <= LARGEST_LINES && source.length <= LARGEST_CHARACTERS;
  const kind = kindOf(lines);
  const short = lines.slice(0, LARGEST_LINES).filter((line) => line.length <= 2_000);
  const told = tell(kind, short);
  const bare = told.steps.map(unnumbered);
  const steps = drawn && isOneOrder(bare) ? bare : [];
  const said =
    steps.length > 0
      ? steps.join(kind === '순서도' ? ', ' : ' → ')
      : told.words.slice(0, MOST_WORDS).join(', ');
  const alt = said === '' ? kind : `${kind}: ${said}`;
  return { source, title, steps, alt, drawn, droppedLines: all.length - lines.length };
}
