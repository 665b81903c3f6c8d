import type { Engine, EngineHost, LoadedEngine } from '../engine.ts';
import { runtimeFile } from '../runtime-file.ts';
import { studentModule } from './api.ts';
import { loadTflm } from './load.ts';
import { openSession } from './session.ts';
import { chooseVariant, variantFile } from './variant.ts';

let loading: Promise<LoadedEngine> | null = null;

function load(host: EngineHost): Promise<LoadedEngine> {
  loading ??= loadTflm(host)
    .then((tflm) => studentModule(tflm, host))
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}

export const tflm: Engine = {
  id: 'tflm',
  specifiers: ['tflm'],
  // A microcontroller has one core, and so has the engine.
  availability: () => ({ engine: 'tflm', available: true, reason: null, threads: 1 }),
  // All builds ask for the same functions.
  runtimeFile: () => ({
    ...runtimeFile('tflm.wasm'),
    bytes: variantFile(chooseVariant()).bytes,
  }),
  load,
  open: openSession,
};
