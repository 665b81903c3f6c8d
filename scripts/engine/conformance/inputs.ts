/** The input data of run k, input i: the generator that made the records. */

/** xorshift32; each draw advances first. */
function draws(run: number, input: number): () => number {
  let x = (Math.imul(1_000_003, run + 1) + Math.imul(7919, input)) >>> 0;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    x >>>= 0;
    return x;
  };
}

/** Little-endian bytes for a tensor of that type (TfLiteTypeGetName). */
export function inputBytes(type: string, bytes: number, run: number, input: number): Uint8Array {
  const draw = draws(run, input);
  const data = new Uint8Array(bytes);
  const view = new DataView(data.buffer);
  switch (type) {
    case 'FLOAT32':
      for (let at = 0; at + 4 <= bytes; at += 4) view.setFloat32(at, (draw() | 0) / 2 ** 31, true);
      break;
    case 'INT16':
      for (let at = 0; at + 2 <= bytes; at += 2) view.setUint16(at, draw() >>> 16, true);
      break;
    case 'INT32':
      for (let at = 0; at + 4 <= bytes; at += 4) view.setUint32(at, draw() % 3, true);
      break;
    case 'INT64':
      for (let at = 0; at + 8 <= bytes; at += 8) view.setBigUint64(at, BigInt(draw() % 3), true);
      break;
    case 'BOOL':
      for (let at = 0; at < bytes; at++) data[at] = draw() & 1;
      break;
    default:
      for (let at = 0; at < bytes; at++) data[at] = draw() >>> 24;
  }
  return data;
}
