import { loadModel, sample, table } from 'lab';
import { Interpreter } from 'tflite';
import * as tflm from 'tflm';

const MODEL = 'digits_hybrid.tflite';
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
console.log('TFLM AllocateTensors:', status === tflm.kTfLiteOk ? 'kTfLiteOk' : 'kTfLiteError');

const lite = await Interpreter.create(bytes);
(lite.input(0).data as Float32Array).set(digit.values as Float32Array);
lite.invoke();
console.log('TFLite는 실행했습니다. 정답:', digit.label);
table(lite.outputs.map(({ name, data }) => ({ 출력: name, 값: Array.from(data).join(', ') })));
