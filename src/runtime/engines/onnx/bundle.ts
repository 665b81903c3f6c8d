import type * as Ort from 'onnxruntime-web';
import jspiGlue from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiWasm from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import wasmGlue from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmWasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { RuntimeFile } from '../../contract/compare.ts';
import type { EngineHost } from '../engine.ts';
import { runtimeFile } from '../runtime-file.ts';

export type OrtModule = typeof Ort;
/**
 * `jspi` has native WebGPU and fewer types on the CPU; `wasm` has all types on the CPU only; `webgl`
 * is the package's older backend in JavaScript, alone and without WebAssembly.
 */
export type Bundle = WasmBundle | 'webgl';
export type WasmBundle = 'wasm' | 'jspi';

const FILES = {
  wasm: { glue: wasmGlue, wasm: wasmWasm, file: 'ort-wasm-simd-threaded.wasm' },
  jspi: { glue: jspiGlue, wasm: jspiWasm, file: 'ort-wasm-simd-threaded.jspi.wasm' },
} as const satisfies Record<WasmBundle, unknown>;

/** The bundle for an import: what it names, or else what the worker is made for. */
export function bundleFor(specifier: string, worker: EngineHost['worker']): Bundle {
  if (specifier.endsWith('/wasm')) return 'wasm';
  if (specifier.endsWith('/webgpu') || specifier.endsWith('/jspi')) return 'jspi';
  return worker === 'webgpu' ? 'jspi' : 'wasm';
}

/** The bundle that has these providers: WebGPU and WebNN are in one, the CPU alone in another. */
export function bundleOf(providers: readonly string[]): Bundle {
  if (providers.includes('webgl')) return 'webgl';
  return providers.some((name) => name !== 'wasm' && name !== 'cpu') ? 'jspi' : 'wasm';
}

/** What the build knows of a bundle's WebAssembly. */
export const bundleFile = (bundle: Bundle): RuntimeFile =>
  bundle === 'webgl' ? { bytes: null, imports: null } : runtimeFile(FILES[bundle].file);

/** Absolute, because a worker from a blob has no address that a path could be relative to. */
const absolute = (path: string) => new URL(path, import.meta.url).href;

export async function loadBundle(host: EngineHost, bundle: Bundle): Promise<OrtModule> {
  if (bundle === 'webgl') return import('onnxruntime-web/webgl');
  if (bundle === 'jspi' && !('Suspending' in WebAssembly)) {
    throw new Error(
      '이 브라우저에는 JSPI(JavaScript Promise Integration)가 없어 WebGPU용 ONNX Runtime을 쓸 수 없습니다. executionProviders를 ["wasm"]으로 바꾸면 CPU에서 실행됩니다.',
    );
  }
  const { glue, wasm } = FILES[bundle];
  const url = absolute(wasm);
  const [ort] = await Promise.all([
    bundle === 'wasm' ? import('onnxruntime-web/wasm') : import('onnxruntime-web/jspi'),
    host.provide({ url, what: 'ONNX Runtime Web', bytes: bundleFile(bundle).bytes }),
  ]);
  ort.env.wasm.wasmPaths = { wasm: url, mjs: absolute(glue) };
  ort.env.wasm.numThreads = 1;
  // The sandbox already is a worker: another one in between would only copy tensors.
  ort.env.wasm.proxy = false;
  return ort;
}
