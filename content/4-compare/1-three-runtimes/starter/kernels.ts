import { loadModel, sample, table } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'branches_int8.tflite';
const bytes = await loadModel(MODEL);
const { values } = await sample(MODEL, 0);
const RUNS = 50;

/** 커널만 바꾸어 같은 모델을 같은 아레나 크기로 실행합니다. */
function measure(kernels: typeof tflm.fast) {
  const resolver = new tflm.MicroMutableOpResolver(7);
  resolver.addConv2D(kernels.register_CONV_2D());
  resolver.addAdd(kernels.register_ADD());
  resolver.addMaxPool2D(kernels.register_MAX_POOL_2D());
  resolver.addFullyConnected(kernels.register_FULLY_CONNECTED());
  resolver.addSoftmax(kernels.register_SOFTMAX());
  resolver.addConcatenation(kernels.register_CONCATENATION());
  // 계산할 것이 없는 연산에는 빠른 커널이 없습니다.
  resolver.addReshape();

  const arena = new tflm.TensorArena(64 * 1024);
  const interpreter = new tflm.MicroInterpreter(tflm.getModel(bytes), resolver, arena);
  if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');

  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    interpreter.input(0).data.int8.set(values as Int8Array);
    const started = performance.now();
    interpreter.invoke();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return {
    output: Array.from(interpreter.output(0).data.int8),
    arena: interpreter.arenaUsedBytes(),
    median: times[RUNS / 2] ?? 0,
  };
}

const reference = measure(tflm);
const fast = measure(tflm.fast);

table([
  { 커널: '참조', 중앙값: `${reference.median.toFixed(3)} ms`, 아레나: reference.arena },
  { 커널: '빠른', 중앙값: `${fast.median.toFixed(3)} ms`, 아레나: fast.arena },
]);
const different = fast.output.filter((value, i) => value !== reference.output[i]).length;
console.log(`다른 출력: ${different}개 / ${fast.output.length}개`);
if (different > 0) throw new Error('두 커널의 출력이 다릅니다.');
