import type { EngineId } from './engine.ts';

/** One side of a comparison: a model file on a runtime with its settings. */
export interface CompareCandidate {
  readonly id: string;
  readonly engine: EngineId;
  readonly model: Uint8Array;
  /** ONNX: execution providers in order of preference; the other engines have none to choose. */
  readonly providers: readonly string[];
  readonly threads: number;
}

/** One model input after the other, in real numbers: quantised models get them quantised. */
export type RealInputs = readonly Float32Array[];

export interface CompareOptions {
  readonly candidates: readonly CompareCandidate[];
  readonly input: RealInputs;
  /** Run once each after the timed runs, to see how often the candidates agree. */
  readonly samples: readonly RealInputs[];
  /** Runs before the timed ones; the first of them is the cold one. At least 1. */
  readonly warmup: number;
  readonly runs: number;
  /** Of the order in which candidates take turns, new in every round. */
  readonly seed: number;
}

export interface RealTensor {
  readonly name: string;
  /** The runtime's own name of the type, before the values were made real. */
  readonly type: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface CompareResult {
  readonly id: string;
  /** What the runtime said where the candidate could not be loaded or run. */
  readonly error: string | null;
  readonly loadMilliseconds: number | null;
  /** The cold run. */
  readonly firstMilliseconds: number | null;
  /** The timed runs, warm. */
  readonly runMilliseconds: readonly number[];
  /** TFLM: bytes used in the arena. The others: WebAssembly memory after the runs. */
  readonly memoryBytes: number | null;
  readonly modelBytes: number;
  /** The runtime's WebAssembly file, as the page loads it, before compression. */
  readonly runtimeBytes: number | null;
  readonly outputs: readonly RealTensor[];
  /** The first output of each sample. */
  readonly sampleOutputs: readonly Float32Array[];
}

/** An input as a model file has it; free dimensions are 1. */
export interface ModelInput {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
}

export interface CompareReport {
  readonly results: readonly CompareResult[];
  /** Ids in the order of the timed runs. */
  readonly order: readonly string[];
}
