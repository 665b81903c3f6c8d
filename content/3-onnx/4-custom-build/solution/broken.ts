import { loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'digits.ort';
const bytes = await loadModel(MODEL);

const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
const digit = await sample(MODEL, 0);
const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);
await session.run({ [session.inputNames[0] ?? '']: input });
console.log('실행했습니다.');
