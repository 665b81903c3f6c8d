import type { QuantizationDescription } from '../contract/model.ts';
import type { RealValues } from '../contract/real-values.ts';
import type { TensorSnapshot, TensorValues } from '../contract/tensor.ts';
import type { SessionInput } from './engine.ts';
import { fromHalf, toHalf } from './half.ts';

const INTEGERS = {
  INT8: { array: Int8Array, min: -128, max: 127 },
  UINT8: { array: Uint8Array, min: 0, max: 255 },
  INT16: { array: Int16Array, min: -32_768, max: 32_767 },
  UINT16: { array: Uint16Array, min: 0, max: 65_535 },
  INT32: { array: Int32Array, min: -2_147_483_648, max: 2_147_483_647 },
  UINT32: { array: Uint32Array, min: 0, max: 4_294_967_295 },
} as const;

const halfAwayFromZero = (value: number) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
const whole = (value: number | bigint) =>
  typeof value === 'bigint' ? value : BigInt(Math.round(value));

/** As JavaScript's own numbers: what they cannot hold has a type of its own. */
const numbersOf = (values: RealValues): ArrayLike<number> =>
  values instanceof BigInt64Array || values instanceof BigUint64Array
    ? Float64Array.from(values, Number)
    : values;

/** Real numbers in the type of an input, quantised by its scale where it has one. */
export function toInput(
  real: RealValues,
  { name, type }: Pick<SessionInput, 'name' | 'type'>,
  quantization: QuantizationDescription | null,
): TensorValues {
  const known = type.toUpperCase();
  if (known === 'INT64') return BigInt64Array.from(real as ArrayLike<number | bigint>, whole);
  if (known === 'UINT64') return BigUint64Array.from(real as ArrayLike<number | bigint>, whole);
  const values = numbersOf(real);
  switch (known) {
    case 'FLOAT32':
      return values instanceof Float32Array ? values : Float32Array.from(values);
    case 'FLOAT64':
      return Float64Array.from(values);
    case 'FLOAT16':
      return Uint16Array.from(values, toHalf);
    case 'BOOL':
      return Uint8Array.from(values, (value) => (value === 0 ? 0 : 1));
  }
  const integers = INTEGERS[known as keyof typeof INTEGERS];
  if (integers === undefined) {
    throw new Error(
      `입력 '${name}'의 자료형 ${type}에는 실수를 넣을 수 없습니다. 실험실의 편집기에서 알맞은 값을 만들어 넣어 주세요.`,
    );
  }
  const scale = quantization?.scale[0] ?? 1;
  const zeroPoint = quantization?.zeroPoint[0] ?? 0;
  const { array, min, max } = integers;
  return array.from(
    Array.from(values, (value) =>
      Math.min(max, Math.max(min, halfAwayFromZero(value / scale) + zeroPoint)),
    ),
  );
}

const EXACT_AS_DOUBLE = /^(u?int32|float64)$/i;

/** What an output stands for: (q − zero point) × scale where it is quantised. */
export function toReal(
  { type, values }: Pick<TensorSnapshot, 'type' | 'values'>,
  quantization: QuantizationDescription | null,
): RealValues {
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return values;
  if (quantization === null && EXACT_AS_DOUBLE.test(type)) {
    return Float64Array.from(values as ArrayLike<number>);
  }
  if (type === 'float16' && values instanceof Uint16Array)
    return Float32Array.from(values, fromHalf);
  const scale = quantization?.scale[0] ?? 1;
  const zeroPoint = quantization?.zeroPoint[0] ?? 0;
  return Float32Array.from(values as ArrayLike<number>, (value) => (value - zeroPoint) * scale);
}
