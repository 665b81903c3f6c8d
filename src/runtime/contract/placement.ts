import type { RealInputs, RealTensor } from './compare.ts';
import type { OptimizationLevel } from './engine.ts';
import type { ExternalData } from './model-file.ts';
import type { NodeRun, Timing } from './report.ts';

/** A node of an ONNX graph, as the file has it. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** Empty for ONNX's own operators. */
  readonly domain: string;
  /** `.ort` says it; an `.onnx` only has its opset. */
  readonly sinceVersion: number | null;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Element types (ONNX's TensorProto.DataType) of both; 0 where the file does not say. */
  readonly inputTypes: readonly number[];
  readonly outputTypes: readonly number[];
  /** Where a saved graph says that it was placed. */
  readonly provider: string | null;
}

export interface ModelGraph {
  readonly format: 'onnx' | 'ort';
  /** Version by domain. */
  readonly opsets: Readonly<Record<string, number>>;
  /** In the file's order; those of subgraphs follow their node. */
  readonly nodes: readonly GraphNode[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export interface ProviderChoice {
  readonly name: 'wasm' | 'webgpu' | 'webnn' | 'webgl';
  /** WebNN only. */
  readonly deviceType?: 'cpu' | 'gpu' | 'npu';
}

/** What ONNX Runtime's own log says of where nodes went and why. All empty for WebGL, which logs nothing. */
export interface Placement {
  /** Number of nodes by provider. */
  readonly counts: Readonly<Record<string, number>>;
  /** Named where more than one provider took part. */
  readonly nodes: readonly {
    readonly provider: string;
    readonly op: string;
    readonly name: string;
  }[];
  /** No kernel for the op in the registry of a provider. */
  readonly missingKernels: readonly { readonly op: string; readonly name: string }[];
  /** Could run where asked, but was kept on the CPU because copies would cost more. */
  readonly keptOnCpu: readonly string[];
  /** Copies between the memories of two providers. */
  readonly copies: readonly {
    readonly kind: 'MemcpyFromHost' | 'MemcpyToHost';
    readonly side: 'before' | 'after';
    readonly value: string;
    readonly provider: string;
  }[];
  /** Asked for, but not to be had where the session was made: it went on without them. */
  readonly dropped: readonly { readonly provider: string; readonly reason: string }[];
  /** Transformers that changed the graph, and how often. */
  readonly transformers: readonly { readonly name: string; readonly times: number }[];
  /** Warnings and errors, without colours and time. */
  readonly warnings: readonly string[];
}

export interface InspectOptions {
  readonly providers: readonly ProviderChoice[];
  readonly threads: number;
  readonly level: OptimizationLevel;
  readonly inputs: RealInputs;
  readonly externalData: readonly ExternalData[];
  /** Of the inputs: their open dimensions as they were chosen. */
  readonly shapes: readonly (readonly number[])[];
  /** Of a session without log and profile. */
  readonly runs: number;
}

export interface InspectReport {
  readonly original: ModelGraph;
  /** Null where the runtime could not save the graph that it runs. */
  readonly optimised: ModelGraph | null;
  readonly optimisedBytes: number | null;
  readonly placement: Placement;
  /** What the runtime printed while the session was made. */
  readonly log: readonly string[];
  /** From the profile: the last of its runs. */
  readonly nodes: readonly NodeRun[];
  readonly timing: Timing;
  readonly heapBytes: number | null;
  readonly outputs: readonly RealTensor[];
}

export type ConvertOptions = Pick<InspectOptions, 'level' | 'inputs' | 'externalData' | 'shapes'>;

export interface ConvertReport {
  /** The file, to be handed on and saved. */
  readonly ort: Blob;
  /** With its external data. */
  readonly sourceBytes: number;
  /** Loading each in turn. */
  readonly loads: { readonly source: readonly number[]; readonly ort: readonly number[] };
  /** Over all outputs, on the same input. */
  readonly largestDifference: number;
}

export interface ReducedConfigOptions {
  /** With types, kernels of other types are left out as well; only `.ort` files say types. */
  readonly withTypes: boolean;
  /**
   * `.ort`: what runs after optimisation, for a minimal build; an `.onnx` is saved as `.ort` first.
   * `.onnx`: what the file says, for a build that still reads it.
   */
  readonly from: 'ort' | 'onnx';
}

/** A model whose operators are wanted, under the name that the config gives it. */
export interface NamedModel {
  readonly name: string;
  readonly model: Blob;
  readonly externalData: readonly ExternalData[];
}

/** What a reduced build has to contain. */
export interface ReducedConfig {
  /** The file for --include_ops_by_config. */
  readonly text: string;
  /** `domain:Operator`, each once. */
  readonly operators: readonly string[];
}
