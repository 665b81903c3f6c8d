import { contentHash } from './hash.ts';
import type { Card, Example, Figure, Question, Table, Term } from './model.ts';

/** What a card is made from, in the order the cards come. */
export interface CardSources {
  readonly questions: readonly Question[];
  readonly glossary: readonly Term[];
  readonly tables: readonly Table[];
  readonly figures: readonly Figure[];
  readonly examples: readonly Example[];
}

/** A table with more rows is a list of data, not something to learn by heart. */
const MOST_ROWS = 40;
const MOST_ROWS_TO_MATCH = 8;

const id = (...parts: readonly string[]): string => `note-${contentHash(parts)}`;

function tableCards({ header, rows, section }: Table): Card[] {
  const usable = rows.length >= 2 && rows.length <= MOST_ROWS && header.length >= 2;
  const keys = rows.map((row) => row[0] ?? '');
  // Without a name of its own a row cannot be asked for.
  if (!usable || keys.some((key) => key === '') || new Set(keys).size !== keys.length) return [];
  const cells = rows.flatMap((row) =>
    header.slice(1).flatMap((column, offset): Card[] => {
      const answer = row[offset + 1] ?? '';
      const key = row[0] ?? '';
      if (answer === '' || column === '') return [];
      const inColumn = rows.map((other) => other[offset + 1] ?? '');
      const others = [...new Set(inColumn)].filter((cell) => cell !== '' && cell !== answer);
      return [
        {
          kind: 'table',
          form: 'cell',
          id: id('cell', key, column, answer),
          row: key,
          column,
          answer,
          others,
          section,
        },
      ];
    }),
  );
  if (rows.length > MOST_ROWS_TO_MATCH) return cells;
  const match: Card = {
    kind: 'table',
    form: 'rows',
    id: id('rows', ...header, ...rows.flat()),
    header,
    rows,
    section,
  };
  return [...cells, match];
}

const workflowCards = ({ steps, caption, section }: Figure): Card[] =>
  steps.length === 0
    ? []
    : [{ kind: 'workflow', id: id('workflow', ...steps), title: caption, steps, section }];

const firstLine = (code: string) => code.split('\n')[0]?.trim() ?? '';

function codeCards({ steps, language, title, section }: Example): Card[] {
  if (steps.length < 2) return [];
  return steps.map(({ does, line, code }): Card => {
    const answer = firstLine(code);
    const lines = steps.map((step) => firstLine(step.code));
    const others = [...new Set(lines)].filter((other) => other !== answer);
    const card = { title, language, does, line, answer, others, section };
    return { kind: 'code', id: id('code', does, code), ...card };
  });
}

/** Every card of a note; the same content twice is one card. */
export function makeCards(sources: CardSources): Card[] {
  const cards: Card[] = [
    ...sources.questions
      .filter(({ answer }) => answer !== '')
      .map(
        ({ question, answer, section }): Card => ({
          kind: 'question',
          id: id('question', question, answer),
          question,
          answer,
          section,
        }),
      ),
    ...sources.glossary.map(
      ({ term, definition, section }): Card => ({
        kind: 'term',
        id: id('term', term, definition),
        term,
        definition,
        section,
      }),
    ),
    ...sources.figures.flatMap(workflowCards),
    ...sources.tables.flatMap(tableCards),
    ...sources.examples.flatMap(codeCards),
  ];
  return [...new Map(cards.map((card) => [card.id, card])).values()];
}
