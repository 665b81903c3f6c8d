import { expect, it } from 'vitest';
import { wasmSimd } from '../../contract/wasm-simd.ts';
import { chooseVariant } from './variant.ts';

it('takes the best build that the browser can run', () => {
  expect(chooseVariant({ simd: true, relaxed: true })).toBe('relaxed');
  expect(chooseVariant({ simd: true, relaxed: false })).toBe('simd');
  expect(chooseVariant({ simd: false, relaxed: false })).toBe('baseline');
  expect(wasmSimd().simd).toBe(true);
});
