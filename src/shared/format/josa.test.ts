import { expect, test } from 'vitest';
import { josa } from './josa.ts';

test.each([
  ['커널', '이란'],
  ['아레나', '란'],
  ['양자화(Quantization)', '란'],
  ['도구 (tool)', '란'],
  ['ONNX Runtime', '란'],
  ['TFLM', '이란'],
  ['NPU', '란'],
  ['INT8', '이란'],
  ['Kernel', '이란'],
])('%s%s', (word, particle) => expect(josa(word, '이란', '란')).toBe(particle));
