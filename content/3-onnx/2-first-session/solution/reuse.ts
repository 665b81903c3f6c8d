import { loadModel, plot, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'digits.onnx';
const FRAMES = 20;

const bytes = await loadModel(MODEL);
const digit = await sample(MODEL, 0);
const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);

// 세션은 한 번 만들어 계속 씁니다.
const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });

const milliseconds: number[] = [];
for (let frame = 0; frame < FRAMES; frame++) {
  const start = performance.now();
  await session.run({ [session.inputNames[0] ?? '']: input });
  milliseconds.push(performance.now() - start);
}
// 더 쓰지 않을 때 닫습니다.
await session.release();
plot(milliseconds.slice(1), { title: '한 프레임의 시간 (밀리초)', mark: 'dot', xLabel: '프레임' });
