/** Models of unusual sizes, for the arena map's tests and its bench. */
import { i32 } from '../support/flatbuffer.ts';
import { makeModel, type OpSpec, type TensorSpec } from '../support/model-builder.ts';

/** BuiltinOperator values, and the members of the BuiltinOptions union that belong to them. */
const ABS = 101;
const CONCATENATION = { op: 2, options: { union: 10, fields: [i32(1)] } } as const;
const SPLIT = { op: 49, options: { union: 35, fields: [i32(3)] } } as const;

const indices = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** ABS after ABS, each on `floats` of them: as many buffers as ops, and one. */
export function chain(ops: number, floats = 16): Uint8Array {
  return makeModel({
    tensors: indices(ops + 1).map((i) => ({ shape: [1, floats], name: `abs_${i}` })),
    inputs: [0],
    outputs: [ops],
    ops: indices(ops).map((i) => ({ op: ABS, inputs: [i], outputs: [i + 1] })),
  });
}

/** SPLIT into three and CONCATENATION by turns: two buffers for every op. */
export function braid(ops: number): Uint8Array {
  const axis = new Uint8Array(Int32Array.of(1).buffer);
  const tensors: TensorSpec[] = [
    { shape: [1], type: 'int32', name: 'axis', data: axis },
    { shape: [1, 12], name: 'start' },
  ];
  const list: OpSpec[] = [];
  let last = 1;
  for (let i = 0; i < ops / 2; i++) {
    const parts = indices(3).map(
      (k) => tensors.push({ shape: [1, 4], name: `part_${i}_${k}` }) - 1,
    );
    const joined = tensors.push({ shape: [1, 12], name: `joined_${i}` }) - 1;
    list.push({ ...SPLIT, inputs: [0, last], outputs: parts });
    list.push({ ...CONCATENATION, inputs: parts, outputs: [joined] });
    last = joined;
  }
  return makeModel({ tensors, inputs: [1], outputs: [last], ops: list });
}
