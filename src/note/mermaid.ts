/** Reads of a Mermaid drawing what can be asked: its steps, where they have one order. */

const LARGEST_LINES = 200;
const LARGEST_CHARACTERS = 20_000;

/**
 * What could load from, or lead, outside the page; and settings, which are the page's to make.
 * Whole lines, so that the rest still draws.
 */
const REACHES_OUT =
  /^\s*(?:click|href|link|links)\s|<\s*(?:img|image|iframe|script|a)\b|url\s*\(|\bimg\s*:|\bicon\s*:|javascript:|data:|%%\{|@import/i;

export interface Drawing {
  readonly source: string;
  readonly steps: readonly string[];
  readonly alt: string;
  readonly drawn: boolean;
  readonly droppedLines: number;
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:graph|flowchart)\b/, '흐름도'],
  [/^sequenceDiagram\b/, '순서도'],
  [/^stateDiagram/, '상태도'],
  [/^classDiagram/, '클래스 그림'],
  [/^erDiagram/, '관계도'],
  [/^gantt/, '일정표'],
  [/^pie/, '원그래프'],
  [/^mindmap/, '마인드맵'],
  [/^timeline/, '연표'],
];

const kindOf = (source: string): string => {
  const first = source.split('\n').find((line) => /\S/.test(line) && !/^\s*%%/.test(line));
  return KINDS.find(([pattern]) => pattern.test(first?.trim() ?? ''))?.[1] ?? '그림';
};

export function readMermaid(written: string): Drawing {
  const withoutConfig = written.replace(/^\s*---\n[\s\S]{0,5000}?\n---\n/, '');
  const all = withoutConfig.split('\n');
  const lines = all.filter((line) => !REACHES_OUT.test(line));
  const source = lines.join('\n').trim();
  const drawn = lines.length <= LARGEST_LINES && source.length <= LARGEST_CHARACTERS;
  const steps = drawn ? stepsOf(lines) : [];
  const kind = kindOf(source);
  const alt =
    steps.length > 0
      ? `${kind}: ${steps.join(' → ')}`
      : `${kind}: ${labelsOf(lines.slice(0, LARGEST_LINES)).slice(0, 12).join(', ')}`;
  return { source, steps, alt, drawn, droppedLines: all.length - lines.length };
}

interface Edge {
  readonly from: string;
  readonly to: string;
}

/** `A[Text]`, `B(Text)`, `C{{Text}}`, `D`: the id and what is written in the shape. */
const NODE =
  /([\p{L}\p{N}_.]+(?:-[\p{L}\p{N}_.]+)*)\s*(?:(\[\[|\[\(|\[\/|\[\\|\[|\(\(\(|\(\(|\(\[|\(|\{\{|\{|>)\s*("[^"]*"|[^\]})]*)[\]})/\\]{1,3})?(?::::?\w+)?/uy;
/** `-->`, `---`, `-.->`, `==>`, `-- text -->`, each with an optional `|text|`. */
const ARROW =
  /\s*<?(?:(?:--|==|-\.)(?![xo>-]|[=.])\s*[^\s|>][^\n|>]{0,80}?\s*(?:--+|==+|\.-+)[>xo]?|(?:-\.+-|--+|==+)(?:[>]|[xo](?=\s))?)\s*(?:\|[^|\n]{0,200}\|)?\s*/y;

const plain = (label: string): string =>
  label
    .replace(/^"|"$/g, '')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Nodes and edges of a flow chart's line: `A & B --> C --> D`. */
function readFlowLine(line: string, labels: Map<string, string>, edges: Edge[]): void {
  const text = line.replace(/;\s*$/, '');
  let at = /^\s*/.exec(text)?.[0].length ?? 0;
  let before: string[] = [];
  while (at < text.length) {
    const group: string[] = [];
    for (;;) {
      NODE.lastIndex = at;
      const node = NODE.exec(text);
      if (node === null) return;
      const [whole, id = '', , label] = node;
      at += whole.length;
      if (label !== undefined) labels.set(id, plain(label));
      else if (!labels.has(id)) labels.set(id, id);
      group.push(id);
      const and = /\s*&\s*/y;
      and.lastIndex = at;
      const found = and.exec(text);
      if (found === null) break;
      at += found[0].length;
    }
    for (const from of before) for (const to of group) edges.push({ from, to });
    before = group;
    ARROW.lastIndex = at;
    const arrow = ARROW.exec(text);
    if (arrow === null || arrow[0].length === 0) return;
    at += arrow[0].length;
  }
}

const NOT_A_STEP =
  /^\s*(?:%%|graph\b|flowchart\b|subgraph\b|end\b|direction\b|style\b|classDef\b|class\b|linkStyle\b|$)/;

function readFlow(lines: readonly string[]): { labels: Map<string, string>; edges: Edge[] } {
  const labels = new Map<string, string>();
  const edges: Edge[] = [];
  for (const line of lines.flatMap((part) => part.split(';'))) {
    if (!NOT_A_STEP.test(line)) readFlowLine(line, labels, edges);
  }
  return { labels, edges };
}

/** The longest way through the graph: on it each step is followed by the next, so it has one order. */
function longestPath(edges: readonly Edge[]): string[] {
  const next = new Map<string, string[]>();
  const incoming = new Map<string, number>();
  for (const { from, to } of edges) {
    next.set(from, [...(next.get(from) ?? []), to]);
    incoming.set(to, (incoming.get(to) ?? 0) + 1);
    if (!incoming.has(from)) incoming.set(from, 0);
  }
  const ready = [...incoming].filter(([, count]) => count === 0).map(([id]) => id);
  const reach = new Map<string, { length: number; before: string | null }>();
  for (const id of ready) reach.set(id, { length: 1, before: null });
  let seen = 0;
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    seen++;
    const here = reach.get(id)?.length ?? 1;
    for (const to of next.get(id) ?? []) {
      if (here + 1 > (reach.get(to)?.length ?? 0)) reach.set(to, { length: here + 1, before: id });
      const left = (incoming.get(to) ?? 1) - 1;
      incoming.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  // A circle has no first step.
  if (seen < incoming.size) return [];
  let last: string | null = null;
  for (const [id, { length }] of reach) {
    if (length > (last === null ? 0 : (reach.get(last)?.length ?? 0))) last = id;
  }
  const path: string[] = [];
  for (let id = last; id !== null; id = reach.get(id)?.before ?? null) path.unshift(id);
  return path;
}

function labelsOf(lines: readonly string[]): string[] {
  return [...new Set(readFlow(lines).labels.values())];
}

/** Messages of a sequence diagram, as "from → to: text". */
function messagesOf(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const found =
      /^\s*([^\s:>-][^:>-]{0,80}?)\s*--?(?:>>|>|x|\))[+-]?\s*([^:]{1,80}):\s*(.+)$/.exec(line);
    return found === null ? [] : [`${found[1]} → ${found[2]?.trim()}: ${found[3]?.trim()}`];
  });
}

const FEWEST_STEPS = 3;

function stepsOf(lines: readonly string[]): string[] {
  const kind = kindOf(lines.join('\n'));
  let steps: string[] = [];
  if (kind === '순서도') steps = messagesOf(lines);
  else if (kind === '흐름도') {
    const { labels, edges } = readFlow(lines);
    steps = longestPath(edges).map((id) => labels.get(id) ?? id);
  } else if (kind === '상태도') {
    const edges = lines.flatMap((line) => {
      const found = /^\s*(\S+)\s*-->\s*([^\s:]+)/.exec(line);
      return found === null ? [] : [{ from: found[1] ?? '', to: found[2] ?? '' }];
    });
    const inner = edges.filter(({ from, to }) => from !== '[*]' && to !== '[*]');
    steps = longestPath(inner);
  }
  return steps.length >= FEWEST_STEPS && new Set(steps).size === steps.length ? steps : [];
}
