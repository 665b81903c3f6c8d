/** TensorProto.DataType in onnxruntime-web's names; those that it has no tensor for are left out. */
const NAMES: Readonly<Record<number, string>> = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  4: 'uint16',
  5: 'int16',
  6: 'int32',
  7: 'int64',
  8: 'string',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  12: 'uint32',
  13: 'uint64',
  16: 'bfloat16',
  21: 'uint4',
  22: 'int4',
};

export const typeName = (type: number): string =>
  NAMES[type] ?? (type === 0 ? '(텐서가 아님)' : `type ${type}`);
