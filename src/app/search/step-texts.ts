import { plainWords } from '../../shared/markdown/plain-words.ts';

/** What a search needs of a lesson, step by step. */
export interface StepText {
  readonly step: string;
  /** Its words, without markup. */
  readonly text: string;
  /** Ids of the cards that stand in it. */
  readonly cards: readonly string[];
}

export function stepTexts(mdx: string): StepText[] {
  const steps = [...mdx.matchAll(/<Step id="([^"]+)">([\s\S]*?)<\/Step>/g)];
  return steps.map(([, step = '', body = '']) => ({
    step,
    text: plain(body),
    cards: [...body.matchAll(/<Card id="([^"]+)"/g)].map(([, id = '']) => id),
  }));
}

/** Where the tag that begins at `start` ends: past strings and braces, which may hold `>`. */
function endOfTag(text: string, start: number): number {
  let braces = 0;
  let quote = '';
  for (let i = start; i < text.length; i++) {
    const char = text.charAt(i);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'" || char === '`') {
      quote = char;
    } else if (char === '{') {
      braces++;
    } else if (char === '}') {
      braces--;
    } else if (char === '>' && braces === 0) {
      return i + 1;
    }
  }
  return text.length;
}

function withoutTags(text: string): string {
  let result = '';
  let at = 0;
  for (const { index } of text.matchAll(/<\/?[A-Z]/g)) {
    // Inside the tag before.
    if (index < at) continue;
    const end = endOfTag(text, index);
    const question = /question="([^"]*)"/.exec(text.slice(index, end))?.[1] ?? '';
    result += `${text.slice(at, index)} ${question} `;
    at = end;
  }
  return result + text.slice(at);
}

const plain = (body: string): string =>
  plainWords(withoutTags(body.replaceAll(/```[\s\S]*?```/g, ' ')));
