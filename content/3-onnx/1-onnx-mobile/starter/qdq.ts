import { bars, loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'digits_int8.onnx';
const session = await ort.InferenceSession.create(await loadModel(MODEL), {
  executionProviders: ['wasm'],
  enableProfiling: true,
  graphOptimizationLevel: 'all',
});

const digit = await sample(MODEL, 0);
const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);
const results = await session.run({ [session.inputNames[0] ?? '']: input });

const output = results[session.outputNames[0] ?? '']?.data as Float32Array;
bars(output, { title: 'int8로 계산한 확률' });
console.log('예측:', output.indexOf(Math.max(...output)), '· 정답:', digit.label);
