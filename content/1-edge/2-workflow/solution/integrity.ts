import { loadModel, plot } from 'lab';
import * as tflm from 'tflm';

const whole = await loadModel('sine_int8.tflite');

// 전송 중에 가중치 한 바이트의 비트 하나가 뒤집혔습니다. 길이와 구조는 그대로입니다.
const damaged = whole.slice();
const at = 396;
damaged[at] = (damaged[at] ?? 0) ^ 0x80;

// 보내는 쪽이 알려 준 값입니다.
const EXPECTED = checksum(whole);

function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

const xs = Array.from({ length: 100 }, (_, i) => (i / 99) * 2 * Math.PI);

function curve(bytes: Uint8Array): number[] {
  const resolver = new tflm.MicroMutableOpResolver(1);
  resolver.addFullyConnected();
  const interpreter = new tflm.MicroInterpreter(
    tflm.getModel(bytes),
    resolver,
    new tflm.TensorArena(4096),
  );
  if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
  const [input, output] = [interpreter.input(0), interpreter.output(0)];
  return xs.map((x) => {
    const q = Math.round(x / input.params.scale) + input.params.zeroPoint;
    input.data.int8[0] = Math.min(127, Math.max(-128, q));
    interpreter.invoke();
    return output.params.scale * ((output.data.int8[0] ?? 0) - output.params.zeroPoint);
  });
}

const curves: Record<string, number[]> = {};
for (const [name, bytes] of Object.entries({ 온전한모델: whole, 손상된모델: damaged })) {
  console.log(name, bytes.length, '바이트 · 검사값', checksum(bytes), '· 알려 준 값', EXPECTED);
  if (checksum(bytes) !== EXPECTED) throw new Error(`${name}: 받은 파일이 손상되었습니다.`);
  curves[name] = curve(bytes);
}
plot(curves, { x: xs, xLabel: 'x' });
