import { create } from 'zustand';

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
export type Theme = 'light' | 'dark';

const STORAGE_KEY = 'theme';
const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    // Storage may be switched off; the theme then follows the system.
    return 'system';
  }
}

const resolve = (choice: ThemeChoice): Theme =>
  choice === 'system' ? (darkQuery.matches ? 'dark' : 'light') : choice;

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly theme: Theme;
}

/** The theme in force. Read from anywhere; changed only through `chooseTheme`. */
export const useTheme = create<ThemeState>()(() => {
  const choice = storedChoice();
  return { choice, theme: resolve(choice) };
});

export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, choice);
  } catch {
    // The choice then lasts until the page is closed.
  }
  useTheme.setState({ choice, theme: resolve(choice) });
}

darkQuery.addEventListener('change', () => {
  useTheme.setState(({ choice }) => ({ theme: resolve(choice) }));
});

useTheme.subscribe(({ theme }) => {
  document.documentElement.dataset.theme = theme;
});
document.documentElement.dataset.theme = useTheme.getState().theme;

// Paper is white, and grounds are not printed.
addEventListener('beforeprint', () => {
  document.documentElement.dataset.theme = 'light';
});
addEventListener('afterprint', () => {
  document.documentElement.dataset.theme = useTheme.getState().theme;
});
