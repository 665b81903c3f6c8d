import type { ModelInput } from '../../../contract/compare.ts';
import type { ExternalFile } from '../../../contract/model-file.ts';
import type { ModelGraph } from '../../../contract/placement.ts';
import { externalFilesOf } from './external-files.ts';
import { inputsOfOnnx, readOnnx } from './onnx-graph.ts';
import { inputsOfOrt, readOrt } from './ort-graph.ts';

const ORT_IDENTIFIER = 'ORTM';

const isOrt = (bytes: Uint8Array) =>
  String.fromCharCode(...bytes.subarray(4, 8)) === ORT_IDENTIFIER;

/** Offsets that lead out of the file, or in circles: a sentence in place of a JavaScript error. */
function sound<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Error('모델 파일의 구조가 깨졌습니다. 원본을 다시 받아 주세요.');
  }
}

/** The graph of either format, told by the file's identifier. */
export const readGraph = (bytes: Uint8Array): ModelGraph =>
  sound(() => (isOrt(bytes) ? readOrt(bytes) : readOnnx(bytes)));

/** The inputs of either format. */
export const inputsOf = (bytes: Uint8Array): ModelInput[] =>
  sound(() => (isOrt(bytes) ? inputsOfOrt(bytes) : inputsOfOnnx(bytes)));

/** The files that a model needs beside it; an `.ort` has all in itself. */
export const filesBeside = (bytes: Uint8Array): ExternalFile[] =>
  sound(() => (isOrt(bytes) ? [] : externalFilesOf(bytes)));
