import type { ModelFileCheck } from '../contract/model-file.ts';

/** Larger files do not fit the runtimes' 32-bit memory with room to work. */
const LARGEST_MODEL_BYTES = 1024 ** 3;

const EMPTY = '빈 파일입니다.';
const UNKNOWN = '모델 파일이 아닙니다. .tflite, .onnx, .ort 파일을 넣어 주세요.';

/**
 * Tells what a file is from its first bytes and its outer structure. Whether the graph inside is
 * sound is for the runtime to say; a file cut short is found here, where its structure tells.
 */
export function recogniseModel(bytes: Uint8Array): ModelFileCheck {
  if (bytes.byteLength === 0) return refuse(EMPTY);
  if (bytes.byteLength > LARGEST_MODEL_BYTES) {
    return refuse('파일이 1GiB보다 큽니다. 브라우저의 런타임이 다룰 수 있는 크기를 넘습니다.');
  }
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

/** The root table and its field table must lie inside the file, and so must what they point to. */
function flatbuffer(bytes: Uint8Array, format: 'tflite' | 'ort'): ModelFileCheck {
  const name = `.${format}`;
  const truncated = refuse(
    `${name} 파일이 중간에 잘렸습니다(${bytes.byteLength.toLocaleString('ko-KR')}바이트만 남아 있습니다). 원본을 다시 받아 주세요.`,
  );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fits = (offset: number, size: number) => offset >= 0 && offset + size <= view.byteLength;
  if (!fits(0, 8)) return truncated;
  const root = view.getUint32(0, true);
  if (!fits(root, 4)) return truncated;
  const fields = root - view.getInt32(root, true);
  if (!fits(fields, 4)) return truncated;
  const fieldsBytes = view.getUint16(fields, true);
  const tableBytes = view.getUint16(fields + 2, true);
  if (!fits(fields, fieldsBytes) || !fits(root, tableBytes)) return truncated;
  for (const slot of ROOT_REFERENCES[format]) {
    const at = 4 + 2 * slot;
    const field = at + 2 <= fieldsBytes ? view.getUint16(fields + at, true) : 0;
    if (field === 0) continue;
    if (!fits(root + field, 4)) return truncated;
    const target = root + field + view.getUint32(root + field, true);
    if (!fits(target, 4)) return truncated;
    if (slot === ROOT_VECTOR[format] && !everyTableFits(view, target)) return truncated;
  }
  return format === 'tflite'
    ? { ok: true, format, engines: ['tflm', 'tflite'] }
    : { ok: true, format, engines: ['onnx'] };
}

/** Fields of the root table that are references: .tflite Model, .ort InferenceSession. */
const ROOT_REFERENCES = { tflite: [1, 2, 3, 4], ort: [0, 1] } as const;
/** `buffers` of a .tflite holds the weights, which lie furthest back in most files. */
const ROOT_VECTOR = { tflite: 4, ort: -1 } as const;

/** A vector of tables whose first field is a vector of bytes, as `buffers` is. */
function everyTableFits(view: DataView, vector: number): boolean {
  const count = view.getUint32(vector, true);
  const size = view.byteLength;
  if (vector + 4 + 4 * count > size) return false;
  for (let i = 0; i < count; i++) {
    const slot = vector + 4 + 4 * i;
    const table = slot + view.getUint32(slot, true);
    if (table + 4 > size) return false;
    const fields = table - view.getInt32(table, true);
    if (fields < 0 || fields + 4 > size) return false;
    if (view.getUint16(fields, true) < 6 || fields + 6 > size) continue;
    const data = view.getUint16(fields + 4, true);
    if (data === 0) continue;
    if (table + data + 4 > size) return false;
    const bytes = table + data + view.getUint32(table + data, true);
    if (bytes + 4 > size || bytes + 4 + view.getUint32(bytes, true) > size) return false;
  }
  return true;
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
  const truncated = () =>
    refuse(
      `.onnx 파일이 중간에 잘렸습니다(${bytes.byteLength.toLocaleString('ko-KR')}바이트만 남아 있습니다). 원본을 다시 받아 주세요.`,
    );
  while (at < bytes.byteLength) {
    const key = varint(bytes, at);
    if (key === null) return fields > 1 ? truncated() : refuse(UNKNOWN);
    const number = Math.floor(key.value / 8);
    const kind = MODEL_PROTO[number];
    if (kind === undefined || key.value % 8 !== (kind === 'varint' ? 0 : 2)) return refuse(UNKNOWN);
    const value = varint(bytes, key.next);
    if (value === null) return fields > 0 ? truncated() : refuse(UNKNOWN);
    at = kind === 'varint' ? value.next : value.next + value.value;
    fields += 1;
    if (at > bytes.byteLength) return fields > 1 ? truncated() : refuse(UNKNOWN);
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
