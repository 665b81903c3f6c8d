import { describe, expect, it } from 'vitest';
import { workerKindFor } from './worker-kind.ts';

const kindOf = (code: string) =>
  workerKindFor({ modules: [{ path: 'main.ts', code, sourceMap: null }] });

describe('the worker that code asks for', () => {
  it('is the one with WebGPU when a session names the provider', () => {
    expect(
      kindOf("await ort.InferenceSession.create(m, { executionProviders: ['webgpu'] });"),
    ).toBe('webgpu');
    expect(kindOf("import * as ort from 'onnxruntime-web/webgpu';")).toBe('webgpu');
    expect(kindOf('const gpu = navigator.gpu;')).toBe('webgpu');
  });

  it('is the one with threads otherwise', () => {
    expect(kindOf("import * as ort from 'onnxruntime-web';")).toBe('threads');
    expect(kindOf("console.log('webgpu는 나중에 배웁니다');")).toBe('threads');
  });

  it('does not listen to comments', () => {
    expect(kindOf("// executionProviders: ['webgpu']\nrun(['wasm']);")).toBe('threads');
    expect(kindOf("/* 'webgpu' */ const url = 'https://example.org';")).toBe('threads');
    expect(kindOf("const a = '//'; use('webgpu');")).toBe('webgpu');
  });
});
