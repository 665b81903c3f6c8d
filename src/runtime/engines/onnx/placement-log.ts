import type { Placement } from '../../contract/placement.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the runtime colours its warnings.
const COLOURS = /\u001b\[[\d;]*m/g;
/** `2026-11-23 15:03:50.135945 [I:onnxruntime:, graph_transformer.cc:15 Apply] text`. */
const LINE = /^(?:\S+ \S+ )?\[([VIWEF]):onnxruntime:[^\]]*\] (.*)$/;
const ALL_PLACED = /^ ?All nodes placed on \[(\w+)\]\. Number of nodes: (\d+)/;
const SOME_PLACED = /^ ?Node\(s\) placed on \[(\w+)\]\. Number of nodes: (\d+)/;
const PLACED_NODE = /^\s*(\S+) \((.*)\)$/;
const NO_KERNEL = /^\w+ kernel not found in registries for Op type: (\S+) node name: (.*)$/;
const KEPT = /Force fallback to CPU execution for node: (.*?) because/;
const COPY = /^Add (MemcpyFromHost|MemcpyToHost) (before|after) (.+) for (\w+)$/;
/** The package's JavaScript, not the runtime in WebAssembly. */
const DROPPED =
  /removing requested execution provider "(\w+)" from session options because it is not available: (.*)$/;
const TRANSFORMED = /^GraphTransformer (\S+) modified: ([01]) with status: OK/;

/** Reads what onnxruntime-web prints at logSeverityLevel 0 while a session is made. */
export function parsePlacement(lines: readonly string[]): Placement {
  const counts: Record<string, number> = {};
  const nodes: { provider: string; op: string; name: string }[] = [];
  const missing = new Map<string, { op: string; name: string }>();
  const kept = new Set<string>();
  const copies: Placement['copies'][number][] = [];
  const transformers = new Map<string, number>();
  const dropped = new Map<string, string>();
  const warnings: string[] = [];
  /** Whose nodes the lines list that follow. */
  let listing: string | null = null;

  for (const line of lines.flatMap((one) => one.replaceAll(COLOURS, '').split('\n'))) {
    const [, severity = null, text = line] = LINE.exec(line) ?? [];
    if (severity === 'W' || severity === 'E' || severity === 'F') warnings.push(text);
    const placed = ALL_PLACED.exec(text) ?? SOME_PLACED.exec(text);
    if (placed !== null) {
      const [, provider = '', count] = placed;
      counts[provider] = Number(count);
      listing = SOME_PLACED.test(text) ? provider : null;
      continue;
    }
    const node: RegExpExecArray | null = listing === null ? null : PLACED_NODE.exec(text);
    if (node !== null && listing !== null) {
      nodes.push({ provider: listing, op: node[1] ?? '', name: node[2] ?? '' });
      continue;
    }
    if (severity !== null) listing = null;
    const [, op, name = ''] = NO_KERNEL.exec(text) ?? [];
    // The runtime looks twice, and says so twice.
    if (op !== undefined) missing.set(`${op} ${name}`, { op, name });
    const [, keptName] = KEPT.exec(text) ?? [];
    if (keptName !== undefined) kept.add(keptName);
    const [, kind, side, value, provider] = COPY.exec(text) ?? [];
    if (kind !== undefined && value !== undefined && provider !== undefined) {
      copies.push({ kind, side, value, provider } as Placement['copies'][number]);
    }
    const [, gone, reason = ''] = DROPPED.exec(text) ?? [];
    if (gone !== undefined) dropped.set(gone, reason);
    const [, transformer, modified] = TRANSFORMED.exec(text) ?? [];
    if (transformer !== undefined && modified === '1') {
      transformers.set(transformer, (transformers.get(transformer) ?? 0) + 1);
    }
  }
  return {
    counts,
    nodes,
    missingKernels: [...missing.values()],
    keptOnCpu: [...kept],
    copies,
    dropped: [...dropped].map(([provider, reason]) => ({ provider, reason })),
    transformers: [...transformers].map(([name, times]) => ({ name, times })),
    warnings,
  };
}
