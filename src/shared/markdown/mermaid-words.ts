import { plain } from './mermaid-flow.ts';

/** What is written in a Mermaid drawing of any kind, for those who do not see it. */

const ACTOR = /^\s*(?:participant|actor)\s+(\S+?)(?:@\{[^}]*\})?(?:\s+as\s+(.+))?\s*$/;
const MESSAGE =
  /^\s*([^\s:>-](?:[^:>-]|-(?![-x>)])){0,80}?)\s*(?:<<)?--?(?:>>|>|x|\))[+-]?\s*([^:]{1,80}):\s*(.+)$/;
/** What else may happen, or happens at the same time, has no place in one order. */
const OTHER_BRANCH = /^\s*(?:else|and|option)\b/;
const OPENS = /^\s*(?:loop|alt|opt|par|critical|break|rect|box)\b/;

interface Message {
  readonly from: string[];
  readonly to: string[];
  readonly said: string;
}

/** The same said to, or by, several one after another is one step; so that they have no order. */
function joins(last: Message, next: Message): boolean {
  if (last.said !== next.said) return false;
  const [from = '', to = ''] = [next.from[0], next.to[0]];
  if (last.from.length === 1 && last.from[0] === from && !last.to.includes(to)) last.to.push(to);
  else if (last.to.length === 1 && last.to[0] === to && !last.from.includes(from)) {
    last.from.push(from);
  } else return false;
  return true;
}

/** Messages of a sequence diagram in the order of its main branch: "from → to: text". */
export function messagesOf(lines: readonly string[]): string[] {
  const names = new Map<string, string>();
  const messages: Message[] = [];
  let depth = 0;
  // Depth of the block whose other branch is being passed over.
  let skipping = Number.POSITIVE_INFINITY;
  const nameOf = (id = '') => names.get(id.trim()) ?? plain(id);
  for (const line of lines) {
    if (OPENS.test(line)) depth++;
    else if (/^\s*end\s*$/.test(line)) {
      depth--;
      if (depth < skipping) skipping = Number.POSITIVE_INFINITY;
    } else if (OTHER_BRANCH.test(line)) skipping = Math.min(skipping, depth);
    const actor = ACTOR.exec(line);
    if (actor !== null) names.set(actor[1] ?? '', plain(actor[2] ?? actor[1] ?? ''));
    const message = depth >= skipping ? null : MESSAGE.exec(line);
    if (message === null) continue;
    const [, from, to, said = ''] = message;
    const next = { from: [nameOf(from)], to: [nameOf(to)], said: plain(said) };
    const last = messages.at(-1);
    if (last === undefined || !joins(last, next)) messages.push(next);
  }
  return messages.map(({ from, to, said }) => `${from.join(', ')} → ${to.join(', ')}: ${said}`);
}

/** Patterns that give the words of one line, by the word a drawing begins with. */
const LINES: readonly (readonly [RegExp, RegExp])[] = [
  [/^pie/, /^\s*"([^"]+)"\s*:\s*([\d.]+)/],
  [
    /^gantt/,
    /^\s*(?!dateFormat|axisFormat|tickInterval|excludes|todayMarker|section|title)([^:]+?)\s*:/,
  ],
  [/^classDiagram/, /^\s*class\s+([^\s{~:]+)/],
  [/^erDiagram/, /^\s*([^\s|}o{]+)\s+[|}o]/],
  [/^timeline/, /^\s*(?!title|section)([^:]+?)\s*:\s*(.+)$/],
  [/^journey/, /^\s*(?!title|section)([^:]+?)\s*:\s*\d/],
  [/^mindmap/, /^\s+(?:[\w-]*(?:\(\(|\[|\(|\)\)|\{\{))?([^()[\]{}]+)/],
  [/^quadrantChart/, /^\s*(?!title)([^:[\]]+?)\s*:\s*\[/],
  [/^gitGraph/, /^\s*(?:branch|checkout|merge)\s+(\S+)/],
];

/** The words of a drawing that is neither a flow nor a sequence. */
export function wordsOf(lines: readonly string[]): string[] {
  const first = lines.find((line) => /\S/.test(line) && !/^\s*%%/.test(line))?.trim() ?? '';
  const pattern = LINES.find(([kind]) => kind.test(first))?.[1];
  const words = lines.flatMap((line) => {
    if (pattern === undefined)
      return [...line.matchAll(/"([^"]{1,80})"/g)].map(([, word]) => word ?? '');
    const found = line.trim() === first ? null : pattern.exec(line);
    return found === null ? [] : [found.slice(1).filter(Boolean).join(' ')];
  });
  return [...new Set(words.map(plain))].filter((word) => word !== '');
}
