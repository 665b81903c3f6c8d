import { loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'digits.onnx';

// 앞에 있는 제공자부터 시도합니다. ['wasm']과 ['webgpu', 'wasm']을 바꾸어 실행해 보세요.
const session = await ort.InferenceSession.create(await loadModel(MODEL), {
  executionProviders: ['wasm'],
  enableProfiling: true,
});

const digit = await sample(MODEL, 0);
const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);
const inputName = session.inputNames[0] ?? '';

for (let i = 0; i < 20; i++) await session.run({ [inputName]: input });
console.log('20번 실행했습니다. 노드 탭과 성능 탭을 보세요.');
