import { useDefaultLayout } from 'react-resizable-panels';

/** localStorage, or nothing where it is off or full: the panes then have their usual sizes. */
const storage = {
  getItem: (key: string): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem: (key: string, value: string): void => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Sizes are kept until the page is closed.
    }
  },
};

/** Props of a <Group> whose borders stay where the student dragged them. */
export const usePaneLayout = (id: string) =>
  useDefaultLayout({ id, storage, onlySaveAfterUserInteractions: true });
