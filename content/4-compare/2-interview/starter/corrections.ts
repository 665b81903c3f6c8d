import { loadModel } from 'lab';
import * as tflm from 'tflm';

// 강의 노트의 C++ 예제를 옮긴 것입니다.
const resolver = new tflm.MicroMutableOpResolver(3);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addSoftmax();

const arena = new tflm.TensorArena(10 * 1024);
const model = tflm.getModel(await loadModel('digits_int8.tflite'));
const interpreter = new tflm.MicroInterpreter(model, resolver, arena);
interpreter.allocateTensors();

const input = interpreter.input(0);
input.data.f[0] = 1;
interpreter.invoke();

const output = interpreter.output(0);
console.log('결과:', output.data.f[0]);
