/** What the page's worker is asked to measure, and what it answers. */

export type Subject = 'reference' | 'fast' | 'xnnpack';

export interface ModelFile {
  readonly name: string;
  readonly url: string;
}

export interface BenchRequest {
  readonly model: ModelFile;
  readonly rounds: number;
  /** Milliseconds a batch of Invokes should take, so that the clock's step does not matter. */
  readonly batch: number;
  readonly engine: string;
  /** Folder of tfjs-tflite's files, with a slash at its end. */
  readonly tflite: string;
}

export interface OpTime {
  readonly op: string;
  readonly index: number;
  /** Microseconds: the median of means, each over many Invokes. */
  readonly fast: number;
  readonly reference: number;
  readonly macs: number;
  /** Which kernel computed it with the fast set: see OpKernel. */
  readonly kernel: string;
}

/** Milliseconds from a model in memory to tensors: interpreter, AllocateTensors, and all freed. */
export interface AllocateTimes {
  readonly plain: readonly number[];
  readonly traced: readonly number[];
}

export interface ModelResult {
  readonly name: string;
  /** Milliseconds per Invoke, one entry a round; or why there are none. */
  readonly times: Readonly<Record<Subject, readonly number[] | string>>;
  readonly ops: readonly OpTime[];
  /** Null where the engine refuses the model. */
  readonly allocate: AllocateTimes | null;
  /** Bytes the fast kernels keep outside the arena for this model. */
  readonly kernelBuffers: number;
}

export type BenchAnswer = { readonly result: ModelResult } | { readonly error: string };
