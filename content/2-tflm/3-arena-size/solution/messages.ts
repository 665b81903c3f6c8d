import { loadModel } from 'lab';
import * as tflm from 'tflm';

const model = tflm.getModel(await loadModel('digits_int8.tflite'));
const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

for (const bytes of [600, 1200, 2200, 2400, 2600, 2800]) {
  console.log(`── 아레나 ${bytes}바이트`);
  const interpreter = new tflm.MicroInterpreter(model, resolver, new tflm.TensorArena(bytes));
  interpreter.allocateTensors();
}
