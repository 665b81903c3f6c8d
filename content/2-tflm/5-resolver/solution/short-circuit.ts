import { loadModel, sample } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'digits_int8.tflite';
const resolver = new tflm.MicroMutableOpResolver(5);

function registerOps(): tflm.TfLiteStatus {
  // 등록마다 상태를 따로 확인합니다.
  if (resolver.addConv2D() !== tflm.kTfLiteOk) return tflm.kTfLiteError;
  if (resolver.addMaxPool2D() !== tflm.kTfLiteOk) return tflm.kTfLiteError;
  if (resolver.addReshape() !== tflm.kTfLiteOk) return tflm.kTfLiteError;
  if (resolver.addFullyConnected() !== tflm.kTfLiteOk) return tflm.kTfLiteError;
  if (resolver.addSoftmax() !== tflm.kTfLiteOk) return tflm.kTfLiteError;
  return tflm.kTfLiteOk;
}

if (registerOps() !== tflm.kTfLiteOk) throw new Error('등록 실패');
console.log('등록한 연산자:', resolver.getRegistrationLength());

const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel(MODEL)),
  resolver,
  new tflm.TensorArena(10 * 1024),
);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) {
  throw new Error('등록은 성공했다는데 AllocateTensors()가 실패했습니다.');
}
interpreter.input(0).data.int8.set((await sample(MODEL, 0)).values as Int8Array);
interpreter.invoke();
