import simd from '../../../../engine/dist/tflm.wasm?url';
import baseline from '../../../../engine/dist/tflm-baseline.wasm?url';
import relaxed from '../../../../engine/dist/tflm-relaxed.wasm?url';
import type { EngineVariant } from '../../contract/engine.ts';
import { wasmSimd } from '../../contract/wasm-simd.ts';

/** The engine's builds: same results, other instructions. */
const FILES: Readonly<Record<EngineVariant, { readonly url: string; readonly name: string }>> = {
  simd: { url: simd, name: 'tflm.wasm' },
  relaxed: { url: relaxed, name: 'tflm-relaxed.wasm' },
  baseline: { url: baseline, name: 'tflm-baseline.wasm' },
};

/** The best build that this realm can run. */
export function chooseVariant(has: ReturnType<typeof wasmSimd> = wasmSimd()): EngineVariant {
  if (has.relaxed) return 'relaxed';
  return has.simd ? 'simd' : 'baseline';
}

export function variantFile(variant: EngineVariant): { url: string; bytes: number | null } {
  const { url, name } = FILES[variant];
  return {
    url: new URL(url, import.meta.url).href,
    bytes: __RUNTIME_BYTES__[name] ?? null,
  };
}
