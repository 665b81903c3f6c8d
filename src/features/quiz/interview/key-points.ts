import type { KeyPoint } from '../../../../content/contract.ts';
import { synonymsOf } from '../../../../content/terms.ts';
import { type Letters, lettersOf } from '../matcher/letters.ts';
import { type Mention, mentionsOf } from '../matcher/mention.ts';
import { isNegated } from '../matcher/negation.ts';

/**
 * Which key points an answer mentions. It looks for words and for what turns them round; whether they
 * are used rightly it cannot see, so the student has the last word.
 */

export type Mark =
  | { readonly state: 'missing' }
  /** `from` and `to` are places in the answer as `composed` gives it. */
  | { readonly state: 'found' | 'negated'; readonly from: number; readonly to: number };

/** The answer as the places of its marks count it. */
export const composed = (answer: string): string => answer.normalize('NFC');

/** 상호운용성(Interoperability) counts by either name. */
function namesIn(label: string): string[] {
  const names = /^(.+?)\s*\(([^()]+)\)$/.exec(label);
  return names === null ? [label] : [label, names[1] ?? '', names[2] ?? ''];
}

/** 검사하지 않 is said as 검사(를) 안 하 as well, 부르지 않 as 안 부르. */
function otherNoOf(spelling: string): string[] {
  const [, verb] = /^(.+)지 않$/.exec(spelling) ?? [];
  if (verb === undefined) return [];
  return verb.endsWith('하') ? [`${verb.slice(0, -1)} 안`] : [`안 ${verb}`];
}

/** Every spelling of a point: its own, and the other names of the same things. */
function spellingsOf({ label, accept }: KeyPoint): string[] {
  const names = [...namesIn(label), ...accept].filter(Boolean);
  const own = names.flatMap((name) => [name, ...otherNoOf(name)]);
  return [...new Set(own.flatMap((spelling) => [spelling, ...synonymsOf(spelling)]))];
}

/** A point that says no by itself is said by yes and by no: 힙 불필요, "힙을 쓰지 않습니다". */
const SAYS_NO = /없|않|아님|아닐|아니|불가|불필요|금지|제거|제외|중단|폐기|부정|안 /;

function placeOf({ letters }: Letters, { start, end }: Mention) {
  const [first, last] = [letters[start], letters[end - 1]];
  return { from: first?.at ?? 0, to: (last?.at ?? 0) + 1 };
}

function markOf(answer: Letters, point: KeyPoint): Mark {
  let doubtful: Mark | null = null;
  const eitherWay = point.eitherWay === true || SAYS_NO.test(point.label);
  for (const spelling of spellingsOf(point)) {
    for (const mention of mentionsOf(answer, lettersOf(spelling))) {
      const turned = !eitherWay && !SAYS_NO.test(spelling) && isNegated(answer, mention.end);
      if (!turned) return { state: 'found', ...placeOf(answer, mention) };
      doubtful ??= { state: 'negated', ...placeOf(answer, mention) };
    }
  }
  return doubtful ?? { state: 'missing' };
}

export function markKeyPoints(answer: string, points: readonly KeyPoint[]): Mark[] {
  const letters = lettersOf(answer);
  return points.map((point) => markOf(letters, point));
}

const plain = (markdown: string): string => markdown.replaceAll(/[*_`]/g, '').trim();

/** Bold terms of an answer, and what its tables' rows are about. */
function termsIn(answer: string): string[] {
  const bold = [...answer.matchAll(/\*\*([^*\n]{2,60})\*\*/g)].map(([, term]) => plain(term ?? ''));
  const rows: string[] = [];
  const lines = answer.split('\n').map((line) => line.trim());
  for (const [index, line] of lines.entries()) {
    // Rows come after the line of dashes; the header's own cells are no points.
    if (!/^\|(\s*:?-+:?\s*\|)+$/.test(line)) continue;
    for (const row of lines.slice(index + 1)) {
      if (!row.startsWith('|')) break;
      rows.push(plain(row.split('|')[1] ?? ''));
    }
  }
  return [...new Set([...bold, ...rows])].filter((term) => term !== '');
}

const covers = (point: KeyPoint, term: string): boolean =>
  markOf(lettersOf(term), point).state !== 'missing' ||
  spellingsOf({ label: term, accept: [] }).some((name) =>
    [point.label, ...point.accept].some(
      (spelling) => mentionsOf(lettersOf(spelling), lettersOf(name)).length > 0,
    ),
  );

/** The authored points, then the answer's bold terms and table rows that none of them covers. */
export function keyPointsOf(answer: string, rubric: readonly KeyPoint[]): KeyPoint[] {
  const points = [...rubric];
  for (const term of termsIn(answer)) {
    if (points.some((point) => covers(point, term))) continue;
    points.push({ label: term, accept: [] });
  }
  return points;
}
