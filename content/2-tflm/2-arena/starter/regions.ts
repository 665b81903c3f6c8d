import { bars, loadModel } from 'lab';
import * as tflm from 'tflm';

const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

// 할당을 종류별로 세는 인터프리터입니다. 쓰는 법은 MicroInterpreter와 같습니다.
const interpreter = new tflm.RecordingMicroInterpreter(
  tflm.getModel(await loadModel('digits_int8.tflite')),
  resolver,
  new tflm.TensorArena(10 * 1024),
);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) {
  throw new Error('AllocateTensors()가 실패했습니다.');
}

const allocator = interpreter.getMicroAllocator();
allocator.printAllocations();

const used: Record<string, number> = {};
for (const [name, type] of Object.entries(tflm.RecordedAllocationType)) {
  used[name] = allocator.getRecordedAllocation(type).usedBytes;
}
bars(used, { title: 'tail에 들어간 것 (바이트)' });
