import { closesFence, type Fence, openingFence } from './fences.ts';

/**
 * Formulas as people type them, `$…$` and `$$…$$`, into what every Markdown parser leaves alone:
 * $`…`$ within a line and a fence of `math` for a block. A price is no formula.
 */

/** Quotes, a list mark, then what opens a block of its own: $$ or \[. */
const BLOCK = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(\$\$|\\\[)(.*)$/;
const LONGEST_BLOCK_LINES = 60;

const INLINE =
  /`+[^`\n]*`+|\\\$|\$\$([^$`\n]{1,1000})\$\$|(?<![\\$\w])\$(?=[^\s$`])((?:\\.|[^$\\`\n]){1,400})(?<=[^\s\\])\$(?![\w$])|\\\(([^`\n]{1,400}?)\\\)/g;

/** Words outside of `\text{…}`: two prices in a sentence, not one formula. */
const holdsWords = (tex: string): boolean => {
  let depth = 0;
  for (const character of tex) {
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (depth === 0 && /\p{Script=Hangul}/u.test(character)) return true;
  }
  return false;
};

function inlineMath(line: string): string {
  if (!line.includes('$') && !line.includes('\\(')) return line;
  const inTable = /^[ \t>]*\|/.test(line);
  return line.replace(INLINE, (whole, ...groups: (string | undefined)[]) => {
    const [display, dollar, bracket] = groups;
    const tex = (display ?? dollar ?? bracket)?.trim();
    if (tex === undefined || tex === '') return whole;
    if (display === undefined && holdsWords(tex)) return whole;
    if (bracket !== undefined && !/[\\^_=]/.test(bracket)) return whole;
    return `$\`${inTable ? tex.replace(/(?<!\\)\|/g, '\\|') : tex}\`$`;
  });
}

/** Lines of the block that begins at `index`, and where it ends; null where none does. */
function blockAt(lines: readonly string[], index: number) {
  const opening = BLOCK.exec(lines[index] ?? '');
  if (opening === null) return null;
  const [, prefix = '', mark, first = ''] = opening;
  const closing = mark === '$$' ? '$$' : '\\]';
  const body: string[] = [];
  for (let at = index; at < Math.min(lines.length, index + LONGEST_BLOCK_LINES); at++) {
    const line = at === index ? first : (lines[at] ?? '').replace(/^[ \t>]*/, '');
    const text = line.trimEnd();
    if (text.endsWith(closing)) {
      body.push(text.slice(0, -closing.length));
      return { prefix, body: body.filter((part) => part.trim() !== ''), end: at };
    }
    // More stands behind the formula: it is a sentence's.
    if (at === index && text.includes(closing)) return null;
    body.push(text);
  }
  return null;
}

export function protectMath(text: string): string {
  if (!text.includes('$') && !text.includes('\\(') && !text.includes('\\[')) return text;
  const lines = text.split('\n');
  const output: string[] = [];
  let fence: Fence | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (fence !== null) {
      if (closesFence(line, fence)) fence = null;
      output.push(line);
      continue;
    }
    fence = openingFence(line);
    if (fence !== null) {
      output.push(line);
      continue;
    }
    const block = blockAt(lines, index);
    if (block === null || block.body.length === 0) {
      output.push(inlineMath(line));
      continue;
    }
    const indent = block.prefix.replace(/[^>\s]/g, ' ');
    output.push(`${block.prefix}\`\`\`math`);
    output.push(...block.body.map((part) => indent + part), `${indent}\`\`\``);
    index = block.end;
  }
  return output.join('\n');
}

/** Back to what was typed, where a text is to be read by people. */
export const typedMath = (markdown: string): string =>
  markdown
    .replace(/\$`([^`\n]+)`\$/g, (_, tex: string) => `$${tex}$`)
    .replace(
      /^([ \t]*)```math\n([\s\S]*?)\n[ \t]*```$/gm,
      (_, indent: string, tex: string) => `${indent}$$\n${tex}\n${indent}$$`,
    );
