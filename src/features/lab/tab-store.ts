import { create } from 'zustand';

export const RESULT_TABS = ['console', 'output', 'arena', 'nodes', 'performance'] as const;
export type ResultTab = (typeof RESULT_TABS)[number];

export const useResultTab = create<{ readonly tab: ResultTab }>()(() => ({ tab: 'console' }));

export function showTab(tab: ResultTab): void {
  useResultTab.setState({ tab });
}
