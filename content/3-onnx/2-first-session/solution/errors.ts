import { loadModel } from 'lab';
import * as ort from 'onnxruntime-web';

const session = await ort.InferenceSession.create(await loadModel('digits.onnx'), {
  executionProviders: ['wasm'],
});
const inputName = session.inputNames[0] ?? '';

// 4차원 입력을 받는 모델에 2차원 텐서를 넣습니다.
const flat = new ort.Tensor('float32', new Float32Array(64), [1, 64]);
try {
  await session.run({ [inputName]: flat });
} catch (error) {
  console.error(error);
}
