/** Ways to an input's numbers. Pure: randomness is an argument. */

/** Arrays that hold every value of an input's type as it is. */
export type InputValues = Float32Array | Float64Array | BigInt64Array | BigUint64Array;

export type Parsed =
  | { readonly ok: true; readonly values: InputValues }
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): Parsed => ({ ok: false, reason });

export const elements = (shape: readonly number[]): number =>
  shape.reduce((all, size) => all * size, 1);

/** As many numbers as can be read and typed. */
export const TYPED_VALUES = 4096;

/** Numbers as they stand in the text field, the first of them where there are too many. */
export const asText = (values: InputValues): string =>
  Array.from<number | bigint, number | bigint>(values.subarray(0, TYPED_VALUES), (value) =>
    values instanceof Float32Array ? +Number(value).toPrecision(6) : value,
  ).join(', ');

/** Numbers in the array of a type, by the runtime's own name of it. */
export function inType(numbers: ArrayLike<number>, type: string): InputValues {
  const whole = (value: number) => BigInt(Math.round(value));
  switch (type.toLowerCase()) {
    case 'int64':
      return BigInt64Array.from(numbers, whole);
    case 'uint64':
      return BigUint64Array.from(numbers, whole);
    case 'int32':
    case 'uint32':
    case 'float64':
      return Float64Array.from(numbers);
    default:
      return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
  }
}

export const zeros = (length: number, type: string): InputValues =>
  inType(new Float32Array(length), type);

export function randomValues(
  length: number,
  [low, high]: readonly [number, number],
  random: () => number,
  type: string,
): InputValues {
  return inType(
    Float32Array.from({ length }, () => low + (high - low) * random()),
    type,
  );
}

const wordsOf = (text: string) => text.split(/[\s,;"[\](){}]+/).filter((word) => word !== '');

/** Spreadsheets of half of Europe: `0,5;1,25`, where something else stands between the numbers. */
const withPoints = (text: string): string =>
  /[\s;]/.test(text.trim()) ? text.replaceAll(/(\d),(?=\d)/g, '$1.') : text;

/** Smallest and largest value of the integers that are kept exact. */
const RANGES: Readonly<Record<string, readonly [bigint, bigint]>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

/** As an integer; null where it is none. `1e3` and `2.0` are. */
function integerOf(word: string): bigint | null {
  if (/^[+-]?\d+$/.test(word)) return BigInt(word);
  const value = Number(word);
  return Number.isSafeInteger(value) ? BigInt(value) : null;
}

/** Why a word is no value of a type; null where it is one. */
function objection(word: string, type: string): string | null {
  const shown = `'${word.slice(0, 20)}'`;
  const range = RANGES[type];
  if (range !== undefined) {
    const value = integerOf(word);
    if (value === null) return `${shown}은 쓸 수 있는 정수(${type})가 아닙니다.`;
    const [low, high] = range;
    return value >= low && value <= high
      ? null
      : `${shown}은 ${type}의 범위(${low}부터 ${high}까지)를 벗어납니다.`;
  }
  const value = type === 'float64' ? Number(word) : Math.fround(Number(word));
  return Number.isFinite(value)
    ? null
    : `${shown}은 쓸 수 있는 숫자(${type === 'float64' ? type : 'float32'})가 아닙니다.`;
}

function valuesOf(words: readonly string[], type: string): InputValues {
  const whole = (word: string) => integerOf(word) ?? 0n;
  if (type === 'int64') return BigInt64Array.from(words, whole);
  if (type === 'uint64') return BigUint64Array.from(words, whole);
  return inType(Float64Array.from(words, Number), type);
}

/** Numbers with anything but a digit, sign, point or exponent between them. */
export function parseNumbers(text: string, length: number, typeName: string): Parsed {
  const type = typeName.toLowerCase();
  const plain = wordsOf(text);
  const pointed = plain.length === length ? plain : wordsOf(withPoints(text));
  const words = pointed.length === length ? pointed : plain;
  for (const word of words) {
    const reason = objection(word, type);
    if (reason !== null) return refuse(reason);
  }
  if (words.length !== length) {
    return refuse(`숫자 ${length}개가 필요합니다. 지금은 ${words.length}개입니다.`);
  }
  return { ok: true, values: valuesOf(words, type) };
}

/** A row of a CSV whose numbers are an input; a first row of names is passed over. */
export function parseCsv(text: string, length: number, type: string): Parsed {
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
  const row = parseNumbers(first, length, type);
  return row.ok ? row : parseNumbers(numbers.join('\n'), length, type);
}
