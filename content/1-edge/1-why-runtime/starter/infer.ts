import { loadModel, plot, sample } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'digits_int8.tflite';

const resolver = new tflm.MicroMutableOpResolver(7);
resolver.addConv2D();
resolver.addDepthwiseConv2D();
resolver.addAveragePool2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel(MODEL)),
  resolver,
  new tflm.TensorArena(64 * 1024),
);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
const input = await sample(MODEL, 0);

const milliseconds: number[] = [];
for (let i = 0; i < 100; i++) {
  // 입력의 자리도 실행 중에 다시 쓰이므로, 실행할 때마다 넣습니다.
  interpreter.input(0).data.int8.set(input.values as Int8Array);
  const start = performance.now();
  interpreter.invoke();
  milliseconds.push(performance.now() - start);
}
plot(milliseconds, { title: '추론 시간 (밀리초)', mark: 'dot', xLabel: '몇 번째 실행' });

const scores = Array.from(interpreter.output(0).data.int8);
console.log('예측:', scores.indexOf(Math.max(...scores)), '· 정답:', input.label);
