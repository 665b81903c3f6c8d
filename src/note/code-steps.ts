import type { CodeStep } from './model.ts';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const COMMENT = String.raw`(?:\/\/+|#+|--+|\/\*+|<!--|;+|%+)`;
/**
 * `// 1. …`, `# 2) …`, `-- 3: …`, `/* 4. … *\/`, `# Step 5: …`, `// (6) …`, `# [7] …`, `// ⑧ …`,
 * `# --- 9단계: … ---`, alone on a line or behind code.
 */
const NUMBERED = new RegExp(
  String.raw`${COMMENT}[\s=*-]{0,8}(?:(?:(?:step|단계)\s?(\d{1,2})|(\d{1,2})\s?(?:단계|번))\s?[-.):：]?` +
    String.raw`|[([](\d{1,2})[)\]]\s?[.:]?|(\d{1,2})\s?[.):：](?!\d)|([${CIRCLED}]))\s{0,4}(\S.{0,200})$`,
  'iu',
);

const isComment = (line: string): boolean =>
  /^\s*(?:\/\/|#(?!include|define|pragma|if|endif|import)|--|\/\*|\*(?:\s|\/|$)|<!--|;|%)/.test(
    line,
  );

interface Marked {
  readonly index: number;
  readonly number: number;
  readonly does: string;
  readonly before: string;
}

function marked(line: string, index: number): Marked | null {
  const match = line.length > 1000 ? null : NUMBERED.exec(line);
  if (match === null) return null;
  const [, step, korean, bracketed, plain, circled, text = ''] = match;
  const before = line.slice(0, match.index).trim();
  const digits = step ?? korean ?? bracketed ?? plain;
  // "x = 3 % 2) …" is no comment; what follows code must stand apart from it.
  if (before !== '' && !/\s$/.test(line.slice(0, match.index))) return null;
  const number = digits === undefined ? CIRCLED.indexOf(circled ?? '') + 1 : Number(digits);
  const does = text
    .replace(/\s*(?:\*+\/|-->)\s*$/, '')
    .replace(/\s*[-=*#]{2,}\s*$/, '')
    .trim();
  return does === '' ? null : { index, number, does, before };
}

/** What each numbered comment of an example says, and the lines under it. */
export function codeSteps(code: string): CodeStep[] {
  const lines = code.split('\n');
  const found = lines.flatMap((line, index) => marked(line, index) ?? []);
  return found.flatMap(({ index, number, does, before }, place) => {
    // Behind code the comment speaks of its own line, else of the lines down to the next one.
    if (before !== '') return [{ number, does, line: index + 1, code: before }];
    const end = found[place + 1]?.index ?? lines.length;
    const body = lines
      .slice(index + 1, end)
      .map((text, offset) => ({ text, line: index + 2 + offset }))
      .filter(({ text }) => text.trim() !== '' && !isComment(text));
    const first = body[0];
    if (first === undefined) return [];
    return [{ number, does, line: first.line, code: body.map(({ text }) => text).join('\n') }];
  });
}
