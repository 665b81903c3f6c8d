/**
 * What a note becomes. Plain data: printed by `npm run note`, sent from a worker, kept in a browser.
 * Places in the note are given by the id of the section they stand in; null is before the first.
 */

export interface Section {
  /** Anchor of the heading in `html`. */
  readonly id: string;
  readonly level: number;
  /** As written: "2.1"; null where the heading has none. */
  readonly number: string | null;
  readonly title: string;
}

interface Placed {
  readonly section: string | null;
}

export interface Figure extends Placed {
  readonly id: string;
  /** Mermaid, without what could reach outside the page. */
  readonly source: string;
  readonly caption: string | null;
  /** What the picture says in words: its steps, or how many parts it has. */
  readonly alt: string;
  /** Steps in order, where the picture has one order; else empty. */
  readonly steps: readonly string[];
  /** False where it is too large to draw; its source is shown instead. */
  readonly drawn: boolean;
}

export interface Table extends Placed {
  readonly id: string;
  readonly caption: string | null;
  readonly header: readonly string[];
  /** Every row, also those that `html` leaves out of a very long table. */
  readonly rows: readonly (readonly string[])[];
}

/** One step of an example: what its numbered comment says, and the lines that do it. */
export interface CodeStep {
  readonly number: number;
  readonly does: string;
  /** From 1, within the code. */
  readonly line: number;
  readonly code: string;
}

export interface Example extends Placed {
  readonly id: string;
  readonly language: string | null;
  /** The heading above it, or its caption. */
  readonly title: string | null;
  readonly code: string;
  readonly steps: readonly CodeStep[];
}

export interface Question extends Placed {
  readonly question: string;
  /** Markdown; empty where the note has none. */
  readonly answer: string;
}

export interface Term extends Placed {
  readonly term: string;
  readonly definition: string;
}

export interface Link extends Placed {
  readonly text: string;
  readonly url: string;
}

interface CardBase extends Placed {
  /** Hash of what the card asks and answers: the same card in a moved or edited note keeps it. */
  readonly id: string;
}

export type Card = CardBase &
  (
    | { readonly kind: 'question'; readonly question: string; readonly answer: string }
    | {
        readonly kind: 'table';
        readonly form: 'cell';
        readonly row: string;
        /** What the first column is of: "보드" where the row is "가 보드". */
        readonly rowHeader: string;
        readonly column: string;
        readonly answer: string;
        /** What could stand there instead: other cells of the column, or of a row that compares. */
        readonly others: readonly string[];
      }
    | {
        readonly kind: 'table';
        readonly form: 'rows';
        readonly header: readonly string[];
        readonly rows: readonly (readonly string[])[];
      }
    | {
        readonly kind: 'workflow';
        readonly title: string | null;
        readonly steps: readonly string[];
      }
    | { readonly kind: 'term'; readonly term: string; readonly definition: string }
    | {
        readonly kind: 'code';
        readonly title: string | null;
        readonly language: string | null;
        readonly does: string;
        readonly line: number;
        readonly answer: string;
        /** The first lines of the other steps. */
        readonly others: readonly string[];
      }
  );

export interface LessonModel {
  readonly title: string;
  /** As written, YYYY-MM-DD where the note has it so. */
  readonly date: string | null;
  readonly tags: readonly string[];
  readonly difficulty: string | null;
  readonly sections: readonly Section[];
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
  readonly examples: readonly Example[];
  readonly questions: readonly Question[];
  readonly glossary: readonly Term[];
  readonly cards: readonly Card[];
  readonly links: readonly Link[];
  /** Sanitised: nothing in it runs or loads. */
  readonly html: string;
  /** What was not found or was dropped, in Korean sentences. */
  readonly missing: readonly string[];
}
