import { loadModel } from 'lab';
import * as tflm from 'tflm';

const model = tflm.getModel(await loadModel('sine_int8.tflite'));
const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

function fits(bytes: number): boolean {
  const trial = new tflm.MicroInterpreter(model, resolver, new tflm.TensorArena(bytes));
  const ok = trial.allocateTensors() === tflm.kTfLiteOk && trial.invoke() === tflm.kTfLiteOk;
  trial.delete();
  return ok;
}

// 실패하는 크기와 성공하는 크기 사이를 반씩 좁힙니다.
function smallest(largest: number): number {
  let fails = 0;
  let works = largest;
  while (works - fails > 4) {
    const middle = fails + Math.round((works - fails) / 8) * 4;
    if (fits(middle)) works = middle;
    else fails = middle;
  }
  return works;
}

const bytes = smallest(8192);
const interpreter = new tflm.MicroInterpreter(model, resolver, new tflm.TensorArena(bytes));
interpreter.allocateTensors();
interpreter.invoke();
console.log('찾은 크기:', bytes, '· 사용량:', interpreter.arenaUsedBytes());
