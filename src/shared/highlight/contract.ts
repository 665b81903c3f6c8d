/** What crosses between the page and the worker that colours code. */

/** Text of one colour. */
export interface Run {
  readonly text: string;
  readonly light: string;
  readonly dark: string;
}

export interface HighlightRequest {
  readonly id: number;
  readonly language: string;
  readonly code: string;
}

export interface HighlightAnswer {
  readonly id: number;
  /** Line by line; null where the language is not known. */
  readonly lines: readonly (readonly Run[])[] | null;
}
