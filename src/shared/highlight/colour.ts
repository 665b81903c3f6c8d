import { createHighlighterCore, type HighlighterCore, type LanguageInput } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import type { Run } from './contract.ts';
import { type Language, loadLanguage } from './languages.ts';

// As the lessons', whose code is coloured when they are built.
const THEMES = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' };
const LONGEST_LINE = 1_000;
/** The first line of a language also pays for the grammar, long on a slow or busy device. */
const MOST_MS_A_LINE = 3_000;

let opening: Promise<HighlighterCore> | null = null;

function open(): Promise<HighlighterCore> {
  opening ??= createHighlighterCore({
    themes: [
      import('shiki/dist/themes/github-light-high-contrast.mjs'),
      import('shiki/dist/themes/github-dark-high-contrast.mjs'),
    ],
    engine: createOnigurumaEngine(import('shiki/wasm')),
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** Code in the colours of both themes. */
export async function colour(language: Language, code: string): Promise<Run[][]> {
  const highlighter = await open();
  await highlighter.loadLanguage((await loadLanguage(language)) as LanguageInput);
  const { tokens } = highlighter.codeToTokens(code, {
    lang: language,
    themes: THEMES,
    defaultColor: false,
    tokenizeMaxLineLength: LONGEST_LINE,
    tokenizeTimeLimit: MOST_MS_A_LINE,
  });
  return tokens.map((line) =>
    line.map(({ content, htmlStyle }) => {
      const { '--shiki-light': light = '', '--shiki-dark': dark = '' } = htmlStyle ?? {};
      return { text: content, light, dark };
    }),
  );
}
