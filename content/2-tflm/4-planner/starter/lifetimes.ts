import { loadModel, sample } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'branches_int8.tflite';

const resolver = new tflm.MicroMutableOpResolver(7);
resolver.addConv2D();
resolver.addAdd();
resolver.addConcatenation();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel(MODEL)),
  resolver,
  new tflm.TensorArena(16 * 1024),
);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
const digit = await sample(MODEL, 0);
interpreter.input(0).data.int8.set(digit.values as Int8Array);
interpreter.invoke();

const scores = Array.from(interpreter.output(0).data.int8);
console.log('예측:', scores.indexOf(Math.max(...scores)), '· 정답:', digit.label);
console.log('아레나 사용량:', interpreter.arenaUsedBytes(), '바이트');
