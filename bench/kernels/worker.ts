/**
 * Measures in a classic worker of one page, one thread: both sets of the engine's kernels and
 * tfjs-tflite (TFLite with XNNPACK), in an order that changes every round.
 */

import type { TFLiteWebAPIClient } from '@tensorflow/tfjs-tflite/dist/types/tflite_web_api';
import type { KernelSet } from '../../src/runtime/contract/engine.ts';
import type { ModelDescription, OpDescription } from '../../src/runtime/contract/model.ts';
import { Engine, type Interpreter, type Model } from '../../src/runtime/engines/tflm/abi.ts';
import type { BenchAnswer, BenchRequest, ModelResult, OpTime, Subject } from './protocol.ts';

const ARENA_BYTES = 48 * 1024 * 1024;
const OPS_MILLISECONDS = 400;
const SUBJECTS: readonly Subject[] = ['reference', 'fast', 'xnnpack'];

interface Realm {
  exports?: { tfweb?: TFLiteWebAPIClient };
  importScripts(url: string): void;
  onmessage: ((event: MessageEvent<BenchRequest>) => void) | null;
  postMessage(answer: BenchAnswer): void;
}
const realm = self as unknown as Realm;

realm.onmessage = ({ data }) => {
  measureAll(data).then(
    (results) => realm.postMessage({ results }),
    (error: unknown) => realm.postMessage({ error: String(error) }),
  );
};

async function measureAll(request: BenchRequest): Promise<ModelResult[]> {
  const wasm = await WebAssembly.compileStreaming(fetch(request.engine));
  realm.exports = {};
  realm.importScripts(`${request.tflite}tflite_web_api_client.js`);
  const tfweb = realm.exports.tfweb;
  if (tfweb === undefined) throw new Error("tfjs-tflite's client did not load");
  tfweb.tflite_web_api.setWasmPath(request.tflite);
  const results: ModelResult[] = [];
  for (const { name, url } of request.models) {
    const bytes = await (await fetch(url)).arrayBuffer();
    results.push(await measureModel(request, name, bytes, wasm, tfweb));
  }
  return results;
}

interface Prepared {
  readonly engine: Engine;
  readonly interpreter: Interpreter;
  readonly description: ModelDescription;
}

function prepare(wasm: WebAssembly.Module, bytes: ArrayBuffer, kernels: KernelSet): Prepared {
  const said: string[] = [];
  const engine = new Engine(wasm, { log: (text) => said.push(text) });
  const model: Model | null = engine.openModel(new Uint8Array(bytes));
  if (model === null) throw new Error(said.join(''));
  const resolver = engine.createResolver('all', kernels);
  const allocator = engine.createAllocator(engine.allocate(ARENA_BYTES), ARENA_BYTES);
  const interpreter = engine.createInterpreter(model, resolver, allocator);
  if (interpreter.allocateTensors() !== 0) throw new Error(said.join(''));
  return { engine, interpreter, description: model.describe() };
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
        const runner = await tfweb.TFLiteWebModelRunner.create(bytes.slice(0), { numThreads: 1 });
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

  const counts = new Map([...runs].map(([subject, run]) => [subject, invokes(run, request.batch)]));
  for (let round = 0; round < request.rounds; round++) {
    for (const [subject, run] of shuffled([...runs])) {
      const count = counts.get(subject) as number;
      const started = performance.now();
      for (let i = 0; i < count; i++) run();
      (times[subject] as number[]).push((performance.now() - started) / count);
    }
  }
  const { fast, reference } = prepared;
  const ops = fast && reference ? opTimes(fast, reference) : [];
  return { name, times, ops, kernelBuffers: fast?.engine.kernelBuffers ?? 0 };
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

/** Means: a page that is not isolated has a clock of 0.1 ms steps, coarser than most ops. */
function meanOfOps({ interpreter }: Prepared): Map<string, number> {
  const sums = new Map<string, number>();
  interpreter.timeOps(true);
  const started = performance.now();
  let invokes = 0;
  for (; performance.now() - started < OPS_MILLISECONDS; invokes++) {
    interpreter.invoke();
    for (const { subgraph, op, microseconds } of interpreter.opRuns()) {
      const key = `${subgraph}/${op}`;
      sums.set(key, (sums.get(key) ?? 0) + microseconds);
    }
  }
  interpreter.timeOps(false);
  return new Map([...sums].map(([key, sum]) => [key, sum / invokes]));
}

function opTimes(fast: Prepared, reference: Prepared): OpTime[] {
  const [quick, slow] = [meanOfOps(fast), meanOfOps(reference)];
  const graph = fast.description.subgraphs[0];
  return (graph?.ops ?? []).map((op, index) => ({
    op: op.name,
    index,
    fast: quick.get(`0/${index}`) ?? 0,
    reference: slow.get(`0/${index}`) ?? 0,
    macs: multiplyAdds(op, fast.description),
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
