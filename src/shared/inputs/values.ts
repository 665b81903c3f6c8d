/** Ways to an input's numbers. Pure: randomness is an argument. */

export type Parsed =
  | { readonly ok: true; readonly values: Float32Array }
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): Parsed => ({ ok: false, reason });

export const elements = (shape: readonly number[]): number =>
  shape.reduce((all, size) => all * size, 1);

/** As many numbers as can be read and typed. */
export const TYPED_VALUES = 4096;

/** Numbers as they stand in the text field, the first of them where there are too many. */
export const asText = (values: Float32Array): string =>
  Array.from(values.subarray(0, TYPED_VALUES), (value) => +value.toPrecision(6)).join(', ');

export const zeros = (length: number): Float32Array => new Float32Array(length);

export function randomValues(
  length: number,
  [low, high]: readonly [number, number],
  random: () => number,
): Float32Array {
  return Float32Array.from({ length }, () => low + (high - low) * random());
}

const wordsOf = (text: string) => text.split(/[\s,;[\](){}]+/).filter((word) => word !== '');

/** Spreadsheets of half of Europe: `0,5;1,25`, where something else stands between the numbers. */
const withPoints = (text: string): string =>
  /[\s;]/.test(text.trim()) ? text.replaceAll(/(\d),(?=\d)/g, '$1.') : text;

/** Numbers with anything but a digit, sign, point or exponent between them. */
export function parseNumbers(text: string, length: number): Parsed {
  const plain = wordsOf(text);
  const pointed = plain.length === length ? plain : wordsOf(withPoints(text));
  const words = pointed.length === length ? pointed : plain;
  const wrong = words.find((word) => !Number.isFinite(Math.fround(Number(word))));
  if (wrong !== undefined) {
    return refuse(`'${wrong.slice(0, 20)}'은 쓸 수 있는 숫자(float32)가 아닙니다.`);
  }
  if (words.length !== length) {
    return refuse(`숫자 ${length}개가 필요합니다. 지금은 ${words.length}개입니다.`);
  }
  return { ok: true, values: Float32Array.from(words, Number) };
}

/** A row of a CSV whose numbers are an input; a first row of names is passed over. */
export function parseCsv(text: string, length: number): Parsed {
  // Quotes around cells and a comma at the end of a row say nothing.
  const rows = text
    .split(/\r?\n/)
    .map((row) => row.replaceAll('"', '').trim().replace(/[,;]$/, ''));
  const numeric = (row: string) =>
    row.split(/[,;\t]/).every((cell) => cell.trim() !== '' && Number.isFinite(Number(cell)));
  const numbers = rows.filter(numeric);
  const [first] = numbers;
  if (first === undefined) return refuse('CSV에 숫자로만 된 줄이 없습니다.');
  // One row an input, or one input spread over all rows, as an image is.
  const row = parseNumbers(first, length);
  return row.ok ? row : parseNumbers(numbers.join('\n'), length);
}
