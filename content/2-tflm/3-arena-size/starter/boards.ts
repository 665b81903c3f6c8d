import { loadModel, sample } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'keyword_float32.tflite';
const RAM = 32 * 1024;

const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addDepthwiseConv2D();
resolver.addAveragePool2D();
resolver.addFullyConnected();
resolver.addSoftmax();

const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel(MODEL)),
  resolver,
  new tflm.TensorArena(RAM),
);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) {
  throw new Error(`아레나 ${RAM}바이트에 들어가지 않습니다: ${MODEL}`);
}
const { values } = await sample(MODEL, 0);
const { data } = interpreter.input(0);
if (values instanceof Int8Array) data.int8.set(values);
else data.f.set(values as Float32Array);
interpreter.invoke();
console.log('사용량:', interpreter.arenaUsedBytes(), '바이트');
