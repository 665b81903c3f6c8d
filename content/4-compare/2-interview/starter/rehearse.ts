import { loadModel, sample, table } from 'lab';
import * as tflm from 'tflm';

const MODELS = [
  'sine_int8.tflite',
  'digits_int8.tflite',
  'sensor_int8.tflite',
  'keyword_int8.tflite',
];
const RUNS = 30;

const rows: Record<string, string | number>[] = [];
for (const name of MODELS) {
  const bytes = await loadModel(name);
  const resolver = new tflm.MicroMutableOpResolver(7);
  resolver.addConv2D();
  resolver.addDepthwiseConv2D();
  resolver.addAveragePool2D();
  resolver.addMaxPool2D();
  resolver.addReshape();
  resolver.addFullyConnected();
  resolver.addSoftmax();
  const interpreter = new tflm.MicroInterpreter(
    tflm.getModel(bytes),
    resolver,
    new tflm.TensorArena(64 * 1024),
  );
  if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error(name);
  const { values } = await sample(name, 0);

  const milliseconds: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    interpreter.input(0).data.int8.set(values as Int8Array);
    const start = performance.now();
    interpreter.invoke();
    milliseconds.push(performance.now() - start);
  }
  // 첫 실행을 떼고 중앙값을 봅니다.
  const warm = milliseconds.slice(1).sort((a, b) => a - b);
  rows.push({
    모델: name,
    '파일 (바이트)': bytes.length,
    '아레나 사용량': interpreter.arenaUsedBytes(),
    '중앙값 (µs)': Math.round(1000 * (warm[Math.floor(warm.length / 2)] ?? 0)),
  });
}
table(rows, { title: '이 브라우저에서 잰 값' });
console.log('출력 탭의 표를 보세요.');
