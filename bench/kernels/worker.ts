/**
 * Measures in a classic worker of one page, one thread: both sets of the engine's kernels and
 * tfjs-tflite (TFLite with XNNPACK), in an order that changes every round.
 */

import type { TFLiteWebAPIClient } from '@tensorflow/tfjs-tflite/dist/types/tflite_web_api';
import type { KernelSet } from '../../src/runtime/contract/engine.ts';
import type { ModelDescription, OpDescription } from '../../src/runtime/contract/model.ts';
import {
  Engine,
  type Interpreter,
  type Model,
  type Resolver,
} from '../../src/runtime/engines/tflm/abi.ts';
import { median } from '../../src/shared/format/statistics.ts';
import { withValidDimensions } from './mend.ts';
import type {
  AllocateTimes,
  BenchAnswer,
  BenchRequest,
  ModelResult,
  OpTime,
  Subject,
} from './protocol.ts';

const ARENA_BYTES = 48 * 1024 * 1024;
const OPS_MILLISECONDS = 100;
const OP_TURNS = 9;
const SUBJECTS: readonly Subject[] = ['reference', 'fast', 'xnnpack'];

interface Realm {
  exports?: { tfweb?: TFLiteWebAPIClient };
  importScripts(url: string): void;
  onmessage: ((event: MessageEvent<BenchRequest>) => void) | null;
  postMessage(answer: BenchAnswer): void;
}
const realm = self as unknown as Realm;

realm.onmessage = ({ data }) => {
  measureAlone(data).then(
    (result) => realm.postMessage({ result }),
    (error: unknown) => realm.postMessage({ error: String(error) }),
  );
};

/** One model a worker: where tfjs-tflite has refused one, it refuses all that follow. */
async function measureAlone(request: BenchRequest): Promise<ModelResult> {
  const wasm = await WebAssembly.compileStreaming(fetch(request.engine));
  realm.exports = {};
  realm.importScripts(`${request.tflite}tflite_web_api_client.js`);
  const tfweb = realm.exports.tfweb;
  if (tfweb === undefined) throw new Error("tfjs-tflite's client did not load");
  tfweb.tflite_web_api.setWasmPath(request.tflite);
  const { name, url } = request.model;
  const bytes = await (await fetch(url)).arrayBuffer();
  return measureModel(request, name, bytes, wasm, tfweb);
}

interface Prepared {
  readonly engine: Engine;
  readonly model: Model;
  readonly resolver: Resolver;
  readonly arena: number;
  readonly interpreter: Interpreter;
  readonly description: ModelDescription;
}

function prepare(wasm: WebAssembly.Module, bytes: ArrayBuffer, kernels: KernelSet): Prepared {
  const said: string[] = [];
  const engine = new Engine(wasm, { log: (text) => said.push(text) });
  const model: Model | null = engine.openModel(new Uint8Array(bytes));
  if (model === null) throw new Error(said.join(''));
  const resolver = engine.createResolver('all', kernels);
  const arena = engine.allocate(ARENA_BYTES);
  const allocator = engine.createAllocator(arena, ARENA_BYTES);
  const interpreter = engine.createInterpreter(model, resolver, allocator);
  if (interpreter.allocateTensors() !== 0) throw new Error(said.join(''));
  return { engine, model, resolver, arena, interpreter, description: model.describe() };
}

async function measureModel(
  request: BenchRequest,
  name: string,
  bytes: ArrayBuffer,
  wasm: WebAssembly.Module,
  tfweb: TFLiteWebAPIClient,
): Promise<ModelResult> {
  const runs = new Map<Subject, () => void>();
  const times: Record<Subject, number[] | string> = { reference: [], fast: [], xnnpack: [] };
  const prepared: Partial<Record<KernelSet, Prepared>> = {};
  for (const subject of SUBJECTS) {
    try {
      if (subject === 'xnnpack') {
        const runner = await tfweb.TFLiteWebModelRunner.create(withValidDimensions(bytes), {
          numThreads: 1,
        });
        if (!runner.infer()) throw new Error('TFLite does not run it');
        runs.set(subject, () => runner.infer());
      } else {
        const made = prepare(wasm, bytes, subject);
        prepared[subject] = made;
        runs.set(subject, () => made.interpreter.invoke());
      }
    } catch (error) {
      times[subject] = String(error);
    }
  }
  const { fast, reference } = prepared;
  if (fast && reference) expectSameBits(fast, reference);

  const counts = new Map([...runs].map(([subject, run]) => [subject, invokes(run, request.batch)]));
  for (let round = 0; round < request.rounds; round++) {
    for (const [subject, run] of shuffled([...runs])) {
      (times[subject] as number[]).push(perRun(run, counts.get(subject) as number));
    }
  }
  const ops = fast && reference ? opTimes(fast, reference) : [];
  const kernelBuffers = fast?.engine.kernelBuffers ?? 0;
  const allocate = reference ? allocateTimes(reference, request) : null;
  return { name, times, ops, kernelBuffers, allocate };
}

/** The outputs' bytes for inputs that a number stands for. */
function outputsFor({ engine, interpreter, description }: Prepared, seed: number): Uint8Array[] {
  const { inputs = [], outputs = [] } = description.subgraphs[0] ?? {};
  const bytesOf = (tensor: { readonly data: number; readonly bytes: number } | null) =>
    tensor === null ? new Uint8Array() : engine.instance.bytes(tensor.data, tensor.bytes);
  inputs.forEach((_, index) => {
    const tensor = interpreter.input(index);
    const bytes = bytesOf(tensor);
    if (tensor?.type === 'FLOAT32') {
      new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4).forEach((_, i, all) => {
        all[i] = Math.sin((i + 1) * seed);
      });
    } else {
      bytes.forEach((_, i) => {
        bytes[i] = Math.imul(i + 1, 0x9e3779b1 * seed) >>> 24;
      });
    }
  });
  interpreter.invoke();
  return outputs.map((_, index) => bytesOf(interpreter.output(index)).slice());
}

/** The tests compare the sets elsewhere: this is the page's browser and its processor. */
function expectSameBits(fast: Prepared, reference: Prepared): void {
  for (let seed = 1; seed <= 5; seed++) {
    const [made, expected] = [outputsFor(fast, seed), outputsFor(reference, seed)];
    if (made.some((bytes, o) => bytes.some((byte, i) => byte !== expected[o]?.[i]))) {
      throw new Error('the fast kernels computed other bits than the reference kernels');
    }
  }
}

/** After everything else: the arena is used again. */
function allocateTimes(
  { engine, model, resolver, arena }: Prepared,
  request: BenchRequest,
): AllocateTimes {
  const once = (trace: boolean) => {
    const allocator = engine.createAllocator(arena, ARENA_BYTES, { trace });
    const interpreter = engine.createInterpreter(model, resolver, allocator);
    interpreter.allocateTensors();
    interpreter.free();
    allocator.free();
  };
  const ways = [false, true].map((trace) => ({
    trace,
    run: () => once(trace),
    times: [] as number[],
  }));
  const counts = ways.map(({ run }) => invokes(run, request.batch));
  for (let round = 0; round < request.rounds; round++) {
    for (const [index, way] of ways.entries()) way.times.push(perRun(way.run, counts[index] ?? 1));
  }
  return { plain: ways[0]?.times ?? [], traced: ways[1]?.times ?? [] };
}

/** Milliseconds of one run, over so many. */
function perRun(run: () => void, count: number): number {
  const started = performance.now();
  for (let i = 0; i < count; i++) run();
  return (performance.now() - started) / count;
}

/** Warms up, and says how many Invokes fill a batch. */
function invokes(run: () => void, batch: number): number {
  let count = 1;
  for (;;) {
    const started = performance.now();
    for (let i = 0; i < count; i++) run();
    const took = performance.now() - started;
    if (took >= batch) return count;
    count = Math.ceil(count * Math.min(10, (1.2 * batch) / Math.max(took, batch / 100)));
  }
}

function shuffled<T>(items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}

/** Microseconds by op. Means: a page that is not isolated has a clock of 0.1 ms steps. */
function meanOfOps({ interpreter }: Prepared, milliseconds: number): number[] {
  const sums: number[] = [];
  interpreter.timeOps(true);
  const started = performance.now();
  let count = 0;
  for (; performance.now() - started < milliseconds; count++) {
    interpreter.invoke();
    for (const { subgraph, op, microseconds } of interpreter.opRuns()) {
      if (subgraph === 0) sums[op] = (sums[op] ?? 0) + microseconds;
    }
  }
  interpreter.timeOps(false);
  return sums.map((sum) => sum / count);
}

function opTimes(fast: Prepared, reference: Prepared): OpTime[] {
  // In turns, so that whatever else the machine does meets both.
  const turns = Array.from({ length: OP_TURNS }, () => ({
    fast: meanOfOps(fast, OPS_MILLISECONDS),
    reference: meanOfOps(reference, OPS_MILLISECONDS),
  }));
  fast.interpreter.timeOps(true);
  fast.interpreter.invoke();
  const kernels = new Map(fast.interpreter.opRuns().map(({ op, kernel }) => [op, kernel]));
  fast.interpreter.timeOps(false);
  const middle = (of: 'fast' | 'reference', op: number) =>
    median(turns.map((turn) => turn[of][op] ?? 0));
  return (fast.description.subgraphs[0]?.ops ?? []).map((op, index) => ({
    op: op.name,
    index,
    fast: middle('fast', index),
    reference: middle('reference', index),
    macs: multiplyAdds(op, fast.description),
    kernel: kernels.get(index) ?? 'reference',
  }));
}

const product = (shape: readonly number[]) => shape.reduce((all, n) => all * n, 1);

/** Multiplications by a weight; 0 for ops without weights. */
function multiplyAdds(op: OpDescription, { subgraphs }: ModelDescription): number {
  const shape = (tensor: number | undefined) =>
    (tensor === undefined ? undefined : subgraphs[0]?.tensors[tensor]?.shape) ?? [];
  const weights = shape(op.inputs[1]);
  const output = shape(op.outputs[0]);
  if (op.name === 'CONV_2D') return (product(output) * product(weights)) / (weights[0] ?? 1);
  if (op.name === 'DEPTHWISE_CONV_2D') {
    return product(output) * (weights[1] ?? 0) * (weights[2] ?? 0);
  }
  if (op.name === 'FULLY_CONNECTED') return product(output) * (weights.at(-1) ?? 0);
  return 0;
}
