import { loadModel, sample, table } from 'lab';
import * as ort from 'onnxruntime-web';
import * as tflm from 'tflm';

// 1. 스레드 수를 맞춥니다. TFLM은 스레드 하나로 돕니다.
ort.env.wasm.numThreads = 1;

const RUNS = 50;
const { values } = await sample('keyword_float32.tflite', 0);
const input = values as Float32Array;
const tfliteModel = await loadModel('keyword_float32.tflite');
const onnxModel = await loadModel('keyword.onnx');

// 2. 준비하는 시간은 따로 둡니다.
const resolver = new tflm.MicroMutableOpResolver(7);
resolver.addConv2D();
resolver.addDepthwiseConv2D();
resolver.addAveragePool2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();
const micro = new tflm.MicroInterpreter(
  tflm.getModel(tfliteModel),
  resolver,
  new tflm.TensorArena(128 * 1024),
);
if (micro.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');

const session = await ort.InferenceSession.create(onnxModel, { executionProviders: ['wasm'] });
const feeds = {
  [session.inputNames[0] ?? '']: new ort.Tensor('float32', input, [1, 1, 49, 10]),
};

// 3. 첫 실행을 떼고 여러 번 재어 중앙값과 퍼진 정도를 구합니다.
async function measure(run: () => unknown) {
  const milliseconds: number[] = [];
  for (let i = 0; i <= RUNS; i++) {
    const start = performance.now();
    await run();
    milliseconds.push(performance.now() - start);
  }
  const warm = milliseconds.slice(1).sort((a, b) => a - b);
  const at = (share: number) => (warm[Math.floor(share * (RUNS - 1))] ?? 0).toFixed(2);
  return { '중앙값 (ms)': at(0.5), '사분위 범위 (ms)': `${at(0.25)}–${at(0.75)}` };
}

const fromTflm = await measure(() => {
  micro.input(0).data.f.set(input);
  micro.invoke();
});
const fromOrt = await measure(() => session.run(feeds));

table([
  { 런타임: 'TFLM (참조 커널)', ...fromTflm },
  { 런타임: 'ONNX Runtime (스레드 1)', ...fromOrt },
]);
console.log('범위가 겹치면 더 재고, 겹치지 않을 때만 어느 쪽이 빠르다고 말합니다.');
