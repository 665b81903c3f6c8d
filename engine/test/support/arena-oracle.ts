/**
 * What upstream does with an arena of any size and place, computed from the specification's rules
 * alone: addresses, messages and the plan, up to the point where a kernel's own message would come
 * or where upstream aborts. What each op asks for is taken from a trace; nothing else of the engine is.
 */
import type { ArenaEvent } from '../../../src/runtime/contract/arena.ts';
import type { ModelDescription } from '../../../src/runtime/contract/model.ts';
import { lifetimes, place, type Spanned } from './plan-oracle.ts';

const SIZE = {
  allocator: 36,
  greedyPlanner: 44,
  microAllocator: 36,
  resourceVariables: 12,
  resourceVariable: 20,
  builtinDataAllocator: 8,
  scratchRequest: 12,
  subgraphAllocations: 8,
  evalTensor: 12,
  node: 32,
  scratchHandle: 4,
  allocationInfo: 24,
  plannerRecord: 40,
  tensor: 40,
  affine: 12,
  pointer: 4,
} as const;
const SPARE_REQUESTS = 12;

const up = (x: number, to: number): number => Math.ceil(x / to) * to;
const down = (x: number, to: number): number => Math.floor(x / to) * to;
const u32 = (x: number): number => x >>> 0;

type KernelCall =
  | { readonly kind: 'persistent' | 'temp'; readonly bytes: number }
  | { readonly kind: 'release' };

export interface OpCalls {
  /** Bytes of the params, 0 for none. */
  readonly params: number;
  readonly init: readonly number[];
  readonly prepare: readonly KernelCall[];
  readonly scratch: readonly number[];
}

/** Splits a successful run's events by op, subgraph after subgraph. */
export function callsOfOps(
  model: ModelDescription,
  events: readonly ArenaEvent[],
  scratchBytes: (subgraph: number, op: number) => readonly number[],
): OpCalls[] {
  const ops = model.subgraphs.flatMap((graph) =>
    graph.ops.map((op) => ({ subgraph: graph.index, op: op.index })),
  );
  const of = (phase: string) => events.filter((event) => event.phase === phase);
  const owned = (event: ArenaEvent, subgraph: number, op: number): boolean =>
    'owner' in event &&
    event.owner.kind === 'op' &&
    event.owner.subgraph === subgraph &&
    event.owner.index === op;
  const prepared: KernelCall[][] = [[]];
  for (const event of of('prepare')) {
    const calls = prepared.at(-1) as KernelCall[];
    if (event.kind === 'resize') prepared.push([]);
    else if (event.kind === 'persistent') {
      calls.push({ kind: 'persistent', bytes: event.requested });
    } else if (event.kind === 'temp') {
      if (event.category === 'tempBuffer') throw new Error('a kernel takes a temporary buffer');
      calls.push({ kind: 'temp', bytes: event.requested });
    } else if (event.kind === 'releaseTemp') calls.push({ kind: 'release' });
  }
  return ops.map(({ subgraph, op }, i) => ({
    params: of('nodes')
      .filter((event) => owned(event, subgraph, op))
      .reduce((sum, event) => sum + ('requested' in event ? event.requested : 0), 0),
    init: of('init').flatMap((event) =>
      owned(event, subgraph, op) && event.kind === 'persistent' ? [event.requested] : [],
    ),
    prepare: prepared[i] ?? [],
    scratch: scratchBytes(subgraph, op),
  }));
}

export interface Prediction {
  /** Messages, each without its CR LF. */
  readonly messages: readonly string[];
  /**
   * `ok`; `error` after exactly these messages; `kernel`: a kernel finds no memory, and what it says
   * and does comes after these messages; `abort`: upstream ends here; `overlaid`: a kernel's tail
   * allocation lies over its live temporaries, and what was written where decides.
   */
  readonly end: 'ok' | 'error' | 'kernel' | 'abort' | 'overlaid';
  /** When `ok`. */
  readonly usedBytes: number;
  readonly plan: readonly number[];
}

class Stop extends Error {
  constructor(readonly end: Exclude<Prediction['end'], 'ok'>) {
    super(end);
  }
}

/** The rules of one arena with both sides. Offsets count from `h0`. */
class Arena {
  readonly messages: string[] = [];
  head: number;
  temp: number;
  tail: number;
  constructor(
    readonly h0: number,
    readonly t0: number,
  ) {
    this.head = h0;
    this.temp = h0;
    this.tail = t0;
  }

  say(text: string): void {
    this.messages.push(text);
  }

  persistent(bytes: number, align: number): boolean {
    const at = down(this.tail - bytes, align);
    if (at < this.head) {
      const missing = this.head - at;
      this.say(
        `Failed to allocate tail memory. Requested: ${bytes}, available ${u32(bytes - missing)}, missing: ${missing}`,
      );
      return false;
    }
    this.tail = at;
    return true;
  }

  takeTemp(bytes: number, align: number): boolean {
    const at = up(this.temp, align);
    const available = u32(this.tail - at);
    if (available < bytes) {
      this.say(
        `Failed to allocate temp memory. Requested: ${bytes}, available ${available}, missing: ${bytes - available}`,
      );
      return false;
    }
    this.temp = at + bytes;
    return true;
  }

  resize(bytes: number, align: number): boolean {
    const start = up(this.h0, align);
    const available = this.tail - start;
    if (available < bytes) {
      this.say(
        `Failed to resize buffer. Requested: ${bytes}, available ${available}, missing: ${bytes - available}`,
      );
      return false;
    }
    this.head = start + bytes;
    this.temp = this.head;
    return true;
  }

  get available(): number {
    return u32(down(this.tail, 16) - up(this.temp, 16));
  }

  get used(): number {
    return Math.max(this.head, this.temp) - this.h0 + this.t0 - this.tail;
  }
}

export interface OracleModel {
  readonly model: ModelDescription;
  readonly calls: readonly OpCalls[];
  /** Of all tensors, as the metadata have it. */
  readonly offline?: readonly number[];
  /** MicroResourceVariables for so many are made first. */
  readonly resourceVariables?: number;
}

/** AllocateTensors in `size` bytes from `start`, with the greedy planner. */
export function predict(source: OracleModel, start: number, size: number): Prediction {
  const arena = new Arena(up(start, 16), start + size);
  let plan: readonly number[] = [];
  let end: Prediction['end'] = 'ok';
  try {
    plan = allocate(source, arena);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    end = error.end;
  }
  return { messages: arena.messages, end, usedBytes: arena.used, plan };
}

function allocate(
  { model, calls, offline, resourceVariables = 0 }: OracleModel,
  arena: Arena,
): readonly number[] {
  const failStart = (...more: string[]): never => {
    for (const text of [...more, 'Failed starting model allocation.\n']) arena.say(text);
    throw new Stop('error');
  };
  const graphs = model.subgraphs;
  const tensorCount = graphs.reduce((sum, graph) => sum + graph.tensors.length, 0);

  for (const bytes of [SIZE.allocator, SIZE.greedyPlanner, SIZE.microAllocator]) {
    if (!arena.persistent(bytes, 4)) throw new Stop('abort');
  }
  if (resourceVariables > 0) {
    // Both are asked for before either is looked at.
    const list = arena.persistent(SIZE.resourceVariables, 16);
    const entries = arena.persistent(SIZE.resourceVariable * resourceVariables, 16);
    if (!list || !entries) throw new Stop('abort');
  }
  const haveBuiltinAllocator = arena.persistent(SIZE.builtinDataAllocator, 4);
  if (!arena.resize(SIZE.scratchRequest * SPARE_REQUESTS, 4)) failStart();
  if (!arena.persistent(SIZE.subgraphAllocations * graphs.length, 4)) {
    failStart('Failed to allocate memory for model metadata.');
  }
  for (const { tensors } of graphs) {
    const bytes = SIZE.evalTensor * tensors.length;
    if (!arena.persistent(bytes, 4)) {
      failStart(`Failed to allocate memory for context->eval_tensors, ${bytes} bytes required`);
    }
  }
  for (const { ops } of graphs) {
    if (!arena.persistent(SIZE.node * ops.length, 4)) {
      failStart('Failed to allocate memory for node_and_registrations.');
    }
  }
  if (!haveBuiltinAllocator) throw new Stop('abort');

  const broken = calls.map(({ params }) => {
    return params > 0 && !arena.persistent(params, params < 4 ? 1 : 4);
  });
  calls.forEach(({ init }, i) => {
    for (const bytes of init) {
      if (arena.persistent(bytes, 16)) continue;
      broken[i] = true;
      // What an init does after its first null is the kernel's own.
      if (init.length > 1) throw new Stop('kernel');
    }
  });
  const requests = prepare(calls, broken, arena);
  const { infos } = lifetimes(model, calls, offline);
  const scratch = infos.length - tensorCount;
  if (scratch !== requests) throw new Error('scratch requests do not add up');

  if (requests > 0 && !arena.persistent(SIZE.scratchHandle * requests, 4)) throw new Stop('abort');
  for (const bytes of [SIZE.pointer * graphs.length, SIZE.allocationInfo * infos.length]) {
    if (arena.takeTemp(bytes, 4)) continue;
    arena.say(`Failed to allocate memory for memory planning, ${bytes} bytes required`);
    throw new Stop('error');
  }
  let homeless = false;
  let entry = 0;
  for (const graph of graphs) {
    for (const [i, tensor] of graph.tensors.entries()) {
      const info = infos[entry++];
      if (!tensor.isVariable) continue;
      // The plan is asked by the index within the subgraph here, by that of all tensors later.
      if (offline !== undefined && offline[i] !== -1) {
        if (info === null && tensor.bytes > 0) homeless = true;
        continue;
      }
      if (arena.persistent(tensor.bytes, 16)) continue;
      arena.say(`Failed to allocate variable tensor of size ${tensor.bytes}`);
      throw new Stop('error');
    }
  }
  const planned = infos.filter((info): info is Spanned => info !== null);
  const scratchArea = arena.available;
  // Below its own beginning: the capacity wraps and upstream runs out of the memory's bounds.
  if (scratchArea > 0x7fffffff) throw new Stop(planned.length > 0 ? 'abort' : 'error');
  arena.takeTemp(scratchArea, 16);
  const capacity = Math.floor(scratchArea / SIZE.plannerRecord);
  if (planned.length > capacity) {
    arena.say(`Too many buffers (max is ${capacity})`);
    throw new Stop('error');
  }
  const { offsets, max } = place(planned);
  arena.temp = arena.head;
  arena.resize(0, 1);
  if (!arena.resize(max, 16)) throw new Stop('error');
  inputsAndOutputs(model, arena);
  // Reset writes zeros to where it is not.
  if (homeless) throw new Stop('abort');
  return offsets;
}

/** Returns the number of scratch requests. */
function prepare(calls: readonly OpCalls[], broken: readonly boolean[], arena: Arena): number {
  let requests = 0;
  for (const [i, op] of calls.entries()) {
    // Most kernels check their data first and abort, some only later, some never.
    if (broken[i]) throw new Stop('kernel');
    let live = 0;
    for (const call of op.prepare) {
      if (call.kind === 'release') live -= 1;
      else if (call.kind === 'temp') {
        if (!arena.takeTemp(call.bytes, 4)) throw new Stop('kernel');
        live += 1;
      } else {
        if (!arena.persistent(call.bytes, 16)) throw new Stop('kernel');
        if (live > 0 && arena.tail < arena.temp) throw new Stop('overlaid');
      }
    }
    if (arena.temp > arena.tail) throw new Stop('overlaid');
    requests += op.scratch.length;
    arena.temp = arena.head;
    // Upstream goes on whether or not there was room.
    arena.resize(SIZE.scratchRequest * (requests + SPARE_REQUESTS), 4);
  }
  return requests;
}

function inputsAndOutputs(model: ModelDescription, arena: Arena): void {
  const graph = model.subgraphs[0];
  if (graph === undefined) throw new Error('no subgraph');
  const fail = (...texts: string[]): never => {
    for (const text of texts) arena.say(text);
    throw new Stop('error');
  };
  for (const [side, indices] of [
    ['input', graph.inputs],
    ['output', graph.outputs],
  ] as const) {
    const bytes = SIZE.pointer * indices.length;
    if (!arena.persistent(bytes, 16)) {
      fail(`Failed to allocate memory for context->${side}_tensors_, ${bytes} bytes required`);
    }
    for (const [i, index] of indices.entries()) {
      const last = `Failed to initialize ${side} tensor ${i}`;
      const populate = 'Failed to populate a persistent TfLiteTensor struct from flatbuffer data!';
      if (!arena.persistent(SIZE.tensor, 4)) {
        fail('Failed to allocate memory for persistent TfLiteTensor', last);
      }
      const channels = graph.tensors[index]?.quantization?.scale.length ?? 0;
      if (channels === 0) continue;
      if (!arena.persistent(SIZE.affine, 4)) {
        fail('Unable to allocate TfLiteAffineQuantization.\n', populate, last);
      }
      if (!arena.persistent(4 + 4 * channels, 4)) {
        fail('Unable to allocate quantization->zero_point.\n', populate, last);
      }
    }
  }
}
