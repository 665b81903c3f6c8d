import { loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'keyword.onnx';
const session = await ort.InferenceSession.create(await loadModel(MODEL), {
  executionProviders: ['wasm'],
  enableProfiling: true,
  graphOptimizationLevel: 'disabled',
});
const sound = await sample(MODEL, 0);
const input = new ort.Tensor('float32', sound.values as Float32Array, [1, 1, 49, 10]);
for (let i = 0; i < 10; i++) await session.run({ [session.inputNames[0] ?? '']: input });
console.log('노드 탭에서 실행된 노드를 보세요.');
