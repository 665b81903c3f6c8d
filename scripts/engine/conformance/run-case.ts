/** One model through our engine, the way its record was made. */

import type { ArenaEvent } from '../../../src/runtime/contract/arena.ts';
import type { KernelSet } from '../../../src/runtime/contract/engine.ts';
import type { ModelDescription } from '../../../src/runtime/contract/model.ts';
import {
  type Allocator,
  type AllocatorOptions,
  Engine,
  EngineDeadError,
  type Interpreter,
  type Model,
  STATUS_OK,
  type TensorView,
} from '../../../src/runtime/engines/tflm/abi.ts';
import type { Case } from './cases.ts';
import type { Found, FoundTrial } from './compare.ts';
import { inputBytes } from './inputs.ts';
import type {
  AllocatedRecord,
  AllocationTotal,
  GoldenRecord,
  RecordedIo,
  RecordedRun,
} from './record.ts';

/** The arena of the full runs. */
const FULL_ARENA = 24 * 1024 * 1024;
const RUNS = 3;
const OUTPUT_BYTES = 4096;
/** `MicroResourceVariables::Create(allocator, 20)` for models with VAR_HANDLE. */
const RESOURCE_VARIABLES = 20;

const RECORDED = [
  'TfLiteEvalTensorData',
  'PersistentTfLiteTensorData',
  'PersistentTfLiteTensorQuantizationData',
  'PersistentBufferData',
  'TfLiteTensorVariableBufferData',
  'NodeAndRegistrationArray',
  'OpData',
] as const;

export interface FoundCase {
  readonly found: Found;
  readonly description: ModelDescription | null;
}

/** What one interpreter on a fresh, zeroed arena did; `use` gets it after AllocateTensors. */
interface Session {
  readonly interpreter: Interpreter;
  readonly allocator: Allocator;
  readonly ok: boolean;
}

/** Keeps one engine for all cases; a dead one is replaced. */
export class CaseRunner {
  #engine: Engine;
  #arena = 0;
  #log = '';
  readonly #module: WebAssembly.Module;
  readonly #kernels: KernelSet;

  constructor(module: WebAssembly.Module, kernels: KernelSet = 'reference') {
    this.#module = module;
    this.#kernels = kernels;
    this.#engine = this.#start();
  }

  run({ model, record, fillsTrialInputs }: Case): FoundCase {
    // Its nodes are counted across models, which the wheel met one at a time.
    const counts = 'wheel' in record && record.ops.includes('CIRCULAR_BUFFER');
    if (counts || this.#engine.instance.dead !== null) this.#engine = this.#start();
    let description: ModelDescription | null = null;
    this.#log = '';
    let opened: Model | null = null;
    try {
      opened = this.#engine.openModel(model);
      if (opened === null) return { found: this.#refused(null), description };
      description = opened.describe();
      const found = this.#full(opened, description, record);
      if (!found.allocateTensors) return { found, description };
      const sizes = 'plan' in record ? trialSizes(record) : [];
      const trials: FoundTrial[] = [];
      for (const arena of sizes) {
        trials.push(this.#trial(opened, description, arena, fillsTrialInputs));
        // A dead engine took the model with it.
        if (this.#engine.instance.dead !== null) {
          this.#engine = this.#start();
          opened = this.#engine.openModel(model);
          if (opened === null) throw new Error(`${record.model} cannot be opened a second time`);
        }
      }
      return { found: { ...found, trials }, description };
    } catch (error) {
      if (!(error instanceof EngineDeadError)) throw error;
      return { found: this.#refused(error.message), description };
    } finally {
      opened?.free();
    }
  }

  #start(): Engine {
    const engine = new Engine(this.#module, {
      log: (text) => {
        this.#log += text;
      },
      now: () => 0,
    });
    this.#arena = engine.allocate(FULL_ARENA, 16);
    return engine;
  }

  /** Goldens store messages without CR. */
  #takeLog(): string {
    const log = this.#log.replaceAll('\r', '');
    this.#log = '';
    return log;
  }

  #refused(dead: string | null): Extract<Found, { allocateTensors: false }> {
    return { allocateTensors: false, log: this.#takeLog(), dead };
  }

  #full(model: Model, description: ModelDescription, record: GoldenRecord): Found {
    const plain = this.#session(model, description, FULL_ARENA, { trace: true }, (session) => {
      if (!session.ok) return null;
      const { interpreter, allocator } = session;
      const trace = allocator.trace();
      const start = allocator.start;
      const arenaUsedBytes = interpreter.arenaUsedBytes;
      const io = {
        in: views(interpreter.inputsSize, (i) => interpreter.input(i), start),
        out: views(interpreter.outputsSize, (i) => interpreter.output(i), start),
      };
      const allocateLog = this.#takeLog();
      const runs = Array.from({ length: RUNS }, (_, k) => this.#invoke(interpreter, k, record));
      return {
        plan: {
          max: trace.planMax,
          buffers: trace.plan.map(
            ({ size, firstUse, lastUse, offset }) => [size, firstUse, lastUse, offset] as const,
          ),
        },
        arenaUsedBytes,
        io,
        allocateLog,
        runs,
        invokeLog: this.#takeLog(),
      };
    });
    if (plain === null) return this.#refused(null);
    const recorded = this.#session(
      model,
      description,
      FULL_ARENA,
      { recording: true },
      (session) => {
        const { allocator, interpreter } = session;
        const allocations: Record<string, AllocationTotal> = {};
        RECORDED.forEach((name, category) => {
          allocations[name] = allocator.recorded(category);
        });
        return {
          allocations,
          headUsed: allocator.headUsed,
          tailUsed: allocator.tailUsed,
          requestedTotal: allocator.requestedBytes,
          recordingArenaUsedBytes: interpreter.arenaUsedBytes,
        };
      },
    );
    this.#takeLog();
    return { allocateTensors: true, ...plain, ...recorded, trials: [], dead: null };
  }

  #invoke(interpreter: Interpreter, run: number, record: GoldenRecord): RecordedRun {
    const { inputs, resets } = 'wheel' in record ? record : {};
    if (resets?.includes(run)) interpreter.reset();
    this.#fillInputs(interpreter, run, inputs?.[run]);
    const ok = interpreter.invoke() === STATUS_OK;
    const outputs: string[] = [];
    if (ok) {
      for (let i = 0; i < interpreter.outputsSize; i++) {
        const output = interpreter.output(i) as TensorView;
        const bytes = this.#engine.instance.bytes(
          output.data,
          Math.min(output.bytes, OUTPUT_BYTES),
        );
        outputs.push(Buffer.from(bytes).toString('hex'));
      }
    }
    return { ok, outputs };
  }

  #fillInputs(interpreter: Interpreter, run: number, given?: readonly string[]): void {
    for (let i = 0; i < interpreter.inputsSize; i++) {
      const input = interpreter.input(i);
      if (input === null || input.data === 0) continue;
      const data =
        given === undefined
          ? inputBytes(input.type, input.bytes, run, i)
          : Buffer.from(given[i] as string, 'hex').subarray(0, input.bytes);
      this.#engine.instance.bytes(input.data, input.bytes).set(data);
    }
  }

  #trial(
    model: Model,
    description: ModelDescription,
    arena: number,
    fillsInputs: boolean,
  ): FoundTrial {
    this.#log = '';
    try {
      const use = ({ interpreter, allocator, ok }: Session) => {
        const overwroteTemporaries = allocator.trace().events.some(overwrites);
        if (!ok) return { ok, overwroteTemporaries };
        if (fillsInputs) this.#fillInputs(interpreter, 0);
        return { ok: interpreter.invoke() === STATUS_OK, overwroteTemporaries };
      };
      const result = this.#session(model, description, arena, { trace: true }, use);
      return { arena, ...result, log: this.#takeLog(), dead: null };
    } catch (error) {
      if (!(error instanceof EngineDeadError)) throw error;
      return {
        arena,
        ok: false,
        log: this.#takeLog(),
        dead: error.message,
        overwroteTemporaries: false,
      };
    }
  }

  #session<T>(
    model: Model,
    description: ModelDescription,
    arenaBytes: number,
    options: AllocatorOptions,
    use: (session: Session) => T,
  ): T {
    const engine = this.#engine;
    engine.instance.bytes(this.#arena, arenaBytes).fill(0);
    const freed: { free(): void }[] = [];
    const keep = <H extends { free(): void }>(handle: H): H => {
      freed.unshift(handle);
      return handle;
    };
    try {
      const resolver = keep(engine.createResolver('all', this.#kernels));
      const allocator = keep(engine.createAllocator(this.#arena, arenaBytes, options));
      const hasVariables = description.subgraphs.some(({ ops }) =>
        ops.some(({ name }) => name === 'VAR_HANDLE'),
      );
      const resourceVariables = hasVariables ? RESOURCE_VARIABLES : 0;
      const interpreter = keep(
        engine.createInterpreter(model, resolver, allocator, { resourceVariables }),
      );
      const ok = interpreter.allocateTensors() === STATUS_OK;
      return use({ interpreter, allocator, ok });
    } finally {
      for (const handle of freed) handle.free();
    }
  }
}

function views(count: number, at: (i: number) => TensorView | null, start: number): RecordedIo[] {
  return Array.from({ length: count }, (_, i) => {
    const tensor = at(i) as TensorView;
    return {
      type: tensor.type,
      bytes: tensor.bytes,
      offset: tensor.data - start,
      dims: tensor.dims,
      scale: tensor.scale,
      zp: tensor.zeroPoint,
    };
  });
}

/** Temporaries lie in [head, temp). */
const overwrites = (event: ArenaEvent): boolean =>
  event.kind === 'persistent' && event.ok && event.temp > event.head && event.address < event.temp;

/** The smallest size, one byte less, and the ladder; each size once. */
function trialSizes({ smallestArena, ladder }: AllocatedRecord): number[] {
  const sizes = (ladder ?? []).map(({ arena }) => arena);
  if (smallestArena !== undefined) sizes.push(smallestArena, smallestArena - 1);
  return [...new Set(sizes)].sort((a, b) => a - b);
}
