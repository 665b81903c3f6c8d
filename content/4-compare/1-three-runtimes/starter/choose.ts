import { loadModel, sample, table } from 'lab';
import * as ort from 'onnxruntime-web';
import { Interpreter } from 'tflite';
import * as tflm from 'tflm';

const { values, label } = await sample('beyond_float32.tflite', 0);
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
  tflm.getModel(await loadModel('beyond_float32.tflite')),
  resolver,
  new tflm.TensorArena(128 * 1024),
);
const accepted = micro.allocateTensors() === tflm.kTfLiteOk;

// TensorFlow Lite
const lite = await Interpreter.create(await loadModel('beyond_float32.tflite'));
(lite.input(0).data as Float32Array).set(input);
lite.invoke();

// ONNX Runtime
const session = await ort.InferenceSession.create(await loadModel('beyond.onnx'), {
  executionProviders: ['wasm'],
});
const tensor = new ort.Tensor('float32', input, [1, 1, 8, 8]);
const feeds = { [session.inputNames[0] ?? '']: tensor };
const results = await session.run(feeds);

table([
  { 런타임: 'TFLM', 결과: accepted ? '실행' : '거부' },
  {
    런타임: 'TFLite',
    결과: lite.outputs.map(({ data }) => Array.from(data).join(', ')).join(' / '),
  },
  { 런타임: 'ONNX Runtime', 결과: Object.keys(results).join(', ') },
]);
console.log('정답:', label);
