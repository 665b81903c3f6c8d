/** The three runtimes, by the name their folder and their registration have. */
export const ENGINE_IDS = ['tflm', 'onnx', 'tflite'] as const;
export type EngineId = (typeof ENGINE_IDS)[number];

/** The module name under which the student's code imports a runtime. */
export const ENGINE_MODULES = {
  tflm: 'tflm',
  onnx: 'onnxruntime-web',
  tflite: 'tflite',
} as const satisfies Record<EngineId, string>;

/** How much ONNX Runtime changes a graph before it runs it. */
export type OptimizationLevel = 'disabled' | 'basic' | 'extended' | 'layout' | 'all';

/**
 * The kernels of TFLM: `reference`, portable loops; `fast`, a second set for SIMD that gives the same
 * bits. Ops without a fast kernel keep the reference one.
 */
export type KernelSet = 'reference' | 'fast';

/** Builds of the TFLM engine, by what they ask of WebAssembly; results are the same in all. */
export const ENGINE_VARIANTS = ['simd', 'relaxed', 'baseline'] as const;
export type EngineVariant = (typeof ENGINE_VARIANTS)[number];

/** Whether an engine runs here; if not, or only in part, `reason` says why in Korean. */
export interface EngineAvailability {
  readonly engine: EngineId;
  readonly available: boolean;
  readonly reason: string | null;
  /** Threads it can use here: 1 without cross-origin isolation. */
  readonly threads: number;
}

/** A file that a runtime needs. */
export interface Asset {
  readonly url: string;
  /** What it is, for the student: "ONNX Runtime Web". */
  readonly what: string;
  /** Its size: a compressed answer's headers do not tell. Null where the build does not know. */
  readonly bytes: number | null;
}

/** What takes time, as it goes on. `total` is null where the size is not known beforehand. */
export type Progress =
  | {
      readonly stage: 'loading';
      /** What is being fetched, for the student: "TFLM 엔진", "ONNX Runtime". */
      readonly what: string;
      readonly loadedBytes: number;
      readonly totalBytes: number | null;
    }
  | { readonly stage: 'compiling'; readonly what: string }
  | { readonly stage: 'running'; readonly done: number; readonly total: number | null };
