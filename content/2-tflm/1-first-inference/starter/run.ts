import { bars, image, loadModel, sample } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'digits_int8.tflite';

// 1. 모델: 플래시에 놓인 C 배열 대신 파일을 읽습니다.
const model = tflm.getModel(await loadModel(MODEL));

// 2. 연산자 리졸버: 이 모델이 쓰는 다섯 가지만 등록합니다.
const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

// 3. 텐서 아레나: 인터프리터가 쓸 메모리 전부입니다.
const arena = new tflm.TensorArena(10 * 1024);
const interpreter = new tflm.MicroInterpreter(model, resolver, arena);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) {
  throw new Error('AllocateTensors()가 실패했습니다. 콘솔의 메시지를 읽어 보세요.');
}
console.log('아레나 사용량:', interpreter.arenaUsedBytes(), '바이트');

// 4. 입력: 8×8 손글씨 하나를 양자화된 int8 값으로 넣습니다.
const digit = await sample(MODEL, 0);
const input = interpreter.input(0);
input.data.int8.set(digit.values as Int8Array);
image(digit.values, { title: `정답: ${digit.label}` });

// 5. 추론
interpreter.invoke();

// 6. 출력: int8을 확률로 되돌립니다. 실제 값 = scale × (정수 − zeroPoint)
const output = interpreter.output(0);
const { scale, zeroPoint } = output.params;
const probabilities = Array.from(output.data.int8, (q) => scale * (q - zeroPoint));
bars(probabilities, { title: '숫자별 확률' });
console.log('예측:', probabilities.indexOf(Math.max(...probabilities)), '· 정답:', digit.label);
