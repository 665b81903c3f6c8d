import type { CodeStep } from './model.ts';

/** `// 1. …`, `# 2) …`, `-- 3: …`, `/* 4. … *\/`, `<!-- 5. … -->`, alone on a line or behind code. */
const NUMBERED = /(?:\/\/|#|--|\/\*|<!--|;)\s{0,4}(\d{1,2})\s?[.):]\s{0,4}(\S.{0,200})$/;

const isComment = (line: string): boolean =>
  /^\s*(?:\/\/|#(?!include|define)|--|\/\*|\*|<!--)/.test(line);

/** What each numbered comment of an example says, and the lines under it. */
export function codeSteps(code: string): CodeStep[] {
  const lines = code.split('\n');
  const found = lines.flatMap((line, index) => {
    const match = line.length > 1000 ? null : NUMBERED.exec(line);
    if (match === null) return [];
    const does = (match[2] ?? '').replace(/\s*(?:\*\/|-->)\s*$/, '').trim();
    return [{ index, number: Number(match[1]), does, before: line.slice(0, match.index).trim() }];
  });
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
