import { loadModel, sample } from 'lab';
import * as tflm from 'tflm';

const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

const arena = new tflm.TensorArena(10 * 1024);
const model = tflm.getModel(await loadModel('digits_int8.tflite'));
if (model.version() !== tflm.TFLITE_SCHEMA_VERSION) throw new Error('스키마 버전이 다릅니다.');
const interpreter = new tflm.MicroInterpreter(model, resolver, arena);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');

const digit = await sample('digits_float32.tflite', 0);
const input = interpreter.input(0);
for (let i = 0; i < input.data.int8.length; i++) {
  const quantised =
    Math.round((digit.values[i] ?? 0) / input.params.scale) + input.params.zeroPoint;
  input.data.int8[i] = Math.min(127, Math.max(-128, quantised));
}
if (interpreter.invoke() !== tflm.kTfLiteOk) throw new Error('실행 실패');

const scores = Array.from(interpreter.output(0).data.int8);
console.log('예측:', scores.indexOf(Math.max(...scores)), '· 정답:', digit.label);
