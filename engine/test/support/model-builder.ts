/** .tflite files for tests, described in a few lines. Field numbers are those of schema version 3. */
import {
  blob,
  type Field,
  f32s,
  i8,
  i32,
  i32s,
  i64s,
  type Node,
  ref,
  table,
  text,
  u8,
  u32,
  vector,
  write,
} from './flatbuffer.ts';

/** TensorType of the schema, not TfLiteType. */
export const TYPE = { float32: 0, int32: 2, int64: 4, bool: 6, int16: 7, int8: 9 } as const;

export interface TensorSpec {
  readonly shape: readonly number[];
  readonly type?: keyof typeof TYPE;
  readonly name?: string;
  /** Constant data; without it the tensor lives in the arena. */
  readonly data?: Uint8Array | readonly number[];
  readonly variable?: boolean;
  readonly quantization?: {
    readonly scale: readonly number[];
    readonly zeroPoint: readonly number[];
  };
}

export interface OpSpec {
  /** BuiltinOperator value, or the name of a custom op. */
  readonly op: number | string;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Member of the BuiltinOptions union and its fields by id. */
  readonly options?: { readonly union: number; readonly fields: readonly (Field | undefined)[] };
}

export interface SubgraphSpec {
  readonly tensors: readonly TensorSpec[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly ops: readonly OpSpec[];
}

const CUSTOM = 32;

export function makeModel(...subgraphs: readonly SubgraphSpec[]): Uint8Array {
  const codes: (number | string)[] = [];
  const codeIndex = (op: number | string): number => {
    if (!codes.includes(op)) codes.push(op);
    return codes.indexOf(op);
  };
  // Buffer 0 is empty by convention.
  const buffers: Node[] = [table()];
  const subgraphNodes = subgraphs.map((subgraph) =>
    table(
      ref(vector(subgraph.tensors.map((tensor) => tensorNode(tensor, buffers)))),
      ref(i32s(subgraph.inputs)),
      ref(i32s(subgraph.outputs)),
      ref(vector(subgraph.ops.map((op) => opNode(op, codeIndex(op.op))))),
    ),
  );
  const codeNodes = codes.map((op) => {
    const number = typeof op === 'number' ? op : CUSTOM;
    const name = typeof op === 'string' ? ref(text(op)) : undefined;
    return table(i8(Math.min(number, 127)), name, i32(1), i32(number));
  });
  return write(
    table(
      u32(3),
      ref(vector(codeNodes)),
      ref(vector(subgraphNodes)),
      undefined,
      ref(vector(buffers)),
    ),
  );
}

function tensorNode(tensor: TensorSpec, buffers: Node[]): Node {
  let buffer = 0;
  if (tensor.data !== undefined) {
    buffer = buffers.length;
    const bytes =
      tensor.data instanceof Uint8Array
        ? tensor.data
        : new Uint8Array(new Float32Array(tensor.data).buffer);
    buffers.push(table(ref(blob(bytes))));
  }
  const quantization = tensor.quantization;
  return table(
    ref(i32s(tensor.shape)),
    i8(TYPE[tensor.type ?? 'float32']),
    u32(buffer),
    ref(text(tensor.name ?? '')),
    ref(
      quantization &&
        table(
          undefined,
          undefined,
          ref(f32s(quantization.scale)),
          ref(i64s(quantization.zeroPoint)),
        ),
    ),
    tensor.variable ? u8(1) : undefined,
  );
}

function opNode(op: OpSpec, code: number): Node {
  return table(
    u32(code),
    ref(i32s(op.inputs)),
    ref(i32s(op.outputs)),
    op.options && u8(op.options.union),
    op.options && ref(table(...op.options.fields)),
  );
}
