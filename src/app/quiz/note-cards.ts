import type { ReviewCard } from '@/features/quiz/card.ts';
import type { Card } from '@/note/model.ts';
import type { Difficulty } from '../../../content/contract.ts';

/** What a note says of itself, as its cards need it. */
interface NoteOfCards {
  readonly path: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly difficulty: string | null;
}

const DIFFICULTIES: Record<string, Difficulty> = {
  easy: 'basic',
  basic: 'basic',
  쉬움: 'basic',
  초급: 'basic',
  hard: 'advanced',
  advanced: 'advanced',
  어려움: 'advanced',
  고급: 'advanced',
};

/** A number from a card's id, so that its choices stand in the same order each time. */
const seedOf = (id: string): number => Number.parseInt(id.slice(-8), 16) || 1;

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  for (let at = result.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}

const CHOICES = 4;
const FEWEST_OTHERS = 2;

/** The right answer among others, where there are enough of them. */
function choicesOf(answer: string, others: readonly string[], seed: number) {
  if (others.length < FEWEST_OTHERS) return null;
  const wrong = shuffled(others, seed).slice(0, CHOICES - 1);
  const choices = shuffled([answer, ...wrong], seed + 1);
  return { choices, correct: choices.indexOf(answer) };
}

const tableRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const tableOf = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map(tableRow).join('\n');

/** Bold terms of an answer: 상호운용성(Interoperability) counts by either name. */
function keyPointsOf(answer: string) {
  const labels = new Set(
    [...answer.matchAll(/\*\*([^*\n]{2,60})\*\*/g)].map((match) => match[1]?.trim() ?? ''),
  );
  return [...labels].map((label) => {
    const names = /^(.+?)\s*\(([^()]+)\)$/.exec(label);
    const accept = names === null ? [label] : [label, names[1] ?? label, names[2] ?? label];
    return { label, accept };
  });
}

const ordered = (steps: readonly string[]): string => steps.join(' → ');

/** Orders of the same steps that are wrong. */
function wrongOrders(steps: readonly string[], seed: number): string[] {
  const right = ordered(steps);
  const orders = new Set<string>();
  for (let attempt = 0; attempt < 12 && orders.size < CHOICES - 1; attempt++) {
    const order = ordered(shuffled(steps, seed + attempt * 7919));
    if (order !== right) orders.add(order);
  }
  return [...orders];
}

function asked(
  card: Card,
  note: NoteOfCards,
): { question: string; answer: string; others: readonly string[] } {
  switch (card.kind) {
    case 'question':
      return { question: card.question, answer: card.answer, others: [] };
    case 'term':
      return { question: `‘${card.term}’이란 무엇인가요?`, answer: card.definition, others: [] };
    case 'workflow':
      return {
        question: `${card.title ?? note.title}: 단계를 순서대로 놓은 것은 무엇인가요?`,
        answer: ordered(card.steps),
        others: wrongOrders(card.steps, seedOf(card.id)),
      };
    case 'code':
      return {
        question: `${card.title ?? note.title}: ‘${card.does}’에 해당하는 줄은 무엇인가요?`,
        answer: card.answer,
        others: card.others,
      };
    case 'table':
      return card.form === 'cell'
        ? {
            question: `‘${card.row}’의 ${card.column}: 무엇인가요?`,
            answer: card.answer,
            others: card.others,
          }
        : {
            question: `${card.header.slice(1).join(', ')}: ${card.rows
              .map((row) => row[0])
              .join(', ')}에 하나씩 짝지어 보세요.`,
            answer: tableOf(card.header, card.rows),
            others: [],
          };
  }
}

/** A note's card as the quiz reviews it. The id stays: the review history hangs on it. */
export function toReviewCard(card: Card, note: NoteOfCards): ReviewCard {
  const section = card.section === null ? '' : `#${card.section}`;
  const origin = {
    title: note.title,
    to: `/notes?note=${encodeURIComponent(note.path)}${section}`,
  };
  const { id } = card;
  const tags = note.tags.length > 0 ? note.tags : ['내 노트'];
  const { question, answer, others } = asked(card, note);
  const options = choicesOf(answer, others, seedOf(id));
  if (options !== null) {
    const explain = card.kind === 'code' ? `\`\`\`\n${answer}\n\`\`\`` : answer;
    return { kind: 'choice', id, question, ...options, explain, tags, origin };
  }
  const difficulty = DIFFICULTIES[note.difficulty?.toLowerCase() ?? ''] ?? 'intermediate';
  const rest = { keyPoints: keyPointsOf(answer), followUps: [] };
  return { kind: 'question', id, question, answer, tags, difficulty, ...rest, origin };
}

/** The cards of all notes kept in this browser; the same card in two notes is asked once. */
export async function noteCards(): Promise<ReviewCard[]> {
  const { readCards } = await import('@/features/notes/notes-db.ts');
  const kept = await readCards();
  const cards = kept.flatMap(({ note, cards }) => cards.map((card) => toReviewCard(card, note)));
  return [...new Map(cards.map((card) => [card.id, card])).values()];
}
