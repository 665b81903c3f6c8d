import type { ModelInput } from '../../../contract/compare.ts';
import type { ModelGraph } from '../../../contract/placement.ts';
import { inputsOfOnnx, readOnnx } from './onnx-graph.ts';
import { inputsOfOrt, readOrt } from './ort-graph.ts';

const ORT_IDENTIFIER = 'ORTM';

const isOrt = (bytes: Uint8Array) =>
  String.fromCharCode(...bytes.subarray(4, 8)) === ORT_IDENTIFIER;

/** The graph of either format, told by the file's identifier. */
export const readGraph = (bytes: Uint8Array): ModelGraph =>
  isOrt(bytes) ? readOrt(bytes) : readOnnx(bytes);

/** The inputs of either format. */
export const inputsOf = (bytes: Uint8Array): ModelInput[] =>
  isOrt(bytes) ? inputsOfOrt(bytes) : inputsOfOnnx(bytes);
