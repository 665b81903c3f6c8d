import type { EngineId, OptimizationLevel } from './engine.ts';
import type { ExternalData } from './model-file.ts';
import type { RealValues } from './real-values.ts';

/** One side of a comparison: a model file on a runtime with its settings. */
export interface CompareCandidate {
  readonly id: string;
  readonly engine: EngineId;
  readonly model: Blob;
  /** ONNX only. */
  readonly externalData: readonly ExternalData[];
  /** ONNX: execution providers in order of preference; the other engines have none to choose. */
  readonly providers: readonly string[];
  readonly threads: number;
  /** ONNX only. */
  readonly level: OptimizationLevel;
  /** For which shapes the inputs are laid out: another format may want channels elsewhere. */
  readonly inputShapes: readonly (readonly number[])[];
}

/** One model input after the other, in real numbers: quantised models get them quantised. */
export type RealInputs = readonly RealValues[];

export interface RealTensor {
  readonly name: string;
  /** The runtime's own name of the type, before the values were made real. */
  readonly type: string;
  readonly shape: readonly number[];
  readonly values: RealValues;
}

/** What is known of a candidate once it is open. */
export interface CandidateOpened {
  /** Opening it, in order. The first one may have brought the runtime up as well. */
  readonly loads: readonly number[];
  readonly runtime: RuntimeFile;
  /** Of a .tflite: its kinds of operators, and for how many of them TFLM has a kernel. */
  readonly operators: { readonly kinds: number; readonly supported: number } | null;
}

/** A runtime's WebAssembly, as the page loads it, before compression; null where it has none. */
export interface RuntimeFile {
  readonly bytes: number | null;
  /** Functions that it wants from the world around it. */
  readonly imports: number | null;
}

export interface CandidateRun {
  readonly milliseconds: number;
  /** TFLM: bytes used in the arena. The others: WebAssembly memory. Null where nothing tells. */
  readonly memoryBytes: number | null;
  /** Null where they were not asked for. */
  readonly outputs: readonly RealTensor[] | null;
}

export interface CompareResult {
  readonly id: string;
  /** What the runtime said where the candidate could not be loaded or run. */
  readonly error: string | null;
  /** Null where it could not be opened. */
  readonly opened: CandidateOpened | null;
  /** The cold run. */
  readonly firstMilliseconds: number | null;
  /** The timed runs, warm. */
  readonly runMilliseconds: readonly number[];
  readonly memoryBytes: number | null;
  readonly modelBytes: number;
  readonly outputs: readonly RealTensor[];
  /** The outputs of each sample, in the model's order. */
  readonly sampleOutputs: readonly (readonly RealTensor[])[];
}

/** An input as a model file has it; dimensions that it leaves open are 1. */
export interface ModelInput {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  /** What the file calls the dimensions that it leaves open; null where it fixes the size. */
  readonly open?: readonly (string | null)[];
}

export interface CompareReport {
  readonly results: readonly CompareResult[];
  /** Ids in the order of the timed runs. */
  readonly order: readonly string[];
}
