import { create } from 'zustand';

/** Ops of subgraph 0, by index, that the words of a lesson and the lab's map light up in each other. */
export const useOpLink = create<{
  /** Spoken of by the word under the pointer or the focus. */
  readonly hovered: number | null;
  /** Looked at in the lab. */
  readonly lit: number | null;
}>()(() => ({ hovered: null, lit: null }));

export function hoverOp(hovered: number | null): void {
  useOpLink.setState({ hovered });
}

export function lightOp(lit: number | null): void {
  useOpLink.setState({ lit });
}
