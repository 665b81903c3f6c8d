import { bars, image, loadModel, sample, table } from 'lab';
import * as ort from 'onnxruntime-web';
import { Interpreter } from 'tflite';
import * as tflm from 'tflm';

// 같은 숫자 그림 하나를 세 런타임에 넣어 봅니다.
const digit = await sample('digits_float32.tflite', 0);
const pixels = digit.values as Float32Array;
image(pixels, { title: `입력 · 정답 ${digit.label}` });

// TensorFlow Lite Micro
const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();
const micro = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel('digits_float32.tflite')),
  resolver,
  new tflm.TensorArena(64 * 1024),
);
if (micro.allocateTensors() !== tflm.kTfLiteOk) throw new Error('AllocateTensors 실패');
micro.input(0).data.f.set(pixels);
micro.invoke();
const fromTflm = Float32Array.from(micro.output(0).data.f);

// TensorFlow Lite
const lite = await Interpreter.create(await loadModel('digits_float32.tflite'));
(lite.input(0).data as Float32Array).set(pixels);
lite.invoke();
const fromTflite = Float32Array.from(lite.output(0).data as Float32Array);

// ONNX Runtime
const session = await ort.InferenceSession.create(await loadModel('digits.onnx'), {
  executionProviders: ['wasm'],
});
const [inputName, outputName] = [session.inputNames[0], session.outputNames[0]];
if (inputName === undefined || outputName === undefined) throw new Error('입출력이 없는 모델');
const shaped = new ort.Tensor('float32', pixels, [1, 1, 8, 8]);
const results = await session.run({ [inputName]: shaped });
const fromOrt = results[outputName]?.data as Float32Array;

bars(fromTflm, { title: 'TFLM이 본 확률' });
table(
  Array.from(fromTflm, (probability, number) => ({
    숫자: number,
    TFLM: probability.toFixed(6),
    TFLite: fromTflite[number]?.toFixed(6),
    'ONNX Runtime': fromOrt[number]?.toFixed(6),
  })),
  { title: '세 런타임의 출력' },
);
