import type { Theme } from '@/shared/theme/theme-store.ts';
import type { monaco as Monaco } from './monaco.ts';

/** Monaco wants hex colours, so the tokens are read from the page once per theme. */
function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const bare = (colour: string) => colour.replace('#', '');

/** Defines and applies the editor's theme from the page's tokens. */
export function applyEditorTheme(monaco: typeof Monaco, theme: Theme): void {
  const name = `lab-${theme}`;
  monaco.editor.defineTheme(name, {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: 'keyword', foreground: bare(token('--syntax-keyword')) },
      { token: 'string', foreground: bare(token('--syntax-string')) },
      { token: 'number', foreground: bare(token('--syntax-number')) },
      { token: 'comment', foreground: bare(token('--syntax-comment')) },
    ],
    colors: {
      'editor.background': token('--sunken'),
      'editor.foreground': token('--ink'),
      'editorLineNumber.foreground': token('--ink-3'),
      'editorLineNumber.activeForeground': token('--ink'),
      'editor.lineHighlightBackground': token('--line-soft'),
      'editorWidget.background': token('--panel'),
      'editorWidget.border': token('--line'),
      focusBorder: token('--accent'),
    },
  });
  monaco.editor.setTheme(name);
}
