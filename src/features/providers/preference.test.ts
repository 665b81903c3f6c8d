import { describe, expect, it } from 'vitest';
import { preferred, toggled } from './preference.ts';

describe('the order of providers', () => {
  it('puts a new one before the CPU, which stays when nothing else does', () => {
    expect(toggled(['webgpu', 'wasm'], 'webnn-npu')).toEqual(['webgpu', 'webnn-npu', 'wasm']);
    expect(toggled(['wasm'], 'wasm')).toEqual(['wasm']);
    expect(toggled(['webgpu'], 'wasm')).toEqual(['webgpu', 'wasm']);
  });

  it('mixes WebGL with nothing', () => {
    expect(toggled(['webgpu', 'wasm'], 'webgl')).toEqual(['webgl']);
    expect(toggled(['webgl'], 'wasm')).toEqual(['wasm']);
    expect(toggled(['webgl'], 'webgl')).toEqual(['wasm']);
  });

  it('moves one to the front, place by place', () => {
    expect(preferred(['a', 'b', 'c'], 'c')).toEqual(['a', 'c', 'b']);
    expect(preferred(['a', 'b'], 'a')).toEqual(['a', 'b']);
  });
});
