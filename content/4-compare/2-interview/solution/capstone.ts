import { loadModel, plot, sample } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'sensor_int8.tflite';
const window = await sample(MODEL, 0);

const resolver = new tflm.MicroMutableOpResolver(1);
resolver.addFullyConnected();

const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel(MODEL)),
  resolver,
  new tflm.TensorArena(1500),
);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
const input = interpreter.input(0);
input.data.int8.set(window.values as Int8Array);
const before = Array.from(
  input.data.int8,
  (q) => input.params.scale * (q - input.params.zeroPoint),
);
if (interpreter.invoke() !== tflm.kTfLiteOk) throw new Error('실행 실패');

const output = interpreter.output(0);
const after = Array.from(
  output.data.int8,
  (q) => output.params.scale * (q - output.params.zeroPoint),
);
const error = before.reduce((sum, x, i) => sum + (x - (after[i] ?? 0)) ** 2, 0) / before.length;
plot({ 입력: before, 되살린값: after }, { title: '진동' });
console.log('평균 제곱 오차:', error, '· 아레나 사용량:', interpreter.arenaUsedBytes());
