import { loadModel } from 'lab';
import * as tflm from 'tflm';

const bytes = await loadModel('sine_int8.tflite');

// 1. 파일을 C++ 소스로 바꿉니다.
const rows: string[] = [];
for (let i = 0; i < bytes.length; i += 12) {
  rows.push(
    `  ${Array.from(bytes.slice(i, i + 12), (b) => `0x${b.toString(16).padStart(2, '0')}`).join(', ')},`,
  );
}
const source = [
  'alignas(16) const unsigned char g_sine_model[] = {',
  ...rows,
  '};',
  `const unsigned int g_sine_model_len = ${bytes.length};`,
].join('\n');
console.log(`${source.slice(0, 240)}\n  …`);
console.log('모델:', bytes.length, '바이트 · 소스 파일:', source.length, '글자');

// 2. 보드에서는 이 배열의 주소를 GetModel()에 넘깁니다.
const model = tflm.getModel(bytes);
if (model.version() !== tflm.TFLITE_SCHEMA_VERSION) throw new Error('스키마 버전이 다릅니다.');

// 3. 추론합니다.
const resolver = new tflm.MicroMutableOpResolver(1);
resolver.addFullyConnected();
const interpreter = new tflm.MicroInterpreter(model, resolver, new tflm.TensorArena(2048));
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
const { scale, zeroPoint } = interpreter.input(0).params;
interpreter.input(0).data.int8[0] = Math.round(1.57 / scale) + zeroPoint;
interpreter.invoke();
const output = interpreter.output(0);
const q = output.data.int8[0] ?? 0;
console.log('sin(1.57) ≈', (output.params.scale * (q - output.params.zeroPoint)).toFixed(3));
