/** The graph of a Mermaid flow chart or state diagram, and the one order its steps have, if any. */

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** It says when it is gone: "-- 예 -->", "-->|no|". */
  readonly labelled: boolean;
}

export interface Graph {
  /** What is written on each node, in the order they are named. */
  readonly labels: ReadonlyMap<string, string>;
  readonly edges: readonly Edge[];
}

/** `A[Text]`, `B(Text)`, `C{{Text}}`, `D`: the id and what is written in the shape. */
const NODE =
  /([\p{L}\p{N}_.]+(?:-[\p{L}\p{N}_.]+)*)\s*(?:(\[\[|\[\(|\[\/|\[\\|\[|\(\(\(|\(\(|\(\[|\(|\{\{|\{|>)\s*("[^"]*"|[^\]})]*)[\]})/\\]{1,3})?(?:@\{([^}]{0,300})\})?(?::::?\w+)?/uy;
/** `-->`, `---`, `-.->`, `==>`, `-- text -->`, `e1@-->`, each with an optional `|text|`. */
const ARROW =
  /\s*(?:\w+@)?<?(?:(?:--|==|-\.)(?![xo>-]|[=.])\s*[^\s|>][^\n|>]{0,80}?\s*(?:--+|==+|\.-+)[>xo]?|(?:-\.+-|--+|==+)(?:[>]|[xo](?=\s))?)\s*(?:\|[^|\n]{0,200}\|)?\s*/y;

export const plain = (label: string): string =>
  label
    .trim()
    .replace(/^"|"$/g, '')
    .replace(/<br\s*\/?>|\\n/gi, ' ')
    .replace(/<\/?[a-z][^<>]{0,100}>/gi, '')
    .replace(/#quot;/g, '"')
    .replace(/\bfa[bs]?:fa-[\w-]+\s*/g, '')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Nodes and edges of one line: `A & B --> C --> D`. */
function readLine(line: string, labels: Map<string, string>, edges: Edge[]): void {
  let at = /^\s*/.exec(line)?.[0].length ?? 0;
  let before: string[] = [];
  let labelled = false;
  while (at < line.length) {
    const group: string[] = [];
    for (;;) {
      NODE.lastIndex = at;
      const node = NODE.exec(line);
      if (node === null) return;
      const [whole, id = '', , shape, settings] = node;
      at += whole.length;
      const label = shape ?? /label:\s*"([^"]*)"/.exec(settings ?? '')?.[1];
      if (label !== undefined) labels.set(id, plain(label));
      else if (!labels.has(id)) labels.set(id, id);
      group.push(id);
      const and = /\s*&\s*/y;
      and.lastIndex = at;
      const found = and.exec(line);
      if (found === null) break;
      at += found[0].length;
    }
    for (const from of before) for (const to of group) edges.push({ from, to, labelled });
    before = group;
    ARROW.lastIndex = at;
    const arrow = ARROW.exec(line);
    if (arrow === null || arrow[0].length === 0) return;
    labelled = /\||[\p{L}\p{N}]/u.test(arrow[0].replace(/\w+@/, ''));
    at += arrow[0].length;
  }
}

const NOT_A_STEP =
  /^\s*(?:%%|graph\b|flowchart\b|flowchart-elk\b|end\b|direction\b|style\b|classDef\b|class\b|linkStyle\b|accTitle|accDescr|$)/;
const SUBGRAPH = /^\s*subgraph\s+(?:([\p{L}\p{N}_-]+)\s*\[(.*)\]|(.*))\s*$/u;

/** Statements of a line: `;` ends one, but not within a label. */
const statementsOf = (line: string): string[] => line.match(/(?:"[^"]*"|[^;"]|")+/g) ?? [];

export function readFlow(lines: readonly string[]): Graph {
  const labels = new Map<string, string>();
  const edges: Edge[] = [];
  const groups = new Map<string, string>();
  for (const line of lines) {
    const group = SUBGRAPH.exec(line);
    if (group !== null) {
      const [, id, title, alone] = group;
      const name = id ?? alone?.trim() ?? '';
      groups.set(name, plain(title ?? alone ?? ''));
    } else {
      // "graph LR; A-->B; B-->C" may be all on one line.
      for (const statement of statementsOf(line.replace(/\s%%.*$/, ''))) {
        if (!NOT_A_STEP.test(statement)) readLine(statement, labels, edges);
      }
    }
  }
  for (const [id, title] of groups) if (labels.get(id) === id) labels.set(id, title);
  return { labels, edges };
}

/** `State1 --> State2: event`, with `state "Text" as id`. */
export function readStates(lines: readonly string[]): Graph {
  const labels = new Map<string, string>();
  const edges: Edge[] = [];
  for (const line of lines) {
    const named =
      /^\s*state\s+"([^"]+)"\s+as\s+(\S+)/.exec(line) ?? /^\s*([^\s:>-]+)\s*:\s*(.+)$/.exec(line);
    if (named !== null) {
      const asState = /^\s*state\b/.test(line);
      const [, first = '', second = ''] = named;
      labels.set(asState ? second : first, plain(asState ? first : second));
    }
    const moved = /^\s*(\S+)\s*-->\s*([^\s:]+)/.exec(line);
    if (moved === null || moved[1] === '[*]' || moved[2] === '[*]') continue;
    const [, from = '', to = ''] = moved;
    for (const id of [from, to]) if (!labels.has(id)) labels.set(id, id);
    edges.push({ from, to, labelled: line.includes(':') });
  }
  return { labels, edges };
}

/** The edges without those that lead back to where a way has been: "try again" is no step. */
function withoutReturns(edges: readonly Edge[]): Edge[] {
  const next = new Map<string, Edge[]>();
  const entered = new Set(edges.map(({ to }) => to));
  for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge]);
  const returns = new Set<Edge>();
  const done = new Set<string>();
  for (const { from: first } of edges) {
    // Only a way that begins somewhere has a forward and a back.
    if (entered.has(first) || done.has(first)) continue;
    const onWay = new Set([first]);
    const way = [{ id: first, edges: [...(next.get(first) ?? [])] }];
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const edge = here.edges.shift();
      if (edge === undefined) {
        way.pop();
        onWay.delete(here.id);
        done.add(here.id);
      } else if (onWay.has(edge.to)) returns.add(edge);
      else if (!done.has(edge.to)) {
        onWay.add(edge.to);
        way.push({ id: edge.to, edges: [...(next.get(edge.to) ?? [])] });
      }
    }
  }
  return edges.filter((edge) => !returns.has(edge));
}

/** Nodes that a drawing which only divides (kinds of kinds) divides: from there on nothing follows. */
function dividing(edges: readonly Edge[]): Set<string> {
  const entered = new Set<string>();
  const outgoing = new Map<string, Edge[]>();
  for (const edge of edges) {
    // Ways that meet again are done side by side.
    if (entered.has(edge.to)) return new Set();
    entered.add(edge.to);
    outgoing.set(edge.from, [...(outgoing.get(edge.from) ?? []), edge]);
  }
  const divided = [...outgoing].filter(
    ([, ways]) => ways.length > 1 && ways.every(({ labelled }) => !labelled),
  );
  return new Set(divided.map(([id]) => id));
}

/** The longest way through the graph: on it each step is followed by the next, so it has one order. */
export function longestWay(graph: Graph): string[] {
  const next = new Map<string, string[]>();
  const incoming = new Map<string, number>();
  const forward = withoutReturns(graph.edges);
  for (const { from, to } of forward) {
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
  const way: string[] = [];
  for (let id = last; id !== null; id = reach.get(id)?.before ?? null) way.unshift(id);
  const ends = dividing(forward);
  const end = way.findIndex((id) => ends.has(id));
  return (end < 0 ? way : way.slice(0, end + 1)).map((id) => graph.labels.get(id) ?? id);
}
