import { create } from 'zustand';

/** What a word in a lesson points at. */
export type LabTarget =
  | { readonly kind: 'line'; readonly line: number }
  /** The first line that holds this text. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tab'; readonly tab: string }
  /** A program of the text, to be put into the editor. */
  | { readonly kind: 'code'; readonly code: string }
  /** Op of subgraph 0, by index: its column in the arena map. */
  | { readonly kind: 'op'; readonly op: number };

/**
 * What was asked for and not yet answered; the app hands it to the lab, which the course does not
 * know. `asked` counts.
 */
export const useLabLink = create<{ readonly target: LabTarget | null; readonly asked: number }>()(
  () => ({ target: null, asked: 0 }),
);

export function askForLab(target: LabTarget): void {
  useLabLink.setState(({ asked }) => ({ target, asked: asked + 1 }));
}

export function forgetLabLink(): void {
  useLabLink.setState({ target: null });
}

/** Where the lab is: the other way round, told by the app. */
export interface LabPlace {
  /** The line with the cursor, from 1, and its text; null while the editor has not been touched. */
  readonly line: { readonly number: number; readonly text: string } | null;
  readonly tab: string | null;
  /** The op that is selected on the arena map. */
  readonly op: number | null;
}

export const useLabPlace = create<LabPlace>()(() => ({ line: null, tab: null, op: null }));

export function labIsAt(place: Partial<LabPlace>): void {
  useLabPlace.setState(place);
}

/** Whether the lab is at what a word points to. */
export function pointsAt(target: LabTarget, { line, tab, op }: LabPlace): boolean {
  switch (target.kind) {
    case 'line':
      return line?.number === target.line;
    case 'text':
      return line?.text.includes(target.text) === true;
    case 'tab':
      return tab === target.tab;
    case 'op':
      return op === target.op;
    case 'code':
      return false;
  }
}
