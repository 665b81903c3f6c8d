import type { EngineId } from '../contract/engine.ts';
import type { Engine } from './engine.ts';
import { onnx } from './onnx/engine.ts';
import { tflite } from './tflite/engine.ts';
import { tflm } from './tflm/engine.ts';

/** Every engine by its name; each loads its heavy parts when it is first used. */
export const ENGINES: Readonly<Record<EngineId, Engine>> = { tflm, onnx, tflite };

/** The engine behind a module name of the student's imports. */
export function engineOf(specifier: string): Engine | undefined {
  return Object.values(ENGINES).find(({ specifiers }) => specifiers.includes(specifier));
}

export const ENGINE_SPECIFIERS: readonly string[] = Object.values(ENGINES).flatMap(
  ({ specifiers }) => specifiers,
);
