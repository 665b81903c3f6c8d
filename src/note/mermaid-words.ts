import { plain } from './mermaid-flow.ts';

/** What is written in a Mermaid drawing of any kind, for those who do not see it. */

const ACTOR = /^\s*(?:participant|actor)\s+(\S+?)(?:@\{[^}]*\})?(?:\s+as\s+(.+))?\s*$/;
const MESSAGE =
  /^\s*([^\s:>-](?:[^:>-]|-(?![-x>)])){0,80}?)\s*(?:<<)?--?(?:>>|>|x|\))[+-]?\s*([^:]{1,80}):\s*(.+)$/;
/** What else may happen, or happens at the same time, has no place in one order. */
const OTHER_BRANCH = /^\s*(?:else|and|option)\b/;
const OPENS = /^\s*(?:loop|alt|opt|par|critical|break|rect|box)\b/;

/** Messages of a sequence diagram in the order of its main branch: "from → to: text". */
export function messagesOf(lines: readonly string[]): string[] {
  const names = new Map<string, string>();
  const messages: string[] = [];
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
    messages.push(`${nameOf(message[1])} → ${nameOf(message[2])}: ${plain(message[3] ?? '')}`);
  }
  return messages;
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
