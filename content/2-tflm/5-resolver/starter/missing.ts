import { loadModel } from 'lab';
import * as tflm from 'tflm';

const resolver = new tflm.MicroMutableOpResolver(6);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel('beyond_float32.tflite')),
  resolver,
  new tflm.TensorArena(64 * 1024),
);
const status = interpreter.allocateTensors();
console.log('AllocateTensors:', status === tflm.kTfLiteOk ? 'kTfLiteOk' : 'kTfLiteError');
