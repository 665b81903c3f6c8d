/** Ways to an input's numbers. Pure: randomness is an argument. */

export type Parsed =
  | { readonly ok: true; readonly values: Float32Array }
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): Parsed => ({ ok: false, reason });

export const elements = (shape: readonly number[]): number =>
  shape.reduce((all, size) => all * size, 1);

export const zeros = (length: number): Float32Array => new Float32Array(length);

export function randomValues(
  length: number,
  [low, high]: readonly [number, number],
  random: () => number,
): Float32Array {
  return Float32Array.from({ length }, () => low + (high - low) * random());
}

/** Numbers with anything but a digit, sign, point or exponent between them. */
export function parseNumbers(text: string, length: number): Parsed {
  const words = text.split(/[\s,;[\](){}]+/).filter((word) => word !== '');
  const wrong = words.find((word) => !Number.isFinite(Number(word)));
  if (wrong !== undefined) return refuse(`'${wrong.slice(0, 20)}'은 숫자가 아닙니다.`);
  if (words.length !== length) {
    return refuse(`숫자 ${length}개가 필요합니다. 지금은 ${words.length}개입니다.`);
  }
  return { ok: true, values: Float32Array.from(words, Number) };
}

/** A row of a CSV whose numbers are an input; a first row of names is passed over. */
export function parseCsv(text: string, length: number): Parsed {
  const rows = text.split(/\r?\n/).filter((row) => row.trim() !== '');
  const numeric = (row: string) =>
    row.split(/[,;\t]/).every((cell) => cell.trim() !== '' && Number.isFinite(Number(cell)));
  const numbers = rows.filter(numeric);
  if (numbers.length === 0) return refuse('CSV에 숫자로만 된 줄이 없습니다.');
  const [first = ''] = numbers;
  const cells = first.split(/[,;\t]/).length;
  // One row an input, or one input spread over all rows, as an image is.
  return cells === length
    ? parseNumbers(first.replaceAll(/[;\t]/g, ','), length)
    : parseNumbers(numbers.join(',').replaceAll(/[;\t]/g, ','), length);
}

/**
 * Pixels (RGBA) as brightness 0…1 in a tensor's order. `invert` for dark strokes on a light ground,
 * which is how people draw and not how models of digits see.
 */
export function brightness(
  pixels: Uint8ClampedArray,
  [low, high]: readonly [number, number],
  invert: boolean,
): Float32Array {
  return Float32Array.from({ length: pixels.length / 4 }, (_, i) => {
    const at = 4 * i;
    // ITU-R BT.601 luma.
    const luma =
      (0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0)) /
      255;
    return low + (high - low) * (invert ? 1 - luma : luma);
  });
}

/** Height and width where a shape is one picture of one channel: 1×8×8×1 or 1×1×8×8. */
export function pictureSize(shape: readonly number[]): readonly [number, number] | null {
  const sizes = shape.filter((size) => size !== 1);
  const [height, width] = sizes;
  return sizes.length === 2 && height !== undefined && width !== undefined && height === width
    ? [height, width]
    : null;
}
