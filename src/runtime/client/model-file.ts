import type { ModelFileCheck, ModelFormat } from '../contract/model-file.ts';
import { FlatTable, OutOfFile } from './flatbuffers.ts';

/** Larger files do not fit the runtimes' 32-bit memory with room to work. */
const LARGEST_MODEL_BYTES = 1024 ** 3;

const EMPTY = '빈 파일입니다.';
export const TOO_LARGE =
  '파일이 1GiB보다 큽니다. 브라우저의 런타임이 다룰 수 있는 크기를 넘습니다.';
const UNKNOWN = '모델 파일이 아닙니다. .tflite, .onnx, .ort 파일을 넣어 주세요.';

export const tooLarge = (bytes: number): boolean => bytes > LARGEST_MODEL_BYTES;

/** As recogniseModel. What is too large is not read at all, and what cannot be read is refused. */
export async function recogniseFile(file: Blob): Promise<ModelFileCheck> {
  if (tooLarge(file.size)) return refuse(TOO_LARGE);
  try {
    return recogniseModel(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // A folder, or a file that was moved after it was chosen.
    return refuse('파일을 읽을 수 없습니다. 다시 골라 주세요.');
  }
}

/**
 * Tells what a file is from its first bytes and its outer structure. Whether the graph inside is
 * sound is for the runtime to say; a file cut short is found here, where its structure tells.
 */
export function recogniseModel(bytes: Uint8Array): ModelFileCheck {
  if (bytes.byteLength === 0) return refuse(EMPTY);
  if (tooLarge(bytes.byteLength)) return refuse(TOO_LARGE);
  const identifier = ascii(bytes, 4, 8);
  if (identifier === 'TFL3') return flatbuffer(bytes, 'tflite');
  if (identifier === 'ORTM') return flatbuffer(bytes, 'ort');
  const foreign = foreignFormat(bytes);
  if (foreign !== null) return refuse(foreign);
  return onnx(bytes);
}

function refuse(reason: string): ModelFileCheck {
  return { ok: false, reason };
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** Files that students drop by mistake, by their magic bytes. */
function foreignFormat(bytes: Uint8Array): string | null {
  const head = ascii(bytes, 0, 64);
  if (head.startsWith('PK\x03\x04')) {
    return '압축 파일(zip)입니다. PyTorch의 .pt나 Keras의 .keras도 이 형식입니다. .onnx나 .tflite로 변환한 파일을 넣어 주세요.';
  }
  if (head.startsWith('\x89HDF')) {
    return 'HDF5 파일입니다. Keras의 .h5 모델이라면 .tflite로 변환한 뒤 넣어 주세요.';
  }
  if (head.startsWith('\x1f\x8b')) return 'gzip으로 압축된 파일입니다. 압축을 푼 뒤 넣어 주세요.';
  if (head.startsWith('GGUF')) {
    return 'GGUF 파일입니다. llama.cpp용 모델은 이 실험실의 런타임이 읽지 못합니다.';
  }
  if (head.startsWith('version https://git-lfs')) {
    return 'Git LFS의 포인터 파일입니다. 모델이 아니라 주소만 들어 있으니 원본을 내려받아 주세요.';
  }
  if (/^\s*<(!doctype|html|\?xml)/i.test(head)) {
    return '웹 페이지(HTML)입니다. 모델 대신 내려받기 페이지를 저장한 것 같습니다.';
  }
  if (/^\s*[[{]/.test(head) && looksLikeText(bytes)) {
    return 'JSON 파일입니다. TensorFlow.js 모델이라면 이 실험실의 런타임이 읽지 못합니다.';
  }
  if (looksLikeText(bytes)) return '텍스트 파일입니다. .tflite, .onnx, .ort 파일을 넣어 주세요.';
  return null;
}

/** Printable throughout its first part: a protobuf or FlatBuffers file never is. */
function looksLikeText(bytes: Uint8Array): boolean {
  return bytes
    .subarray(0, 512)
    .every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

/** References are followed to where the weights and the nodes are: what is cut off lies there. */
function flatbuffer(bytes: Uint8Array, format: 'tflite' | 'ort'): ModelFileCheck {
  try {
    const root = FlatTable.root(bytes);
    if (format === 'tflite') walkTflite(root);
    else walkOrt(root);
  } catch (error) {
    if (error instanceof OutOfFile) return truncated(bytes, format);
    throw error;
  }
  return format === 'tflite'
    ? { ok: true, format, engines: ['tflm', 'tflite'] }
    : { ok: true, format, engines: ['onnx'] };
}

function truncated(bytes: Uint8Array, format: ModelFormat): ModelFileCheck {
  return refuse(
    `.${format} 파일이 중간에 잘렸습니다(${bytes.byteLength.toLocaleString('ko-KR')}바이트만 남아 있습니다). 원본을 다시 받아 주세요.`,
  );
}

/** Model: subgraphs 2, description 3, buffers 4. SubGraph: tensors 0, operators 3. Buffer: data 0. */
function walkTflite(model: FlatTable): void {
  model.bytes(3);
  for (const subgraph of model.tables(2)) {
    subgraph.tables(0);
    subgraph.tables(3);
  }
  for (const buffer of model.tables(4)) buffer.bytes(0);
}

/** InferenceSession: model 1. Model: graph 7. Graph: initializers 0, nodes 2. Tensor: raw_data 4. */
function walkOrt(session: FlatTable): void {
  session.bytes(0);
  const graph = session.table(1)?.table(7);
  for (const initializer of graph?.tables(0) ?? []) initializer.bytes(4);
  for (const node of graph?.tables(2) ?? []) node.bytes(0);
}

/** Numbers of the fields of ONNX's ModelProto, and how each is laid down. */
const MODEL_PROTO: Readonly<Record<number, 'varint' | 'bytes'>> = {
  1: 'varint', // ir_version
  2: 'bytes', // producer_name
  3: 'bytes', // producer_version
  4: 'bytes', // domain
  5: 'varint', // model_version
  6: 'bytes', // doc_string
  7: 'bytes', // graph
  8: 'bytes', // opset_import
  14: 'bytes', // metadata_props
  20: 'bytes', // training_info
  25: 'bytes', // functions
  26: 'bytes', // configuration
};
const GRAPH_FIELD = 7;

/** ONNX has no magic bytes: its outermost protobuf fields are walked instead. */
function onnx(bytes: Uint8Array): ModelFileCheck {
  let at = 0;
  let fields = 0;
  let graph = false;
  while (at < bytes.byteLength) {
    const key = varint(bytes, at);
    if (key === null) return fields > 1 ? truncated(bytes, 'onnx') : refuse(UNKNOWN);
    const number = Math.floor(key.value / 8);
    const kind = MODEL_PROTO[number];
    if (kind === undefined || key.value % 8 !== (kind === 'varint' ? 0 : 2)) return refuse(UNKNOWN);
    const value = varint(bytes, key.next);
    if (value === null) return fields > 0 ? truncated(bytes, 'onnx') : refuse(UNKNOWN);
    at = kind === 'varint' ? value.next : value.next + value.value;
    fields += 1;
    if (at > bytes.byteLength) return fields > 1 ? truncated(bytes, 'onnx') : refuse(UNKNOWN);
    if (number === GRAPH_FIELD) graph = true;
  }
  return graph
    ? { ok: true, format: 'onnx', engines: ['onnx'] }
    : refuse('.onnx 파일이지만 그래프가 들어 있지 않습니다. 원본을 다시 받아 주세요.');
}

function varint(bytes: Uint8Array, at: number): { value: number; next: number } | null {
  let value = 0;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  return null;
}
