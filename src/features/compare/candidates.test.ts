import { describe, expect, it } from 'vitest';
import { candidatesOf, firstChoice, varied } from './candidates.ts';

const FILES = [
  { name: 'm.tflite', format: 'tflite', precision: 'float32' },
  { name: 'm_int8.tflite', format: 'tflite', precision: 'int8' },
  { name: 'm.onnx', format: 'onnx', precision: 'float32' },
  { name: 'm.ort', format: 'ort', precision: 'float32' },
] as const;
const ALL = candidatesOf(FILES, { webgpu: true, webgl: true });
const candidate = (id: string) => {
  const found = ALL.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no candidate ${id}`);
  return found;
};

describe('what can be compared', () => {
  it('is every file on every runtime that reads it; .ort on the CPU only', () => {
    const of = (file: string) =>
      ALL.filter((one) => one.file === file).map(({ runtime }) => runtime);
    expect(of('m.tflite')).toEqual(['TFLM', 'TFLite']);
    expect(of('m.onnx')).toEqual(['ONNX Runtime', 'ONNX Runtime WebGPU', 'ONNX Runtime WebGL']);
    expect(of('m.ort')).toEqual(['ONNX Runtime']);
    expect(firstChoice(ALL)).toEqual([
      'TFLM · m.tflite',
      'TFLite · m.tflite',
      'ONNX Runtime · m.onnx',
    ]);
  });

  it('is one candidate against itself with another setting, as far as the runtime has it', () => {
    const other = { threads: 2, level: 'basic' } as const;
    expect(varied(candidate('ONNX Runtime · m.onnx'), other)).toMatchObject({
      id: 'ONNX Runtime · m.onnx · 스레드 2 · basic',
      threads: 2,
      level: 'basic',
    });
    expect(varied(candidate('TFLite · m.tflite'), other).id).toBe('TFLite · m.tflite · 스레드 2');
    expect(varied(candidate('ONNX Runtime WebGPU · m.onnx'), other).id).toBe(
      'ONNX Runtime WebGPU · m.onnx · basic',
    );
    expect(varied(candidate('TFLM · m.tflite'), other).id).toBe('TFLM · m.tflite');
  });
});
