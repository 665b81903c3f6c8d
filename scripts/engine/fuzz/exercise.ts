/** Everything the page may do with a student's file, in one go. */
import type { KernelSet } from '../../../src/runtime/contract/engine.ts';
import {
  Engine,
  EngineDeadError,
  EngineMemoryError,
  type Model,
  STATUS_OK,
} from '../../../src/runtime/engines/tflm/abi.ts';

/** Large enough for every model of the corpus that is broken, small enough to be zeroed each time. */
const ARENA = 128 * 1024;

export type Outcome =
  | { readonly kind: 'refused' | 'ran' }
  | { readonly kind: 'trap'; readonly text: string };

let engine: Engine | undefined;
let arena = 0;
let baseline = 0;
let messages = 0;

export function exercise(
  module: WebAssembly.Module,
  file: Uint8Array,
  kernels: KernelSet = 'reference',
): Outcome {
  try {
    if (engine === undefined) {
      engine = new Engine(module, { log: () => messages++, now: () => 0 });
      arena = engine.allocate(ARENA);
      baseline = engine.heapUsed;
    }
    const outcome = use(engine, file, kernels);
    const left = engine.heapUsed - baseline;
    if (left !== 0) return dead(`${left} bytes of the engine's heap were not given back`);
    return outcome;
  } catch (error) {
    if (error instanceof EngineDeadError) {
      return dead(`${error.message}\n${wasmFrames(error.cause)}`);
    }
    return dead(`${error}`);
  }
}

/** The next run starts a new engine. */
function dead(text: string): Outcome {
  engine = undefined;
  return { kind: 'trap', text };
}

const wasmFrames = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? '').split('\n').slice(1, 6).join('\n') : '';

function use(engine: Engine, file: Uint8Array, kernels: KernelSet): Outcome {
  messages = 0;
  const model = engine.openModel(file);
  if (model === null) return silent() ?? { kind: 'refused' };
  try {
    model.describe();
    return run(engine, file, model, kernels);
  } catch (error) {
    // A description that does not fit into memory is a refusal; one that is no JSON is a finding.
    if (error instanceof EngineMemoryError) return { kind: 'refused' };
    throw error;
  } finally {
    model.free();
  }
}

/** Which of the page's ways to run a model this file takes: the same for the same bytes. */
function waysOf(file: Uint8Array) {
  let hash = 0;
  for (const byte of file) hash = (Math.imul(hash, 31) + byte) >>> 0;
  const bit = (n: number): boolean => ((hash >>> n) & 1) === 1;
  const small = bit(3) && bit(4);
  return {
    bytes: small ? 256 + ((hash >>> 8) % 4096) : ARENA,
    start: small ? (hash >>> 5) % 16 : 0,
    options: { trace: true, recording: bit(0) && bit(1), preserveAll: bit(0) && !bit(1) },
    resourceVariables: bit(2) && bit(5) ? 0 : 20,
  };
}

function run(engine: Engine, file: Uint8Array, model: Model, kernels: KernelSet): Outcome {
  const { bytes, start, options, resourceVariables } = waysOf(file);
  engine.instance.bytes(arena, ARENA).fill(0);
  const resolver = engine.createResolver('all', kernels);
  const allocator = engine.createAllocator(arena + start, bytes - start, options);
  const interpreter = engine.createInterpreter(model, resolver, allocator, { resourceVariables });
  try {
    messages = 0;
    if (interpreter.allocateTensors() !== STATUS_OK) return { kind: 'refused' };
    allocator.trace();
    for (let i = 0; i < interpreter.inputsSize; i++) interpreter.input(i);
    for (let k = 0; k < 2; k++) {
      for (let i = 0; i < interpreter.inputsSize; i++) {
        const input = interpreter.input(i);
        if (input !== null && input.data !== 0) {
          engine.instance.bytes(input.data, input.bytes).fill(k === 0 ? 0 : 0x5a);
        }
      }
      interpreter.invoke();
      interpreter.reset();
    }
    for (let i = 0; i < 4; i++) interpreter.tensor(i, 0);
    for (let i = 0; i < interpreter.outputsSize; i++) {
      const output = interpreter.output(i);
      if (output !== null && output.data !== 0) engine.instance.bytes(output.data, output.bytes);
    }
    return { kind: 'ran' };
  } finally {
    interpreter.free();
    allocator.free();
    resolver.free();
  }
}

/** A file refused without a message is a finding as well. */
const silent = (): Outcome | null =>
  messages === 0 ? { kind: 'trap', text: 'refused without a message' } : null;
