import { loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'digits.onnx';
const session = await ort.InferenceSession.create(await loadModel(MODEL), {
  executionProviders: ['wasm'],
  enableProfiling: true,
  // CPU로 조용히 넘어가는 대신 오류를 냅니다.
  extra: { session: { disable_cpu_ep_fallback: '1' } },
});
const digit = await sample(MODEL, 0);
const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);
await session.run({ [session.inputNames[0] ?? '']: input });
console.log('폴백 없이 실행했습니다. 노드 탭에서 제공자를 확인하세요.');
