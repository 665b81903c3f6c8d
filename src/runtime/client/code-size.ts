import manifest from '../../../engine/dist/manifest.json';

/** Kernels that share a file, by op; any other op's file has the op's own name. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  CONV_2D: ['conv', 'conv_common'],
  DEPTHWISE_CONV_2D: ['depthwise_conv', 'depthwise_conv_common'],
  MAX_POOL_2D: ['pooling', 'pooling_common'],
  AVERAGE_POOL_2D: ['pooling', 'pooling_common'],
  FULLY_CONNECTED: ['fully_connected', 'fully_connected_common'],
  SOFTMAX: ['softmax', 'softmax_common'],
  UNIDIRECTIONAL_SEQUENCE_LSTM: ['unidirectional_sequence_lstm', 'lstm_common'],
  RELU: ['activations'],
  RELU6: ['activations'],
  MEAN: ['reduce'],
  SUM: ['reduce'],
  REDUCE_MAX: ['reduce'],
  REDUCE_MIN: ['reduce'],
  REDUCE_ALL: ['reduce'],
  ARG_MAX: ['arg_min_max'],
  ARG_MIN: ['arg_min_max'],
  MAXIMUM: ['maximum_minimum'],
  MINIMUM: ['maximum_minimum'],
  PADV2: ['pad'],
  SELECT_V2: ['select'],
  L2_NORMALIZATION: ['l2norm'],
  EQUAL: ['comparisons'],
  NOT_EQUAL: ['comparisons'],
  GREATER: ['comparisons'],
  GREATER_EQUAL: ['comparisons'],
  LESS: ['comparisons'],
  LESS_EQUAL: ['comparisons'],
  FLOOR: ['rounding'],
  CEIL: ['rounding'],
  ROUND: ['rounding'],
  LOGICAL_AND: ['logical'],
  LOGICAL_OR: ['logical'],
  LOGICAL_NOT: ['logical'],
  ABS: ['elementwise'],
  SIN: ['elementwise'],
  COS: ['elementwise'],
  LOG: ['elementwise'],
  SQRT: ['elementwise'],
  RSQRT: ['elementwise'],
  SQUARE: ['elementwise'],
};

const parts = new Map(manifest.parts.map(({ part, code, data }) => [part, code + data]));

function filesOf(op: string): readonly string[] {
  return FILES[op] ?? [op.toLowerCase()];
}

/** Bytes of the files that an op's kernel lies in, in our wasm build; null for one not told apart. */
export function kernelBytes(op: string): number | null {
  const sizes = filesOf(op).map((file) => parts.get(`kernels/${file}`));
  if (sizes.some((size) => size === undefined)) return null;
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

/** Bytes of all the kernels of a model, files that ops share counted once; unknown ones left out. */
export function kernelsBytes(ops: readonly string[]): number {
  const files = new Set(ops.flatMap(filesOf));
  return [...files].reduce((sum, file) => sum + (parts.get(`kernels/${file}`) ?? 0), 0);
}

/** Everything but kernels: what a program links whatever its model. */
export const FRAMEWORK_BYTES = [
  'core',
  'model',
  'memory',
  'interpreter',
  'kernels/internal',
].reduce((sum, part) => sum + (parts.get(part) ?? 0), 0);

/** All reference kernels: what a program links that registers every op. */
export const ALL_KERNELS_BYTES = [...parts]
  .filter(([part]) => /^kernels\/(?!internal$|fast\/)/.test(part))
  .reduce((sum, [, bytes]) => sum + bytes, 0);
