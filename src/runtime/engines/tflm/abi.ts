/**
 * Typed handles on engine/abi/abi.h, one to one. Each class owns one thing in the engine's memory;
 * who creates it frees it, children before parents. Nothing here knows the student's API.
 */
import type { ArenaTrace, OpRun } from '../../contract/arena.ts';
import type { ArenaWords } from '../../contract/arena-words.ts';
import type { KernelSet } from '../../contract/engine.ts';
import type { ModelDescription } from '../../contract/model.ts';
import { type HostFunctions, Instance } from './instance.ts';
import { readOpRuns, readTrace, readWords } from './trace.ts';

export { EngineDeadError, type HostFunctions } from './instance.ts';

/** TfLiteStatus as a number. */
export type Status = number;
export const STATUS_OK = 0;
export const STATUS_ERROR = 1;
/** Upstream would have died here. */
export const STATUS_ABORT = 15;

/** kTflm… of TflmKernels. */
const KERNELS = { reference: 0, fast: 1 } as const satisfies Record<KernelSet, number>;

/** kTflm… of TflmAllocatorFlags. */
export const ALLOCATOR_FLAGS = {
  recording: 1,
  trace: 2,
  preserveAll: 4,
  showMemoryUse: 8,
} as const;
export type AllocatorOptions = Partial<Record<keyof typeof ALLOCATOR_FLAGS, boolean>>;

/** TfLiteType by number, as TfLiteTypeGetName spells it. */
export const TYPE_NAMES = [
  'NOTYPE',
  'FLOAT32',
  'INT32',
  'UINT8',
  'INT64',
  'STRING',
  'BOOL',
  'INT16',
  'COMPLEX64',
  'INT8',
  'FLOAT16',
  'FLOAT64',
  'COMPLEX128',
  'UINT64',
  'RESOURCE',
  'VARIANT',
  'UINT32',
  'UINT16',
  'INT4',
  'BFLOAT16',
  'INT2',
  'UINT4',
  'FLOAT8_E4M3FN',
  'FLOAT8_E5M2',
] as const;
export type TypeName = (typeof TYPE_NAMES)[number];

/** Largest block the heap gives in one piece; asking for more is refused before the engine is. */
const HEAP_LIMIT = 256 * 1024 * 1024;

/** The engine's heap cannot hold what was asked for. */
export class EngineMemoryError extends Error {
  override readonly name = 'EngineMemoryError';
}

abstract class Handle {
  #handle: number;
  readonly #free: string;
  constructor(
    readonly engine: Engine,
    handle: number,
    free: string,
  ) {
    this.#handle = handle;
    this.#free = free;
  }

  get freed(): boolean {
    return this.#handle === 0;
  }

  get handle(): number {
    if (this.#handle === 0) throw new TypeError(`${this.constructor.name} was freed`);
    return this.#handle;
  }

  protected ask(name: string, ...args: number[]): number {
    return this.engine.instance.call(name, this.handle, ...args);
  }

  /** Once is enough and twice does no harm; in a dead engine there is nothing left to free. */
  free(): void {
    const handle = this.#handle;
    this.#handle = 0;
    if (handle !== 0 && this.engine.instance.dead === null) {
      this.engine.instance.call(this.#free, handle);
    }
  }
}

export class Engine {
  readonly instance: Instance;

  constructor(module: WebAssembly.Module, host?: HostFunctions) {
    this.instance = new Instance(module, host);
  }

  /** Zeroed memory; `alignment` is a power of two. */
  allocate(bytes: number, alignment = 16): number {
    const address =
      bytes > HEAP_LIMIT ? 0 : this.instance.call('tflm_malloc', bytes, alignment) >>> 0;
    if (address === 0) throw new EngineMemoryError(`no ${bytes} bytes left in the engine`);
    return address;
  }

  release(address: number): void {
    if (this.instance.dead === null) this.instance.call('tflm_free', address);
  }

  /** Bytes held by everything alive. */
  get heapUsed(): number {
    return this.instance.call('tflm_heap_used') >>> 0;
  }

  /** Bytes the fast kernels keep outside every arena; apart from `heapUsed`. */
  get kernelBuffers(): number {
    return this.instance.call('tflm_kernel_buffers') >>> 0;
  }

  /** Null where the file is refused; the reason was logged. The bytes are copied. */
  openModel(file: Uint8Array): Model | null {
    const data = this.allocate(Math.max(file.length, 1));
    this.instance.bytes(data, file.length).set(file);
    const handle = this.instance.call('tflm_model_open', data, file.length);
    return handle === 0 ? null : new Model(this, handle);
  }

  /** `size` as in MicroMutableOpResolver<size>; 'all' registers every op. */
  createResolver(size: number | 'all', kernels: KernelSet = 'reference'): Resolver {
    const slots = size === 'all' ? -1 : size;
    return new Resolver(this, this.made('tflm_resolver_create', slots, KERNELS[kernels]));
  }

  createProfiler(): Profiler {
    return new Profiler(this, this.made('tflm_profiler_create'));
  }

  /** On memory of the caller's, which may start anywhere. */
  createAllocator(arena: number, bytes: number, options: AllocatorOptions = {}): Allocator {
    let flags = 0;
    for (const [name, bit] of Object.entries(ALLOCATOR_FLAGS)) {
      if (options[name as keyof AllocatorOptions]) flags |= bit;
    }
    return new Allocator(this, this.made('tflm_allocator_create', arena, bytes, flags));
  }

  createInterpreter(
    model: Model,
    resolver: Resolver,
    allocator: Allocator,
    options: { readonly resourceVariables?: number; readonly profiler?: Profiler } = {},
  ): Interpreter {
    const { resourceVariables = 0, profiler } = options;
    const handle = this.made(
      'tflm_interpreter_create',
      model.handle,
      resolver.handle,
      allocator.handle,
      resourceVariables,
      profiler?.handle ?? 0,
    );
    return new Interpreter(this, handle);
  }

  private made(name: string, ...args: number[]): number {
    const handle = this.instance.call(name, ...args);
    if (handle === 0) throw new EngineMemoryError(`${name} found no memory`);
    return handle;
  }
}

export class Model extends Handle {
  constructor(engine: Engine, handle: number) {
    super(engine, handle, 'tflm_model_close');
  }

  get version(): number {
    return this.ask('tflm_model_version') >>> 0;
  }

  describe(): ModelDescription {
    const address = this.ask('tflm_model_describe');
    if (address === 0) throw new EngineMemoryError('no memory left to describe the model');
    try {
      return JSON.parse(this.engine.instance.cString(address) as string) as ModelDescription;
    } finally {
      this.engine.release(address);
    }
  }
}

export class Resolver extends Handle {
  constructor(engine: Engine, handle: number) {
    super(engine, handle, 'tflm_resolver_free');
  }

  /**
   * `method` as in C++: AddConv2D. Null if there is no such method. `kernels` chooses for this op
   * alone; null then also says that it has no fast kernel.
   */
  add(method: string, kernels?: KernelSet): Status | null {
    const text = this.engine.instance.encode(method);
    const address = this.engine.allocate(text.length, 1);
    try {
      this.engine.instance.bytes(address, text.length).set(text);
      const status =
        kernels === undefined
          ? this.ask('tflm_resolver_add', address)
          : this.ask('tflm_resolver_add_kernel', address, KERNELS[kernels]);
      return status < 0 ? null : status;
    } finally {
      this.engine.release(address);
    }
  }

  get length(): number {
    return this.ask('tflm_resolver_length');
  }
}

/** tflite::MicroProfiler: 4096 events, ticks are microseconds. What it prints goes to the log. */
export class Profiler extends Handle {
  constructor(engine: Engine, handle: number) {
    super(engine, handle, 'tflm_profiler_free');
  }

  clear(): void {
    this.ask('tflm_profiler_clear');
  }

  get totalTicks(): number {
    return this.ask('tflm_profiler_total_ticks') >>> 0;
  }

  log(): void {
    this.ask('tflm_profiler_log');
  }

  logCsv(): void {
    this.ask('tflm_profiler_log_csv');
  }

  logTicksPerTagCsv(): void {
    this.ask('tflm_profiler_log_ticks_per_tag_csv');
  }
}

export interface Recorded {
  readonly requested: number;
  readonly used: number;
  readonly count: number;
}

export class Allocator extends Handle {
  constructor(engine: Engine, handle: number) {
    super(engine, handle, 'tflm_allocator_free');
  }

  /** The arena was too small even for the allocator itself. */
  get ended(): boolean {
    return this.ask('tflm_allocator_ended') !== 0;
  }

  /** Address of the first byte used; offsets count from here. */
  get start(): number {
    return this.ask('tflm_allocator_start') >>> 0;
  }

  get size(): number {
    return this.ask('tflm_allocator_size') >>> 0;
  }

  get usedBytes(): number {
    return this.ask('tflm_allocator_used_bytes') >>> 0;
  }

  get headUsed(): number {
    return this.ask('tflm_allocator_head_used') >>> 0;
  }

  get tailUsed(): number {
    return this.ask('tflm_allocator_tail_used') >>> 0;
  }

  get requestedBytes(): number {
    return this.ask('tflm_allocator_requested_bytes') >>> 0;
  }

  /** `category` is RecordedAllocationType, 0 … 6. */
  recorded(category: number): Recorded {
    const out = this.engine.allocate(12, 4);
    try {
      this.ask('tflm_allocator_recorded', category, out);
      const [requested = 0, used = 0, count = 0] = new Uint32Array(
        this.engine.instance.bytes(out, 12).slice().buffer,
      );
      return { requested, used, count };
    } finally {
      this.engine.release(out);
    }
  }

  printAllocations(): void {
    this.ask('tflm_allocator_print_allocations');
  }

  /** Only of an allocator made with `trace`. */
  trace(): ArenaTrace {
    return readTrace(this.engine.instance, this.handle);
  }

  /** The same, unread: for what is asked again and again. */
  traceWords(): ArenaWords {
    return readWords(this.engine.instance, this.handle);
  }
}

/** Where a TfLiteTensor's struct and data lie. Read again after every call that may allocate. */
export interface TensorView {
  readonly address: number;
  readonly type: TypeName;
  readonly data: number;
  readonly bytes: number;
  readonly dims: readonly number[];
  readonly scale: number;
  readonly zeroPoint: number;
}

export interface TensorSnapshotBytes {
  readonly subgraph: number;
  readonly op: number;
  readonly tensor: number;
  readonly data: Uint8Array;
}

const SNAPSHOT_BYTES = 20;

export class Interpreter extends Handle {
  constructor(engine: Engine, handle: number) {
    super(engine, handle, 'tflm_interpreter_free');
  }

  get initializationStatus(): Status {
    return this.ask('tflm_interpreter_initialization_status');
  }

  /** After an `Aborted: …` message: every later call answers kTfLiteAbort. */
  get ended(): boolean {
    return this.ask('tflm_interpreter_ended') !== 0;
  }

  allocateTensors(): Status {
    return this.ask('tflm_interpreter_allocate_tensors');
  }

  invoke(): Status {
    return this.ask('tflm_interpreter_invoke');
  }

  reset(): Status {
    return this.ask('tflm_interpreter_reset');
  }

  resetVariable(tensor: number, subgraph = 0): Status {
    return this.ask('tflm_interpreter_reset_variable', tensor, subgraph);
  }

  get arenaUsedBytes(): number {
    return this.ask('tflm_interpreter_arena_used_bytes') >>> 0;
  }

  get inputsSize(): number {
    return this.ask('tflm_interpreter_inputs_size') >>> 0;
  }

  get outputsSize(): number {
    return this.ask('tflm_interpreter_outputs_size') >>> 0;
  }

  inputIndex(i: number): number {
    return this.ask('tflm_interpreter_input_index', i);
  }

  outputIndex(i: number): number {
    return this.ask('tflm_interpreter_output_index', i);
  }

  /** Null out of range (upstream's message was logged) and before AllocateTensors. */
  input(i: number): TensorView | null {
    return this.tensorAt(this.ask('tflm_interpreter_input', i) >>> 0);
  }

  output(i: number): TensorView | null {
    return this.tensorAt(this.ask('tflm_interpreter_output', i) >>> 0);
  }

  /** Only with `preserveAll`; otherwise null, and a message was logged. */
  tensor(index: number, subgraph = 0): Omit<TensorView, 'bytes' | 'scale' | 'zeroPoint'> | null {
    const address = this.ask('tflm_interpreter_tensor', index, subgraph) >>> 0;
    if (address === 0) return null;
    const view = this.engine.instance.view();
    return {
      address,
      data: view.getUint32(address, true),
      dims: this.dimsAt(view.getUint32(address + 4, true)),
      type: TYPE_NAMES[view.getInt32(address + 8, true)] ?? 'NOTYPE',
    };
  }

  private tensorAt(address: number): TensorView | null {
    if (address === 0) return null;
    const view = this.engine.instance.view();
    return {
      address,
      scale: view.getFloat32(address + 8, true),
      zeroPoint: view.getInt32(address + 12, true),
      data: view.getUint32(address + 16, true),
      dims: this.dimsAt(view.getUint32(address + 20, true)),
      bytes: view.getUint32(address + 24, true),
      type: TYPE_NAMES[view.getInt32(address + 28, true)] ?? 'NOTYPE',
    };
  }

  /** TfLiteIntArray, which may lie in the model at any address. */
  private dimsAt(address: number): number[] {
    if (address === 0) return [];
    const view = this.engine.instance.view();
    const size = view.getInt32(address, true);
    return Array.from({ length: size }, (_, i) => view.getInt32(address + 4 + 4 * i, true));
  }

  /** Measured from the next Invoke on. */
  timeOps(on: boolean): void {
    this.ask('tflm_interpreter_time_ops', on ? 1 : 0);
  }

  opRuns(): OpRun[] {
    return readOpRuns(this.engine.instance, this.handle);
  }

  /** A copy of the tensor after that op of every Invoke; op −1 is after every op. */
  requestSnapshot(subgraph: number, op: number, tensor: number): void {
    this.ask('tflm_snapshot_request', subgraph, op, tensor);
  }

  clearSnapshotRequests(): void {
    this.ask('tflm_snapshot_clear_requests');
  }

  snapshots(): TensorSnapshotBytes[] {
    const count = this.ask('tflm_snapshot_count');
    const start = count === 0 ? 0 : this.ask('tflm_snapshots') >>> 0;
    const view = this.engine.instance.view();
    return Array.from({ length: count }, (_, i) => {
      const at = start + SNAPSHOT_BYTES * i;
      const bytes = view.getUint32(at + 12, true);
      return {
        subgraph: view.getInt32(at, true),
        op: view.getInt32(at + 4, true),
        tensor: view.getInt32(at + 8, true),
        data: this.engine.instance.bytes(view.getUint32(at + 16, true), bytes).slice(),
      };
    });
  }
}
