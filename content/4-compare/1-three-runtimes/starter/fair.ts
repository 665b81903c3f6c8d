import { loadModel, sample, table } from 'lab';
import * as ort from 'onnxruntime-web';
import * as tflm from 'tflm';

// 두 런타임을 비교해 결론까지 내는 코드입니다. 그런데 이 결론은 믿을 수 없습니다.
ort.env.wasm.numThreads = 2;

const { values } = await sample('keyword_float32.tflite', 0);
const input = values as Float32Array;
const tfliteModel = await loadModel('keyword_float32.tflite');
const onnxModel = await loadModel('keyword.onnx');

// TensorFlow Lite Micro
const tflmStart = performance.now();
const resolver = new tflm.MicroMutableOpResolver(7);
resolver.addConv2D();
resolver.addDepthwiseConv2D();
resolver.addAveragePool2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();
const micro = new tflm.MicroInterpreter(
  tflm.getModel(tfliteModel),
  resolver,
  new tflm.TensorArena(128 * 1024),
);
if (micro.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
micro.input(0).data.f.set(input);
micro.invoke();
const tflmTime = performance.now() - tflmStart;

// ONNX Runtime
const ortStart = performance.now();
const session = await ort.InferenceSession.create(onnxModel, { executionProviders: ['wasm'] });
const feeds = {
  [session.inputNames[0] ?? '']: new ort.Tensor('float32', input, [1, 1, 49, 10]),
};
await session.run(feeds);
const ortTime = performance.now() - ortStart;

table([
  { 런타임: 'TFLM', '시간 (ms)': tflmTime.toFixed(2) },
  { 런타임: 'ONNX Runtime', '시간 (ms)': ortTime.toFixed(2) },
]);
const [winner, times] =
  tflmTime < ortTime ? ['TFLM', ortTime / tflmTime] : ['ONNX Runtime', tflmTime / ortTime];
console.log(`결론: ${winner}이 ${times.toFixed(1)}배 빠릅니다.`);
