import { colour } from './colour.ts';
import type { HighlightAnswer, HighlightRequest } from './contract.ts';
import { languageOf } from './languages.ts';

/** Colours code, away from the page: a grammar takes a second to read, and odd code longer. */

addEventListener('message', async ({ data }: MessageEvent<HighlightRequest>) => {
  const language = languageOf(data.language);
  const lines = language === null ? null : await colour(language, data.code).catch(() => null);
  postMessage({ id: data.id, lines } satisfies HighlightAnswer);
});
