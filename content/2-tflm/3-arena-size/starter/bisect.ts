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

// 256바이트씩 키웁니다. 경계를 더 좁혀 보세요.
function smallest(largest: number): number {
  let bytes = 256;
  while (bytes < largest && !fits(bytes)) bytes += 256;
  return bytes;
}

const bytes = smallest(8192);
const interpreter = new tflm.MicroInterpreter(model, resolver, new tflm.TensorArena(bytes));
interpreter.allocateTensors();
interpreter.invoke();
console.log('찾은 크기:', bytes, '· 사용량:', interpreter.arenaUsedBytes());
