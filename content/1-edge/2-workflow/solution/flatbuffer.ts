import { loadModel } from 'lab';
import * as tflm from 'tflm';

// 끝까지 받은 파일을 씁니다.
const bytes = await loadModel('sine_int8.tflite');
console.log('받은 바이트:', bytes.length, '· 식별자:', String.fromCharCode(...bytes.slice(4, 8)));

const model = tflm.getModel(bytes);
const resolver = new tflm.MicroMutableOpResolver(1);
resolver.addFullyConnected();
const interpreter = new tflm.MicroInterpreter(model, resolver, new tflm.TensorArena(2048));
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
interpreter.invoke();
console.log('스키마 버전:', model.version());
