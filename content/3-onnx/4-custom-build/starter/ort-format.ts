import { loadModel, sample, table } from 'lab';
import * as ort from 'onnxruntime-web';

const digit = await sample('digits.onnx', 0);

async function run(name: string): Promise<{ bytes: number; output: Float32Array }> {
  const bytes = await loadModel(name);
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
  const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);
  const results = await session.run({ [session.inputNames[0] ?? '']: input });
  return {
    bytes: bytes.length,
    output: results[session.outputNames[0] ?? '']?.data as Float32Array,
  };
}

const onnx = await run('digits.onnx');
const ready = await run('digits.ort');
const difference = Math.max(
  ...onnx.output.map((value, i) => Math.abs(value - (ready.output[i] ?? 0))),
);
table([
  { 형식: '.onnx', 바이트: onnx.bytes },
  { 형식: '.ort', 바이트: ready.bytes },
]);
console.log('두 출력의 가장 큰 차이:', difference);
