import type { ModelGraph } from '../../../contract/placement.ts';
import { readOnnx } from './onnx-graph.ts';
import { readOrt } from './ort-graph.ts';

const ORT_IDENTIFIER = 'ORTM';

/** The graph of either format, told by the file's identifier. */
export function readGraph(bytes: Uint8Array): ModelGraph {
  const identifier = String.fromCharCode(...bytes.subarray(4, 8));
  return identifier === ORT_IDENTIFIER ? readOrt(bytes) : readOnnx(bytes);
}
