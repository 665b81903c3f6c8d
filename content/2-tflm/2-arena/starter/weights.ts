import { bars, loadModel, sample } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'keyword_int8.tflite';
const bytes = await loadModel(MODEL);

const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addFullyConnected();
resolver.addSoftmax();

const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(bytes),
  resolver,
  new tflm.TensorArena(64 * 1024),
);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) {
  throw new Error('빠진 연산자가 있습니다. 콘솔의 메시지를 읽어 보세요.');
}
interpreter.input(0).data.int8.set((await sample(MODEL, 0)).values as Int8Array);
interpreter.invoke();

bars({ '모델 파일': bytes.length, '아레나 사용량': interpreter.arenaUsedBytes() });
