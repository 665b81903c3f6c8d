import { loadModel } from 'lab';
import * as tflm from 'tflm';

const model = tflm.getModel(await loadModel('digits_int8.tflite'));

// addSoftmax()를 부르지 않았습니다.
const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();

const arena = new tflm.TensorArena(10 * 1024);
const interpreter = new tflm.MicroInterpreter(model, resolver, arena);
const status = interpreter.allocateTensors();
console.log('AllocateTensors:', status === tflm.kTfLiteOk ? 'kTfLiteOk' : 'kTfLiteError');
