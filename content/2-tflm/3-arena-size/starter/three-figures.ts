import { bars, loadModel } from 'lab';
import * as tflm from 'tflm';

const model = tflm.getModel(await loadModel('sine_int8.tflite'));
const resolver = new tflm.MicroMutableOpResolver(1);
resolver.addFullyConnected();

// 넉넉한 아레나에서 사용량을 읽습니다.
const roomy = new tflm.MicroInterpreter(model, resolver, new tflm.TensorArena(4096));
roomy.allocateTensors();
const used = roomy.arenaUsedBytes();
console.log('사용량:', used, '바이트');

// 딱 그만큼만 줍니다.
const tight = new tflm.MicroInterpreter(model, resolver, new tflm.TensorArena(used));
const status = tight.allocateTensors();
console.log('사용량만큼 준 아레나:', status === tflm.kTfLiteOk ? '성공' : '실패');
bars({ '준 크기': 4096, 사용량: used });
