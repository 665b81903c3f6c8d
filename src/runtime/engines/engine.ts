import type { RuntimeFile } from '../contract/compare.ts';
import type { ConsoleLevel } from '../contract/console.ts';
import type {
  Asset,
  EngineAvailability,
  EngineId,
  KernelSet,
  OptimizationLevel,
} from '../contract/engine.ts';
import type { EngineReport } from '../contract/report.ts';
import type { WorkerKind } from '../contract/run.ts';
import type { TensorSnapshot, TensorValues } from '../contract/tensor.ts';

/** What an engine may ask of the worker it lives in: the sandbox's or our own. */
export interface EngineHost {
  /** `app` is our own trusted worker. */
  readonly worker: WorkerKind | 'app';
  /** Threads that an engine may use; 1 where the realm is not isolated. */
  readonly threads: number;
  /** TFLM: the kernels that are registered where the code does not say. */
  readonly kernels: KernelSet;
  /** A line that the runtime itself printed. */
  log(engine: EngineId, level: ConsoleLevel, text: string): void;
  /**
   * Fetches a file once, with progress. WebAssembly comes compiled where a module can be handed
   * over, and a later `fetch` of its URL with `instantiateStreaming` costs no request.
   */
  provide(asset: Asset): Promise<WebAssembly.Module | ArrayBuffer>;
  /** Runs something that makes a runtime print, and keeps those lines out of the log. */
  capture(work: () => void): readonly string[];
  /** Keeps the run open until the work is settled. */
  hold<T>(work: Promise<T>): Promise<T>;
  /** Name of the file that these bytes were loaded from, if they came from `loadModel`. */
  nameOf(bytes: ArrayBufferLike): string | null;
}

/** An engine that is loaded, with the module that the student imports. */
export interface LoadedEngine {
  /** Exports of the student's module, by name. */
  readonly exports: Readonly<Record<string, unknown>>;
  /** What the last interpreter or session did; null if there was none. `over`: the run has ended. */
  report(over: boolean): EngineReport | null;
}

/** An input of an open model, by the runtime's own name of its type. */
export interface SessionInput {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
}

/** A model opened for us rather than for the student's code: comparisons and benches. */
export interface Session extends Disposable {
  readonly inputs: readonly SessionInput[];
  run(inputs: readonly TensorValues[]): Promise<readonly TensorSnapshot[]>;
  report(): EngineReport;
}

/** A file of weights beside a model, read. */
export interface ExternalBytes {
  readonly path: string;
  readonly data: Uint8Array;
}

export interface SessionOptions {
  /** TFLM: arena in bytes; null takes what is enough. */
  readonly arenaBytes: number | null;
  /** ONNX: execution providers in order of preference. */
  readonly providers: readonly string[];
  readonly threads: number;
  /** ONNX only; everything where it is left out. */
  readonly level?: OptimizationLevel;
  /** ONNX: sizes for the dimensions that the file leaves open, input by input. */
  readonly shapes?: readonly (readonly number[])[];
  /** ONNX: what the model keeps outside its file. */
  readonly externalData?: readonly ExternalBytes[];
}

/** The shape that every engine folder has. */
export interface Engine {
  readonly id: EngineId;
  /** Module names under which the student may import it. */
  readonly specifiers: readonly string[];
  availability(host: Pick<EngineHost, 'worker' | 'threads'>): EngineAvailability;
  /** The WebAssembly that these providers need. */
  runtimeFile(providers: readonly string[]): RuntimeFile;
  load(host: EngineHost, specifier: string): Promise<LoadedEngine>;
  open(host: EngineHost, model: Uint8Array, options: SessionOptions): Promise<Session>;
}
