import type { ArenaTrace, OpRun } from './arena.ts';
import type { EngineVariant } from './engine.ts';
import type { ModelDescription } from './model.ts';
import type { TensorSnapshot } from './tensor.ts';

/** TfLiteStatus by its name in C. */
export const TFLITE_STATUS = {
  0: 'kTfLiteOk',
  1: 'kTfLiteError',
  2: 'kTfLiteDelegateError',
  3: 'kTfLiteApplicationError',
  4: 'kTfLiteDelegateDataNotFound',
  5: 'kTfLiteDelegateDataWriteError',
  6: 'kTfLiteDelegateDataReadError',
  7: 'kTfLiteUnresolvedOps',
  8: 'kTfLiteCancelled',
  9: 'kTfLiteOutputShapeNotKnown',
  15: 'kTfLiteAbort',
} as const;
export type TfLiteStatusName = (typeof TFLITE_STATUS)[keyof typeof TFLITE_STATUS];

/** One op or node of a run, whatever the runtime. */
export interface NodeRun {
  readonly index: number;
  readonly name: string;
  readonly op: string;
  readonly microseconds: number | null;
  /** Bytes of its outputs where the runtime says so. */
  readonly bytes: number | null;
  /** Where it ran: CPUExecutionProvider, WebGpuExecutionProvider, XNNPACK …; null for TFLM. */
  readonly provider: string | null;
}

/** Time as the host's clock saw it. The first of `runs` is the cold one. */
export interface Timing {
  /** Reading the model and preparing it: AllocateTensors, InferenceSession.create. */
  readonly loadMilliseconds: number;
  readonly runMilliseconds: readonly number[];
}

/** One TFLM interpreter: what it was given, what it did with its arena, what came out. */
export interface InterpreterReport {
  readonly engine: 'tflm';
  /** Order of creation within the run, from 1. */
  readonly ordinal: number;
  /** Name of the file when the model came from `lab.loadModel`. */
  readonly modelName: string | null;
  /** Null where the model could not be read at all. */
  readonly model: ModelDescription | null;
  readonly resolver: {
    readonly capacity: number;
    /** AddConv2D … in the order of registration; custom ops as AddCustom("name"). */
    readonly methods: readonly string[];
  };
  /** Which build of the engine ran it. */
  readonly variant: EngineVariant;
  /** Of that build's WebAssembly file, before compression; null where the build did not tell. */
  readonly runtimeBytes: number | null;
  /**
   * Bytes that the fast kernels keep outside every arena: packed weights of the interpreters alive,
   * and one buffer for rows. 0 with reference kernels.
   */
  readonly kernelBytes: number;
  readonly arenaBytes: number;
  readonly arenaUsedBytes: number;
  /** Null where AllocateTensors was not called. */
  readonly allocateStatus: TfLiteStatusName | null;
  /** Status of the last Invoke, null where there was none. */
  readonly invokeStatus: TfLiteStatusName | null;
  readonly invokeCount: number;
  /** Upstream's messages, in order. */
  readonly messages: readonly string[];
  readonly trace: ArenaTrace | null;
  /** Of the last Invoke. */
  readonly ops: readonly OpRun[];
  readonly nodes: readonly NodeRun[];
  readonly timing: Timing;
  readonly inputs: readonly TensorSnapshot[];
  readonly outputs: readonly TensorSnapshot[];
}

/** One session of ONNX Runtime or one runner of TFLite. */
export interface SessionReport {
  readonly engine: 'onnx' | 'tflite';
  readonly ordinal: number;
  readonly modelName: string | null;
  /** What the code asked for, in its order: wasm, webgpu …; XNNPACK for TFLite. */
  readonly providers: readonly string[];
  readonly threads: number;
  /** Of the runtime's WebAssembly file, before compression; null where it has none. */
  readonly runtimeBytes: number | null;
  readonly timing: Timing;
  /** Bytes of the runtime's WebAssembly memory after the last run; null where it is not known. */
  readonly heapBytes: number | null;
  /** Empty unless the code switched profiling on. */
  readonly nodes: readonly NodeRun[];
  readonly inputs: readonly TensorSnapshot[];
  readonly outputs: readonly TensorSnapshot[];
}

export type EngineReport = InterpreterReport | SessionReport;
