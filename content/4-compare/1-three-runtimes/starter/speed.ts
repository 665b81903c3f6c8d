import { loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';
import { Interpreter } from 'tflite';
import * as tflm from 'tflm';

const { values, label } = await sample('keyword_float32.tflite', 0);
const input = values as Float32Array;
const RUNS = 50;

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
  tflm.getModel(await loadModel('keyword_float32.tflite')),
  resolver,
  new tflm.TensorArena(128 * 1024),
);
if (micro.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
for (let i = 0; i < RUNS; i++) {
  micro.input(0).data.f.set(input);
  micro.invoke();
}

// TensorFlow Lite
const lite = await Interpreter.create(await loadModel('keyword_float32.tflite'));
(lite.input(0).data as Float32Array).set(input);
for (let i = 0; i < RUNS; i++) lite.invoke();

// ONNX Runtime
const session = await ort.InferenceSession.create(await loadModel('keyword.onnx'), {
  executionProviders: ['wasm'],
});
const tensor = new ort.Tensor('float32', input, [1, 1, 49, 10]);
const feeds = { [session.inputNames[0] ?? '']: tensor };
for (let i = 0; i < RUNS; i++) await session.run(feeds);

console.log('정답:', label, '· 성능 탭에서 중앙값과 퍼진 정도를 보세요.');
