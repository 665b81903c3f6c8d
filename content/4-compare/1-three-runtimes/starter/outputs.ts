import { loadModel, sample, table } from 'lab';
import * as ort from 'onnxruntime-web';
import { Interpreter } from 'tflite';
import * as tflm from 'tflm';

const { values, label } = await sample('digits_float32.tflite', 0);
const input = values as Float32Array;

// TensorFlow Lite Micro
const resolver = new tflm.MicroMutableOpResolver(7);
resolver.addConv2D();
resolver.addDepthwiseConv2D();
resolver.addAveragePool2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();
const micro = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel('digits_float32.tflite')),
  resolver,
  new tflm.TensorArena(128 * 1024),
);
if (micro.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
micro.input(0).data.f.set(input);
micro.invoke();

// TensorFlow Lite
const lite = await Interpreter.create(await loadModel('digits_float32.tflite'));
(lite.input(0).data as Float32Array).set(input);
lite.invoke();

// ONNX Runtime
const session = await ort.InferenceSession.create(await loadModel('digits.onnx'), {
  executionProviders: ['wasm'],
});
const tensor = new ort.Tensor('float32', input, [1, 1, 8, 8]);
const feeds = { [session.inputNames[0] ?? '']: tensor };
const results = await session.run(feeds);

const fromOrt = results[session.outputNames[0] ?? '']?.data as Float32Array;
const fromLite = lite.output(0).data;
table(
  Array.from(micro.output(0).data.f, (probability, number) => ({
    숫자: number,
    TFLM: probability.toFixed(7),
    TFLite: fromLite[number]?.toFixed(7),
    'ONNX Runtime': fromOrt[number]?.toFixed(7),
  })),
  { title: `정답 ${label}` },
);
