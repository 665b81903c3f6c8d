import { loadModel, sample, table } from 'lab';
import * as ort from 'onnxruntime-web';
import { Interpreter } from 'tflite';
import * as tflm from 'tflm';

const tflite = await loadModel('digits_float32.tflite');
const onnx = await loadModel('digits.onnx');
const digit = await sample('digits_float32.tflite', 0);
const pixels = digit.values as Float32Array;

type Run = () => ArrayLike<number> | Promise<ArrayLike<number>>;

/** 모델의 바이트를 받아 첫 답을 내기까지 두 번 잽니다. 처음에는 런타임을 올리는 시간도 듭니다. */
async function firstAnswer(run: Run) {
  const milliseconds: string[] = [];
  let scores: number[] = [];
  for (let i = 0; i < 2; i++) {
    const start = performance.now();
    scores = Array.from(await run());
    milliseconds.push((performance.now() - start).toFixed(2));
  }
  return {
    예측: scores.indexOf(Math.max(...scores)),
    '처음 (ms)': milliseconds[0],
    '두 번째 (ms)': milliseconds[1],
  };
}

const fromTflm = await firstAnswer(() => {
  const resolver = new tflm.MicroMutableOpResolver(5);
  resolver.addConv2D();
  resolver.addMaxPool2D();
  resolver.addReshape();
  resolver.addFullyConnected();
  resolver.addSoftmax();
  const micro = new tflm.MicroInterpreter(
    tflm.getModel(tflite),
    resolver,
    new tflm.TensorArena(16 * 1024),
  );
  if (micro.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
  micro.input(0).data.f.set(pixels);
  micro.invoke();
  return micro.output(0).data.f;
});

const fromTflite = await firstAnswer(async () => {
  const lite = await Interpreter.create(tflite);
  (lite.input(0).data as Float32Array).set(pixels);
  lite.invoke();
  return lite.output(0).data as Float32Array;
});

const fromOnnx = await firstAnswer(async () => {
  const session = await ort.InferenceSession.create(onnx, { executionProviders: ['wasm'] });
  const input = new ort.Tensor('float32', pixels, [1, 1, 8, 8]);
  const results = await session.run({ [session.inputNames[0] ?? '']: input });
  return results[session.outputNames[0] ?? '']?.data as Float32Array;
});

table(
  [
    { 런타임: 'TFLM', '모델 파일 (바이트)': tflite.length, ...fromTflm },
    { 런타임: 'TFLite', '모델 파일 (바이트)': tflite.length, ...fromTflite },
    { 런타임: 'ONNX Runtime', '모델 파일 (바이트)': onnx.length, ...fromOnnx },
  ],
  { title: `같은 그림, 정답 ${digit.label}` },
);
console.log('런타임 파일의 크기는 성능 탭에 있습니다.');
