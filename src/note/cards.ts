import { isGlossary } from './glossary-table.ts';
import { contentHash } from './hash.ts';
import type { Card, Example, Figure, Question, Table, Term } from './model.ts';
import { questionColumns } from './question-labels.ts';

/** What a card is made from, in the order the cards come. */
export interface CardSources {
  readonly questions: readonly Question[];
  readonly glossary: readonly Term[];
  readonly tables: readonly Table[];
  readonly figures: readonly Figure[];
  readonly examples: readonly Example[];
  /** The title of a section, for what has none of its own. */
  readonly titleOf: (section: string | null) => string | null;
}

/** A table with more rows is a list of data, not something to learn by heart. */
const MOST_ROWS = 40;
const MOST_ROWS_TO_MATCH = 8;
/** So many numbered comments are no steps of one thing. */
const MOST_STEPS = 40;

const id = (...parts: readonly string[]): string => `note-${contentHash(parts)}`;

/** "-", "N/A", "?": nothing to know. */
const saysNothing = (cell: string): boolean =>
  /^[-–—─.·…?*/\s]*$|^(?:n\/?a|tbd|해당 ?없음)$/i.test(cell);
const COUNTS_ROWS = /^(?:#|no\.?|번호|순번|순서|num(?:ber)?\.?|index|idx)$/i;

/** Each row compares the columns in one respect: what else could stand in a cell is in its row. */
const COMPARES =
  /^(?:구분|항목|비교(?: ?항목)?|기준|특징|특성|속성|요소|관점|측면|지표|feature|aspect|criteri(?:on|a)|category|property|metric|attribute)?$/i;

/** The table without a first column that only counts its rows. */
function withoutCount({ header, rows }: Table): Pick<Table, 'header' | 'rows'> {
  const counts =
    header.length > 2 &&
    COUNTS_ROWS.test(header[0]?.trim() ?? '') &&
    rows.every((row) => /^\D{0,2}\d{1,4}\D{0,2}$|^[①-⑳]$/.test(row[0] ?? ''));
  if (!counts) return { header, rows };
  return { header: header.slice(1), rows: rows.map((row) => row.slice(1)) };
}

function tableCards(table: Table): Card[] {
  const { section } = table;
  // Their rows are questions, or terms, already.
  if (questionColumns(table.header) !== null || isGlossary(table.header)) return [];
  const { header, rows } = withoutCount(table);
  const usable = rows.length >= 2 && rows.length <= MOST_ROWS && header.length >= 2;
  const keys = rows.map((row) => row[0] ?? '');
  // Without a name of its own a row cannot be asked for.
  if (!usable || keys.some(saysNothing) || new Set(keys).size !== keys.length) return [];
  const comparing = COMPARES.test(header[0]?.trim() ?? '');
  const columns = header.slice(1).map((name, offset) => ({
    name,
    cells: rows.map((row) => row[offset + 1] ?? ''),
  }));
  const cells = keys.flatMap((row, at) =>
    columns.flatMap(({ name, cells: inColumn }): Card[] => {
      const answer = inColumn[at] ?? '';
      const near = comparing ? (rows[at] ?? []).slice(1) : inColumn;
      const others = [...new Set(near)].filter((cell) => cell !== answer && !saysNothing(cell));
      // A column that says the same of every row tells nothing of one.
      const same = new Set(inColumn.filter((cell) => !saysNothing(cell))).size === 1;
      const alone = inColumn.filter((cell) => cell === answer).length === 1;
      if (saysNothing(answer) || name === '' || (same && !alone)) return [];
      const card = { row, rowHeader: header[0] ?? '', column: name, answer, others, section };
      return [{ kind: 'table', form: 'cell', id: id('cell', row, name, answer), ...card }];
    }),
  );
  const told = rows.every((row) => row.slice(1).some((cell) => !saysNothing(cell)));
  if (rows.length > MOST_ROWS_TO_MATCH || !told) return cells;
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

const workflowCards = (
  { steps, caption, section }: Figure,
  titleOf: CardSources['titleOf'],
): Card[] => {
  if (steps.length === 0) return [];
  const title = caption ?? titleOf(section);
  return [{ kind: 'workflow', id: id('workflow', ...steps), title, steps, section }];
};

const firstLine = (code: string) => code.split('\n')[0]?.trim() ?? '';

function codeCards({ steps, language, title, section }: Example): Card[] {
  if (steps.length > MOST_STEPS) return [];
  const lines = steps.map((step) => firstLine(step.code));
  const saying = steps.map(({ does }) => does);
  return steps.flatMap(({ does, line, code }): Card[] => {
    const answer = firstLine(code);
    const others = [...new Set(lines)].filter((other) => other !== answer);
    // Said twice of different lines, or of the only line there is: no question.
    if (others.length === 0 || saying.filter((other) => other === does).length > 1) return [];
    const card = { title, language, does, line, answer, others, section };
    return [{ kind: 'code', id: id('code', does, code), ...card }];
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
    ...sources.figures.flatMap((figure) => workflowCards(figure, sources.titleOf)),
    ...sources.tables.flatMap(tableCards),
    ...sources.examples.flatMap(codeCards),
  ];
  return [...new Map(cards.map((card) => [card.id, card])).values()];
}
