import { loadModel, sample, table } from 'lab';
import { Interpreter } from 'tflite';
import * as tflm from 'tflm';

const MODEL = 'digits_float32.tflite';
const bytes = await loadModel(MODEL);
const digit = await sample(MODEL, 0);

const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();
const micro = new tflm.MicroInterpreter(
  tflm.getModel(bytes),
  resolver,
  new tflm.TensorArena(64 * 1024),
);
const status = micro.allocateTensors();
if (status !== tflm.kTfLiteOk) throw new Error('할당 실패');
micro.input(0).data.f.set(digit.values as Float32Array);
micro.invoke();

const lite = await Interpreter.create(bytes);
(lite.input(0).data as Float32Array).set(digit.values as Float32Array);
for (let i = 0; i < 10; i++) lite.invoke();

table([
  { 항목: '모델 파일', 바이트: bytes.length },
  { 항목: 'TFLM 아레나 사용량', 바이트: micro.arenaUsedBytes() },
]);
console.log('TFLite의 힙은 성능 탭에서 볼 수 있습니다.');
