import type { ReviewCard } from '@/features/quiz/card.ts';
import { shuffled } from '@/features/quiz/shuffle.ts';
import type { Card } from '@/note/model.ts';
import { josa } from '@/shared/format/josa.ts';
import type { Difficulty } from '../../../content/contract.ts';

/** What a note says of itself, as its cards need it. */
interface NoteOfCards {
  readonly path: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly difficulty: string | null;
}

/** What every kind of review card has alike. */
type Shared = Pick<ReviewCard, 'id' | 'tags' | 'origin'>;

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

const CHOICES = 4;
const FEWEST_OTHERS = 2;

/** The right answer among others, where there are enough of them. */
function choicesOf(answer: string, others: readonly string[], seed: number) {
  if (others.length < FEWEST_OTHERS) return null;
  const wrong = shuffled(others, seed).slice(0, CHOICES - 1);
  const choices = shuffled([answer, ...wrong], seed + 1);
  return { choices, correct: choices.indexOf(answer) };
}

/** Words as Markdown that shows them as they are; a formula stays one. */
const asMarkdown = (words: string): string =>
  words
    .split(/(\$[^$\n]+\$)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_[\]<>#|~]/g, '\\$&')))
    .join('');

const tableRow = (cells: readonly string[]): string => `| ${cells.map(asMarkdown).join(' | ')} |`;

const tableOf = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [tableRow(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(tableRow)].join('\n');

const ordered = (steps: readonly string[]): string => steps.join(' → ');

interface Asked {
  readonly question: string;
  /** One of the choices, where there are some: as it is. */
  readonly answer: string;
  readonly markdown: string;
  readonly others: readonly string[];
}

const plainly = (question: string, answer: string, others: readonly string[] = []): Asked => ({
  question,
  answer,
  markdown: asMarkdown(answer),
  others,
});

type CardOfNote<Kind extends Card['kind']> = Extract<Card, { kind: Kind }>;
type TableRows = Extract<Card, { form: 'rows' }>;

const orderQuestion = ({ title }: CardOfNote<'workflow'>, note: NoteOfCards): string =>
  `${title ?? note.title}: 단계를 순서대로 놓아 보세요.`;

const matchQuestion = ({ header, rows }: TableRows): string =>
  `${header.slice(1).join(', ')}: ${rows.map((row) => row[0]).join(', ')}에 하나씩 짝지어 보세요.`;

const allDiffer = (words: readonly string[]): boolean => new Set(words).size === words.length;

/** Steps to be ordered, rows to be matched; null where two of them cannot be told apart. */
function exercise(card: Card, note: NoteOfCards, shared: Shared): ReviewCard | null {
  if (card.kind === 'workflow' && allDiffer(card.steps)) {
    const question = orderQuestion(card, note);
    return { kind: 'order', question, steps: card.steps, explain: '', ...shared };
  }
  if (card.kind === 'table' && card.form === 'rows') {
    const rows = card.rows.map(([left = '', ...right]) => [left, right.join(' · ')] as const);
    if (!allDiffer(rows.map(([left]) => left)) || !allDiffer(rows.map(([, right]) => right))) {
      return null;
    }
    return { kind: 'match', question: matchQuestion(card), rows, explain: '', ...shared };
  }
  return null;
}

function asked(card: Card, note: NoteOfCards): Asked {
  switch (card.kind) {
    case 'question':
      return { ...plainly(card.question, card.answer), markdown: card.answer };
    case 'term':
      return plainly(`‘${card.term}’${josa(card.term, '이란', '란')} 무엇인가요?`, card.definition);
    case 'workflow':
      return plainly(orderQuestion(card, note), ordered(card.steps));
    case 'code': {
      const question = `${card.title ?? note.title}: ‘${card.does}’에 해당하는 줄은 무엇인가요?`;
      const markdown = `\`\`\`${card.language ?? ''}\n${card.answer}\n\`\`\``;
      return { ...plainly(question, card.answer, card.others), markdown };
    }
    case 'table': {
      if (card.form === 'cell') {
        const row = card.rowHeader === '' ? '' : `${card.rowHeader} `;
        return plainly(
          `표의 빈칸: ${row}‘${card.row}’의 ‘${card.column}’ 칸에 들어갈 내용은 무엇인가요?`,
          card.answer,
          card.others,
        );
      }
      return { ...plainly(matchQuestion(card), ''), markdown: tableOf(card.header, card.rows) };
    }
  }
}

/** A note's card as the quiz reviews it. The id stays: the review history hangs on it. */
export function toReviewCard(card: Card, note: NoteOfCards): ReviewCard {
  const section = card.section === null ? '' : `#${card.section}`;
  const origin = {
    title: note.title,
    to: `/notes?note=${encodeURIComponent(note.path)}${section}`,
  };
  const shared = { id: card.id, tags: note.tags.length > 0 ? note.tags : ['내 노트'], origin };
  const filled = exercise(card, note, shared);
  if (filled !== null) return filled;
  const { question, answer, markdown, others } = asked(card, note);
  const options = choicesOf(answer, others, seedOf(card.id));
  if (options !== null) {
    return { kind: 'choice', question, ...options, explain: markdown, ...shared };
  }
  const difficulty = DIFFICULTIES[note.difficulty?.toLowerCase() ?? ''] ?? 'intermediate';
  // Its key points are the answer's own bold terms and table rows: the interview finds them.
  const rest = { keyPoints: [], followUps: [] };
  return { kind: 'question', question, answer: markdown, difficulty, ...rest, ...shared };
}

/** The cards of all notes kept in this browser; the same card in two notes is asked once. */
export async function noteCards(): Promise<ReviewCard[]> {
  const { readCards } = await import('@/features/notes/notes-db.ts');
  const kept = await readCards();
  const cards = kept.flatMap(({ note, cards }) => cards.map((card) => toReviewCard(card, note)));
  return [...new Map(cards.map((card) => [card.id, card])).values()];
}
