import type { ConsoleLevel } from '../../contract/console.ts';

const ESCAPE = String.fromCharCode(27);
const ANSI = new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g');

/** ONNX Runtime's severities as they stand in its lines: `[W:onnxruntime:, session.cc:1 Run]`. */
const ORT_LEVELS: Readonly<Record<string, ConsoleLevel>> = {
  V: 'debug',
  I: 'info',
  W: 'warn',
  E: 'error',
  F: 'error',
};
const TFLITE_LEVELS: Readonly<Record<string, ConsoleLevel>> = {
  INFO: 'info',
  WARNING: 'warn',
  ERROR: 'error',
};

/** A line a runtime printed: without colour codes, at the level that the line itself names. */
export function runtimeLine(
  text: string,
  level: ConsoleLevel,
): { readonly text: string; readonly level: ConsoleLevel } {
  const plain = text.replace(ANSI, '').trimEnd();
  const ort = /\[([VIWEF]):onnxruntime/.exec(plain)?.[1];
  const tflite = /^(INFO|WARNING|ERROR):/.exec(plain)?.[1];
  const named =
    (ort === undefined ? undefined : ORT_LEVELS[ort]) ??
    (tflite === undefined ? undefined : TFLITE_LEVELS[tflite]);
  return { text: plain, level: named ?? level };
}
