import { loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'digits.onnx';

// WebGPU를 쓸 수 없는 브라우저에서는 경고를 남기고 wasm으로 넘어갑니다.
const session = await ort.InferenceSession.create(await loadModel(MODEL), {
  executionProviders: ['webgpu', 'wasm'],
  enableProfiling: true,
});

const digit = await sample(MODEL, 0);
const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);
const inputName = session.inputNames[0] ?? '';

for (let i = 0; i < 20; i++) await session.run({ [inputName]: input });
console.log('20번 실행했습니다. 노드 탭과 성능 탭을 보세요.');
