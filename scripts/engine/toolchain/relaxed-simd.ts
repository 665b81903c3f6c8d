import { setFlagsFromString } from 'node:v8';
import { wasmSimd } from '../../../src/runtime/contract/wasm-simd.ts';

/** Node before 21 has relaxed SIMD behind a flag. Before the first module that uses it is compiled. */
export function enableRelaxedSimd(): void {
  if (!wasmSimd().relaxed) setFlagsFromString('--experimental-wasm-relaxed-simd');
}
