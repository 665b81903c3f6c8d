import { bars, loadModel, sample } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'digits_float32.tflite';
const bytes = await loadModel(MODEL);
const digit = await sample(MODEL, 0);

function used(keepAllTensors: boolean): number {
  const resolver = new tflm.MicroMutableOpResolver(5);
  resolver.addConv2D();
  resolver.addMaxPool2D();
  resolver.addReshape();
  resolver.addFullyConnected();
  resolver.addSoftmax();
  const interpreter = new tflm.MicroInterpreter(
    tflm.getModel(bytes),
    resolver,
    new tflm.TensorArena(64 * 1024),
    null, // 리소스 변수
    null, // 프로파일러
    keepAllTensors,
  );
  if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
  interpreter.input(0).data.f.set(digit.values as Float32Array);
  interpreter.invoke();
  return interpreter.arenaUsedBytes();
}

// 역전파는 중간 텐서를 모두 다시 봅니다. 그래서 하나도 버리지 않고 들고 있어야 합니다.
const training = used(true);
// 추론은 다음 연산이 읽고 나면 그 자리를 다시 씁니다.
const inference = used(false);

// 가중치는 파일의 대부분입니다. 기울기와 Adam의 두 모멘트가 그만큼씩 더 듭니다.
const weights = bytes.length;
bars(
  {
    '추론: 아레나': inference,
    '학습: 모든 중간 텐서': training,
    '학습: 고쳐 쓸 가중치': weights,
    '학습: 기울기': weights,
    '학습: Adam의 모멘트 둘': 2 * weights,
  },
  { title: '그림 한 장에 드는 RAM (바이트)' },
);
console.log('추론:', inference, '바이트 · 학습:', training + 4 * weights, '바이트 이상');
