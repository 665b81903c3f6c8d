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
lite.invoke();

const fromLite = lite.output(0).data;
table(
  Array.from(micro.output(0).data.f, (probability, number) => ({
    숫자: number,
    TFLM: probability.toFixed(7),
    TFLite: fromLite[number]?.toFixed(7),
    차이: Math.abs(probability - (fromLite[number] ?? 0)).toExponential(1),
  })),
);
