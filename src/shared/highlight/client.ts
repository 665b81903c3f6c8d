import type { HighlightAnswer } from './contract.ts';
import { languageOf } from './languages.ts';

export type Lines = NonNullable<HighlightAnswer['lines']>;

/** Longer code is read in an editor, not in a note. */
const MOST_CHARACTERS = 60_000;
/** Code that takes longer stays as it is; so does all other that waits behind it. */
const MOST_MS = 20_000;

let worker: Worker | null = null;
let nextId = 1;
const waiting = new Map<number, (lines: Lines | null) => void>();

function end(): void {
  worker?.terminate();
  worker = null;
  for (const resolve of waiting.values()) resolve(null);
  waiting.clear();
}

function open(): Worker {
  if (worker !== null) return worker;
  worker = new Worker(new URL('./highlight-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<HighlightAnswer>) => {
    waiting.get(data.id)?.(data.lines);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', end);
  return worker;
}

export const canHighlight = (language: string, code: string): boolean =>
  languageOf(language) !== null && code.length <= MOST_CHARACTERS;

/** The code in colours; null where it stays as it is. */
export async function highlight(language: string, code: string): Promise<Lines | null> {
  const id = nextId++;
  const answer = new Promise<Lines | null>((resolve) => waiting.set(id, resolve));
  open().postMessage({ id, language, code });
  const late = setTimeout(() => waiting.has(id) && end(), MOST_MS);
  return answer.finally(() => clearTimeout(late));
}
