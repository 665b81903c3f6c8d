/** Real numbers into a tensor's bytes and back, by the rule of models/README.md. */

interface Quantised {
  readonly type: string;
  readonly scale: number;
  readonly zeroPoint: number;
}

const halfAwayFromZero = (value: number): number =>
  Math.sign(value) * Math.floor(Math.abs(value) + 0.5);

const quantised = (value: number, { scale, zeroPoint }: Quantised, bits: number): number => {
  const limit = 2 ** (bits - 1);
  const stored = halfAwayFromZero(value / scale) + zeroPoint;
  return Math.min(limit - 1, Math.max(-limit, stored));
};

/** float32, int8 and int16 are all that the zoo's inputs are. */
export function writeReal(data: DataView, about: Quantised, values: Float32Array): void {
  for (const [i, value] of values.entries()) {
    if (about.type === 'FLOAT32') data.setFloat32(4 * i, value, true);
    else if (about.type === 'INT8') data.setInt8(i, quantised(value, about, 8));
    else if (about.type === 'INT16') data.setInt16(2 * i, quantised(value, about, 16), true);
    else throw new TypeError(`no input of the zoo is ${about.type}`);
  }
}

export function readReal(data: DataView, about: Quantised): number[] {
  const real = (stored: number) => (stored - about.zeroPoint) * about.scale;
  switch (about.type) {
    case 'FLOAT32':
      return Array.from({ length: data.byteLength / 4 }, (_, i) => data.getFloat32(4 * i, true));
    case 'INT8':
      return Array.from({ length: data.byteLength }, (_, i) => real(data.getInt8(i)));
    case 'INT16':
      return Array.from({ length: data.byteLength / 2 }, (_, i) =>
        real(data.getInt16(2 * i, true)),
      );
    default:
      throw new TypeError(`no output of the zoo is ${about.type}`);
  }
}
