import { loadModel, sample, table } from 'lab';
import * as ort from 'onnxruntime-web';

const RUNS = 20;
const digit = await sample('digits.onnx', 0);
const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);

/** 세션을 여러 번 만들어 걸린 시간의 중앙값을 구합니다. 첫 번째는 런타임을 올리느라 느려서 뺍니다. */
async function createTime(name: string, level: 'all' | 'disabled'): Promise<string> {
  const bytes = await loadModel(name);
  const milliseconds: number[] = [];
  for (let i = 0; i <= RUNS; i++) {
    const start = performance.now();
    const session = await ort.InferenceSession.create(bytes, {
      executionProviders: ['wasm'],
      graphOptimizationLevel: level,
    });
    milliseconds.push(performance.now() - start);
    await session.release();
  }
  const sorted = milliseconds.slice(1).sort((a, b) => a - b);
  return (sorted[RUNS / 2] ?? 0).toFixed(2);
}

table([
  { 모델: '.onnx', 최적화: 'all', '세션 만들기 (ms)': await createTime('digits.onnx', 'all') },
  {
    모델: '.ort',
    최적화: 'disabled',
    '세션 만들기 (ms)': await createTime('digits.ort', 'disabled'),
  },
]);

// 최적화를 끈 채로 .ort를 실행해, 어떤 노드가 도는지 봅니다.
const session = await ort.InferenceSession.create(await loadModel('digits.ort'), {
  executionProviders: ['wasm'],
  graphOptimizationLevel: 'disabled',
  enableProfiling: true,
});
await session.run({ [session.inputNames[0] ?? '']: input });
console.log('노드 탭에서 Conv의 이름을 보세요.');
