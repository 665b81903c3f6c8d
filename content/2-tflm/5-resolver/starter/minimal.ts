import { loadModel, sample } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'keyword_int8.tflite';

const resolver = new tflm.MicroMutableOpResolver(12);
resolver.addAbs();
resolver.addAdd();
resolver.addAveragePool2D();
resolver.addConcatenation();
resolver.addConv2D();
resolver.addDepthwiseConv2D();
resolver.addFullyConnected();
resolver.addLogistic();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addSoftmax();
resolver.addTanh();

const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel(MODEL)),
  resolver,
  new tflm.TensorArena(64 * 1024),
);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) {
  throw new Error('AllocateTensors()가 실패했습니다. 콘솔의 메시지를 읽어 보세요.');
}
interpreter.input(0).data.int8.set((await sample(MODEL, 0)).values as Int8Array);
interpreter.invoke();
console.log('등록한 연산자:', resolver.getRegistrationLength());
