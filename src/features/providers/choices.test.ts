import { describe, expect, it } from 'vitest';
import { type Ground, providersOf } from './choices.ts';
import { snippetsOf } from './code.ts';

const GROUND: Ground = {
  isolated: true,
  cores: 4,
  jspi: true,
  gpu: 'ready',
  webnn: { present: false, deviceTypes: [] },
};
const provider = (ground: Ground, id: string) => {
  const found = providersOf(ground).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no provider ${id}`);
  return found;
};

describe('the providers of this browser', () => {
  it('always has the CPU, and says when threads are missing', () => {
    expect(provider(GROUND, 'wasm')).toMatchObject({ available: true });
    expect(provider({ ...GROUND, isolated: false }, 'wasm').reason).toContain('격리되지 않아');
  });

  it('needs an adapter and JSPI for WebGPU, each with its own reason', () => {
    expect(provider(GROUND, 'webgpu').available).toBe(true);
    expect(provider({ ...GROUND, gpu: 'noAdapter' }, 'webgpu').reason).toContain('어댑터');
    const old = provider({ ...GROUND, jspi: false }, 'webgpu');
    expect(old).toMatchObject({ available: false });
    expect(old.reason).toContain('JSPI');
  });

  it('takes WebNN by device', () => {
    const ground = { ...GROUND, webnn: { present: true, deviceTypes: ['cpu'] } };
    expect(provider(ground, 'webnn-cpu').available).toBe(true);
    expect(provider(ground, 'webnn-npu')).toMatchObject({ available: false });
    expect(provider(ground, 'webnn-npu').counterpart).toContain('Android 15');
  });
});

describe('the code of a choice', () => {
  const code = (language: string) =>
    snippetsOf({
      providers: [{ name: 'webnn', deviceType: 'npu' }, { name: 'wasm' }],
      threads: 2,
      level: 'extended',
      file: 'm.onnx',
    }).find((one) => one.language === language)?.code;

  it('keeps order, threads and level in every language', () => {
    expect(code('TypeScript')).toContain(
      "executionProviders: [{ name: 'webnn', deviceType: 'npu' }, 'wasm']",
    );
    expect(code('Java')).toContain('OptLevel.EXTENDED_OPT');
    expect(code('Java')).toContain('setIntraOpNumThreads(2)');
    expect(code('Swift')).toContain('CPUAndNeuralEngine');
    expect(code('Python')).toContain('ORT_ENABLE_EXTENDED');
    expect(code('Kotlin')).toContain('addQnn');
  });
});
