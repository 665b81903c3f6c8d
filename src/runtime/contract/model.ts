/** A .tflite file as the engine describes it. The engine is the only reader of the format. */

export interface QuantizationDescription {
  readonly scale: readonly number[];
  readonly zeroPoint: readonly number[];
  readonly axis: number;
}

export interface TensorDescription {
  readonly index: number;
  readonly name: string;
  /** TfLiteTypeGetName: FLOAT32, INT8, … */
  readonly type: string;
  readonly shape: readonly number[];
  readonly bytes: number;
  readonly buffer: number;
  readonly isVariable: boolean;
  readonly isConstant: boolean;
  readonly quantization: QuantizationDescription | null;
}

export interface OpDescription {
  readonly index: number;
  /** BuiltinOperator name, or the custom code. */
  readonly name: string;
  readonly custom: boolean;
  readonly builtinCode: number;
  readonly version: number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly intermediates: readonly number[];
  readonly options: Readonly<Record<string, number | string | boolean | readonly number[]>>;
  /** Whether upstream TFLM has a kernel for it, and if not, the message it would print. */
  readonly supported: boolean;
  readonly reason: string | null;
  /** `AddConv2D`, the resolver method that registers it; null if there is none. */
  readonly resolverMethod: string | null;
}

export interface SubgraphDescription {
  readonly index: number;
  readonly name: string;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly tensors: readonly TensorDescription[];
  readonly ops: readonly OpDescription[];
}

export interface ModelDescription {
  readonly version: number;
  readonly description: string;
  readonly bytes: number;
  readonly subgraphs: readonly SubgraphDescription[];
  readonly buffers: readonly { readonly index: number; readonly bytes: number }[];
  readonly metadata: readonly {
    readonly name: string;
    readonly buffer: number;
    readonly bytes: number;
  }[];
  readonly signatures: readonly {
    readonly key: string;
    readonly subgraph: number;
    readonly inputs: readonly { readonly name: string; readonly tensor: number }[];
    readonly outputs: readonly { readonly name: string; readonly tensor: number }[];
  }[];
}
