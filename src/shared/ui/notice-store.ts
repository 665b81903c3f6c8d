import { create } from 'zustand';

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'good' | 'bad';
  readonly text: string;
}

/** Short sentences that any feature may say; drawn once, by the shell. */
export const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({
  notices: [],
}));

let nextId = 1;

export function showNotice(notice: Omit<Notice, 'id'>): void {
  const shown = { ...notice, id: nextId++ };
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-3), shown] }));
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
