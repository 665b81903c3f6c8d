import { loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'digits.onnx';
const digit = await sample(MODEL, 0);
const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);

for (const executionProviders of [['webnn'], ['webnn', 'wasm']]) {
  try {
    const session = await ort.InferenceSession.create(await loadModel(MODEL), {
      executionProviders,
      enableProfiling: true,
    });
    await session.run({ [session.inputNames[0] ?? '']: input });
    console.log(executionProviders.join(' → '), ': 실행했습니다. 어디서 실행되었을까요?');
  } catch (error) {
    console.log(executionProviders.join(' → '), ': 세션을 만들지 못했습니다.');
    console.error(error);
  }
}
