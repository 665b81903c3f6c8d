import tflmWasm from '../../../../engine/dist/tflm.wasm?url';
import type { EngineHost } from '../engine.ts';
import { Engine } from './abi.ts';
import { MessageLog } from './messages.ts';

/** The engine with the messages that it has printed since they were last read. */
export interface LoadedTflm {
  readonly engine: Engine;
  readonly messages: MessageLog;
}

/** A fresh instance: a few milliseconds, once the module is compiled. */
export async function loadTflm(host: EngineHost): Promise<LoadedTflm> {
  const url = new URL(tflmWasm, import.meta.url).href;
  const content = await host.provide({
    url,
    what: 'TensorFlow Lite Micro',
    bytes: __RUNTIME_BYTES__['tflm.wasm'] ?? null,
  });
  const module =
    content instanceof WebAssembly.Module ? content : await WebAssembly.compile(content);
  const messages = new MessageLog();
  const engine = new Engine(module, { log: (text) => messages.write(text) });
  return { engine, messages };
}
