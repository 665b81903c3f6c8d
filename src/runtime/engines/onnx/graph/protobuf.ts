/** A field of a protobuf message: a number, or the bytes of a text or an inner message. */
export interface Field {
  readonly number: number;
  readonly value: number;
  readonly bytes: Uint8Array;
  /** All of it, with number and length. */
  readonly raw: Uint8Array;
}

export const NONE = new Uint8Array();
export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The fields of a message in order; weights are passed over without a copy. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = view.getUint8(at++);
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.byteLength) {
    const from = at;
    const key = varint();
    let value = 0;
    let bytes: Uint8Array = NONE;
    switch (key % 8) {
      case 0:
        value = varint();
        break;
      case 1:
        at += 8;
        break;
      case 2: {
        const length = varint();
        bytes = message.subarray(at, at + length);
        at += length;
        break;
      }
      case 5:
        at += 4;
        break;
      default:
        throw new Error('.onnx 파일의 구조가 깨졌습니다.');
    }
    yield { number: Math.floor(key / 8), value, bytes, raw: message.subarray(from, at) };
  }
}

function varintOf(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

/** A message in pieces: weights are large, and are put together once. */
export type Pieces = readonly Uint8Array[];

export const field = (number: number, pieces: Pieces): Pieces => [
  varintOf(number * 8 + 2),
  varintOf(pieces.reduce((length, piece) => length + piece.byteLength, 0)),
  ...pieces,
];

/** What to make of the fields of a message, by their number; null leaves one as it is. */
export type Edits = Readonly<Record<number, (bytes: Uint8Array) => Pieces | null>>;

/** A message with some of its fields edited; null where none was. */
export function edited(message: Uint8Array, edits: Edits): Pieces | null {
  let changed = false;
  const pieces: Uint8Array[] = [];
  for (const { number, bytes, raw } of fieldsOf(message)) {
    const next = edits[number]?.(bytes) ?? null;
    changed ||= next !== null;
    pieces.push(...(next === null ? [raw] : field(number, next)));
  }
  return changed ? pieces : null;
}

export function together(pieces: Pieces): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

export const first = (message: Uint8Array, wanted: number): Field | undefined => {
  for (const field of fieldsOf(message)) if (field.number === wanted) return field;
  return undefined;
};

export const textOf = (message: Uint8Array, number: number) =>
  text(first(message, number)?.bytes ?? NONE);
