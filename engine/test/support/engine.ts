/** The committed engine, and one interpreter on it with everything freed afterwards. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { repositoryRoot } from '../../../scripts/engine/toolchain/sources.ts';
import {
  type Allocator,
  type AllocatorOptions,
  Engine,
  type Interpreter,
} from '../../../src/runtime/engines/tflm/abi.ts';

export const engineWasm = readFileSync(resolve(repositoryRoot, 'engine/dist/tflm.wasm'));
export const engineModule = new WebAssembly.Module(engineWasm);

/** An engine that keeps what it logs. */
export function startEngine(): { readonly engine: Engine; readonly log: () => string } {
  let text = '';
  const engine = new Engine(engineModule, {
    log: (part) => {
      text += part;
    },
    now: () => 0,
  });
  const log = () => {
    const taken = text;
    text = '';
    return taken;
  };
  return { engine, log };
}

export interface Opened {
  readonly interpreter: Interpreter;
  readonly allocator: Allocator;
}

/** All ops registered, AllocateTensors not called. */
export function withInterpreter<T>(
  engine: Engine,
  file: Uint8Array,
  arenaBytes: number,
  options: AllocatorOptions,
  use: (opened: Opened) => T,
): T {
  const arena = engine.allocate(arenaBytes);
  const model = engine.openModel(file);
  if (model === null) throw new Error('the model was refused');
  const resolver = engine.createResolver('all');
  const allocator = engine.createAllocator(arena, arenaBytes, options);
  const interpreter = engine.createInterpreter(model, resolver, allocator);
  try {
    return use({ interpreter, allocator });
  } finally {
    for (const handle of [interpreter, allocator, resolver, model]) handle.free();
    engine.release(arena);
  }
}
