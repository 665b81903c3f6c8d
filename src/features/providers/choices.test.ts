import { describe, expect, it } from 'vitest';
import type { Choice } from './choice.ts';
import { type Ground, providersOf } from './choices.ts';
import { snippetsOf } from './code.ts';

const LIMITS = {
  maxBufferSize: 1,
  maxStorageBufferBindingSize: 1,
  maxComputeInvocationsPerWorkgroup: 1,
  maxComputeWorkgroupStorageSize: 1,
};
const GPU = {
  state: 'ready',
  adapter: 'a',
  software: false,
  limits: LIMITS,
  shaderF16: true,
  timestamps: true,
} as const;
const GROUND: Ground = {
  isolated: true,
  cores: 4,
  simd: true,
  jspi: true,
  webgpu: GPU,
  webnn: { present: false, deviceTypes: [] },
  webgl: 'renderer',
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
    expect(provider({ ...GROUND, webgpu: { state: 'noAdapter' } }, 'webgpu').reason).toContain(
      '어댑터',
    );
    const soft = { ...GROUND, webgpu: { ...GPU, software: true } };
    expect(provider(soft, 'webgpu').reason).toContain('소프트웨어');
    const old = provider({ ...GROUND, jspi: false }, 'webgpu');
    expect(old).toMatchObject({ available: false });
    expect(old.reason).toContain('JSPI');
  });

  it('has WebGL where the browser has it', () => {
    expect(provider(GROUND, 'webgl').available).toBe(true);
    expect(provider({ ...GROUND, webgl: null }, 'webgl').available).toBe(false);
  });

  it('takes WebNN by device', () => {
    const ground = { ...GROUND, webnn: { present: true, deviceTypes: ['cpu'] } };
    expect(provider(ground, 'webnn-cpu').available).toBe(true);
    expect(provider(ground, 'webnn-npu')).toMatchObject({ available: false });
    expect(provider(ground, 'webnn-npu').counterpart).toContain('Android 15');
  });
});

describe('the code of a choice', () => {
  const NPU = [{ name: 'webnn', deviceType: 'npu' }, { name: 'wasm' }] as const;
  const SETTINGS = {
    threads: 2,
    level: 'extended',
    file: 'm.onnx',
    externalFiles: [],
  } satisfies Omit<Choice, 'providers'>;
  const code = (language: string, providers: Choice['providers'] = NPU) =>
    snippetsOf({ ...SETTINGS, providers }).find((one) => one.language === language)?.code;

  it('keeps order, threads and level in every language', () => {
    expect(code('TypeScript')).toContain(
      "executionProviders: [{ name: 'webnn', deviceType: 'npu' }, 'wasm']",
    );
    expect(code('Java')).toContain('OptLevel.EXTENDED_OPT');
    expect(code('Java')).toContain('setIntraOpNumThreads(2)');
    expect(code('Swift')).toContain('CPUAndNeuralEngine');
    expect(code('Python')).toContain('ORT_ENABLE_EXTENDED');
    expect(code('Kotlin')).toContain('addQnn(mapOf("backend_path" to "libQnnHtp.so"))');
    expect(code('Python')).toContain("{'backend_path': 'QnnHtp.dll'}");
  });

  it('registers in the order of preference, and XNNPACK with its own threads', () => {
    const java = code('Java', [
      { name: 'webgpu' },
      { name: 'webnn', deviceType: 'cpu' },
      { name: 'wasm' },
    ]);
    expect(java?.indexOf('addWebGPU(Map.of())')).toBeLessThan(java?.indexOf('addXnnpack(') ?? 0);
    expect(java).toContain('addXnnpack(Map.of("intra_op_num_threads", "2"));');
    expect(java).toContain('setIntraOpNumThreads(1);');
    expect(java).toContain('import java.util.Map;');
  });

  it('hands over what the model keeps outside, or says where it has to lie', () => {
    const choice = {
      ...SETTINGS,
      providers: [{ name: 'wasm' }],
      externalFiles: ["it's.data"],
    } as const;
    for (const { language, code: written } of snippetsOf(choice)) {
      expect(written, language).toContain(
        language === 'TypeScript'
          ? "{ path: 'it\\'s.data', data: 'it\\'s.data' }"
          : "it's.data 파일을",
      );
    }
  });

  it('imports the bundle that has the providers', () => {
    expect(code('TypeScript', [{ name: 'wasm' }])).toContain("from 'onnxruntime-web/wasm'");
    expect(code('TypeScript', [{ name: 'webgpu' }])).toContain("from 'onnxruntime-web/webgpu'");
    const webgl = code('TypeScript', [{ name: 'webgl' }]);
    expect(webgl).toContain("from 'onnxruntime-web/webgl'");
    expect(webgl).not.toContain('numThreads');
  });
});
