import { loadModel, plot, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'digits.onnx';
const FRAMES = 20;

const bytes = await loadModel(MODEL);
const digit = await sample(MODEL, 0);
const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);

const milliseconds: number[] = [];
for (let frame = 0; frame < FRAMES; frame++) {
  const start = performance.now();
  // 카메라 프레임이 올 때마다 이 함수를 부른다고 생각해 보세요.
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
  await session.run({ [session.inputNames[0] ?? '']: input });
  await session.release();
  milliseconds.push(performance.now() - start);
}
plot(milliseconds.slice(1), { title: '한 프레임의 시간 (밀리초)', mark: 'dot', xLabel: '프레임' });
