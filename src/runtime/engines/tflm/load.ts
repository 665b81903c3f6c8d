import type { EngineVariant } from '../../contract/engine.ts';
import type { EngineHost } from '../engine.ts';
import { Engine } from './abi.ts';
import { MessageLog } from './messages.ts';
import { chooseVariant, variantFile } from './variant.ts';

/** The engine with the messages that it has printed since they were last read. */
export interface LoadedTflm {
  readonly engine: Engine;
  readonly messages: MessageLog;
  readonly variant: EngineVariant;
  /** Of its file; null where the build did not tell. */
  readonly bytes: number | null;
}

/** A fresh instance: a few milliseconds, once the module is compiled. */
export async function loadTflm(host: EngineHost): Promise<LoadedTflm> {
  const variant = chooseVariant();
  const what = 'TensorFlow Lite Micro';
  const file = variantFile(variant);
  const content = await host.provide({ ...file, what });
  const module =
    content instanceof WebAssembly.Module ? content : await WebAssembly.compile(content);
  const messages = new MessageLog();
  const engine = new Engine(module, { log: (text) => messages.write(text) });
  return { engine, messages, variant, bytes: file.bytes };
}
