import { image, loadModel, sample } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'digits_int8.tflite';

const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

const preserveAllTensors = false;
const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel(MODEL)),
  resolver,
  new tflm.TensorArena(4 * 1024),
  null, // 리소스 변수
  null, // 프로파일러
  preserveAllTensors,
);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) {
  throw new Error('AllocateTensors()가 실패했습니다. 아레나를 늘려 보세요.');
}
console.log('아레나 사용량:', interpreter.arenaUsedBytes(), '바이트');

interpreter.input(0).data.int8.set((await sample(MODEL, 0)).values as Int8Array);
for (let i = 0; i < 5; i++) interpreter.invoke();

if (preserveAllTensors) {
  // 9번 텐서는 두 번째 풀링의 출력입니다. 재사용을 껐을 때만 값이 남아 있습니다.
  const middle = interpreter.getTensor(9);
  image(middle.data.int8, { title: `중간 텐서 ${middle.dims.join('×')}`, width: 16 });
}
