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
