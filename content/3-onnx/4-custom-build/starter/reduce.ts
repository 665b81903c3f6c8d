import { loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'digits.ort';
const session = await ort.InferenceSession.create(await loadModel(MODEL), {
  executionProviders: ['wasm'],
  enableProfiling: true,
});
const digit = await sample(MODEL, 0);
const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);
await session.run({ [session.inputNames[0] ?? '']: input });
console.log('노드 탭에서 연산자의 이름을 보세요.');
