/** Writers of protobuf, as far as one matrix product needs them. */

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

const number = (field: number, value: number) => [varint(field * 8), varint(value)];

function bytes(field: number, ...parts: readonly Uint8Array[]): Uint8Array[] {
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0);
  return [varint(field * 8 + 2), varint(length), ...parts];
}

const text = (field: number, value: string) => bytes(field, new TextEncoder().encode(value));

const FLOAT = 1;
const INT64 = 7;

/** A ValueInfoProto: rows of numbers, as many as it says or as somebody wants. */
function rowsOf(
  field: number,
  name: string,
  rows: number | string,
  width: number,
  type = FLOAT,
): Uint8Array[] {
  const sizes = [rows, width].flatMap((size) =>
    bytes(1, ...(typeof size === 'number' ? number(1, size) : text(2, size))),
  );
  const tensor = [...number(1, type), ...bytes(2, ...sizes)];
  return bytes(field, ...text(1, name), ...bytes(2, ...bytes(1, ...tensor)));
}

/** A square of weights, each row of which gives the mean of its inputs. */
const meanOf = (side: number) =>
  new Uint8Array(new Float32Array(side * side).fill(1 / side).buffer);

const square = (side: number, ...values: readonly Uint8Array[]) => [
  ...[...number(1, side), ...number(1, side), ...number(2, FLOAT), ...text(8, 'w'), ...values],
];

const modelOf = (graph: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([...number(1, 8), ...bytes(7, ...graph), ...bytes(8, ...number(2, 17))]);

/** An `.onnx` that gives back integers of 64 bits as they are. */
export function sameIntegers(width: number): Uint8Array {
  const node = [...text(1, 'ids'), ...text(2, 'same'), ...text(4, 'Identity')];
  return modelOf([
    ...[...bytes(1, ...node), ...text(2, 'integers')],
    ...[...rowsOf(11, 'ids', 1, width, INT64), ...rowsOf(12, 'same', 1, width, INT64)],
  ]);
}

function matMul(weights: readonly Uint8Array[], side: number, rows: number | string): Uint8Array {
  const node = [...text(1, 'x'), ...text(1, 'w'), ...text(2, 'y'), ...text(3, 'product')];
  const graph = [
    ...bytes(1, ...node, ...text(4, 'MatMul')),
    ...[...text(2, 'large'), ...bytes(5, ...weights)],
    ...[...rowsOf(11, 'x', rows, side), ...rowsOf(12, 'y', rows, side)],
  ];
  return modelOf(graph);
}

/**
 * An `.onnx` of one MatMul with a square of weights: 4 × side² bytes and a little. Rows with a name
 * are left open.
 */
export const matMulModel = (side: number, rows: number | string = 1): Uint8Array =>
  matMul(square(side, ...bytes(9, meanOf(side))), side, rows);

/**
 * The same with its weights in a file of their own, as PyTorch's exporter writes it: TensorProto's
 * external_data 13 and data_location 14.
 */
export function matMulBeside(side: number, path: string): { model: Uint8Array; data: Uint8Array } {
  const data = meanOf(side);
  const entry = (key: string, value: string) => bytes(13, ...text(1, key), ...text(2, value));
  const place = [
    ...[...entry('location', path), ...entry('offset', '0')],
    ...[...entry('length', String(data.byteLength)), ...number(14, 1)],
  ];
  return { model: matMul(square(side, ...place), side, 1), data };
}
