import type { TensorValues } from '@/runtime/contract/tensor.ts';
import { byteLines } from './c-array.ts';
import type { Deployment, Port } from './deployment.ts';

/** Larger inputs would fill the flash that the model needs. */
const MOST_BYTES = 64 * 1024;
const PER_LINE = 12;

/** C types of the values that are written as numbers; others as the bytes they are. */
const NUMBERS: Readonly<Record<string, string>> = {
  FLOAT32: 'float',
  INT8: 'int8_t',
  UINT8: 'uint8_t',
  INT16: 'int16_t',
  INT32: 'int32_t',
};

type Numbers = Exclude<TensorValues, readonly string[]>;
const isNumbers = (values: TensorValues | null): values is Numbers => ArrayBuffer.isView(values);

/** The project brings the values that the page ran the model with. */
export function hasSamples({ inputs }: Pick<Deployment, 'inputs'>): boolean {
  const given = inputs.map(({ values }) => values).filter(isNumbers);
  const bytes = given.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return given.length > 0 && given.length === inputs.length && bytes <= MOST_BYTES;
}

/** Digits that give the same float again when they are read. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NAN';
  if (!Number.isFinite(value)) return value < 0 ? '-INFINITY' : 'INFINITY';
  const digits = String(Number(value.toPrecision(9)));
  return `${/[.e]/.test(digits) ? digits : `${digits}.0`}f`;
}

function numberLines(values: Numbers, text: (value: number) => string): string {
  const lines: string[] = [];
  for (let at = 0; at < values.length; at += PER_LINE) {
    lines.push(
      `  ${Array.from(values.slice(at, at + PER_LINE), Number)
        .map(text)
        .join(', ')}`,
    );
  }
  return lines.join(',\n');
}

/** A name from the file as a comment may hold it: one line, and none that goes on in the next. */
const inComment = (name: string): string => name.replace(/[\p{C}\\?]/gu, '_').slice(0, 60);

function arrayOf({ name, type, shape, values }: Port, at: number): string {
  if (!isNumbers(values)) return '';
  const ctype = NUMBERS[type] ?? 'unsigned char';
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const lines =
    NUMBERS[type] === undefined
      ? byteLines(bytes)
      : numberLines(values, type === 'FLOAT32' ? floatText : String);
  return `\
// ${inComment(name)}: ${type} [${shape.join(', ')}]
alignas(16) const ${ctype} kInput${at}[] = {
${lines}
};
`;
}

/** The inputs of the map: with them a board must print what the page shows. */
export const inputHeader = ({ inputs }: Deployment): string => `\
#ifndef MODEL_INPUT_H_
#define MODEL_INPUT_H_

#include <cmath>
#include <cstdint>

${inputs.map(arrayOf).join('\n')}
#endif  // MODEL_INPUT_H_
`;
