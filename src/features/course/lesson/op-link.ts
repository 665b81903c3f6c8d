import { create } from 'zustand';

/** The op of subgraph 0, by index, that the word under the pointer or the focus speaks of. */
export const useOpLink = create<{ readonly hovered: number | null }>()(() => ({ hovered: null }));

export function hoverOp(hovered: number | null): void {
  useOpLink.setState({ hovered });
}
