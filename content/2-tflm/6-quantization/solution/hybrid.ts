import { loadModel } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'digits_int8.tflite';
const bytes = await loadModel(MODEL);
console.log(MODEL, bytes.length, '바이트');

const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(bytes),
  resolver,
  new tflm.TensorArena(64 * 1024),
);
if (interpreter.allocateTensors() === tflm.kTfLiteOk) {
  interpreter.invoke();
  console.log('실행했습니다.');
}
