import { loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'keyword.onnx';
const session = await ort.InferenceSession.create(await loadModel(MODEL), {
  executionProviders: ['wasm'],
  enableProfiling: true,
});
for (const metadata of [...session.inputMetadata, ...session.outputMetadata]) {
  if (metadata.isTensor) console.log(metadata.name, metadata.type, metadata.shape);
}

// 1초짜리 소리의 특징: [배치, 채널, 시간 49칸, 계수 10개]
const sound = await sample(MODEL, 0);
const input = new ort.Tensor('float32', sound.values as Float32Array, [1, 1, 49, 10]);
const results = await session.run({ [session.inputNames[0] ?? '']: input });
const probabilities = Array.from(results[session.outputNames[0] ?? '']?.data as Float32Array);
console.log('예측:', probabilities.indexOf(Math.max(...probabilities)), '· 정답:', sound.label);
