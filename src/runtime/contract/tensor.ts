/** Values of a tensor as they cross a realm; strings for ONNX string tensors. */
export type TensorValues =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | readonly string[];

/** A tensor as a runtime left it, copied out. `type` is the runtime's own name of it. */
export interface TensorSnapshot {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  /** Scale and zero point of a quantised tensor; null where there is none. */
  readonly quantization: { readonly scale: number; readonly zeroPoint: number } | null;
  /** At most SNAPSHOT_VALUES of them; `length` says how many there are. */
  readonly values: TensorValues;
  readonly length: number;
}

/** Larger tensors are cut in a snapshot: a report is to be drawn, not computed with. */
export const SNAPSHOT_VALUES = 65_536;
