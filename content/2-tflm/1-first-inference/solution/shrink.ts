import { loadModel } from 'lab';
import * as tflm from 'tflm';

const model = tflm.getModel(await loadModel('digits_int8.tflite'));

const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

// 실패는 예외가 아니라 상태로 돌아옵니다. 이유는 콘솔에 찍힙니다.
const arena = new tflm.TensorArena(1024);
const interpreter = new tflm.MicroInterpreter(model, resolver, arena);
const status = interpreter.allocateTensors();
console.log('AllocateTensors:', status === tflm.kTfLiteOk ? 'kTfLiteOk' : 'kTfLiteError');
