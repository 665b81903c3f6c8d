import { loadModel, sample, table } from 'lab';
import * as tflm from 'tflm';

interface Buffer {
  name: string;
  /** 모델 안의 텐서 번호 */
  tensor: number;
  bytes: number;
  /** 처음과 마지막으로 쓰이는 때. 0은 첫 연산 전입니다. */
  first: number;
  last: number;
}

const rows: [string, number, number, number, number][] = [
  ['image', 0, 64, 0, 1],
  ['stem', 22, 512, 1, 4],
  ['wide', 23, 512, 2, 3],
  ['narrow', 24, 512, 3, 4],
  ['skip1', 25, 512, 4, 5],
  ['down', 26, 384, 5, 9],
  ['left1', 27, 640, 6, 7],
  ['left2', 28, 384, 7, 8],
  ['skip2', 29, 384, 8, 11],
  ['right1', 30, 768, 9, 10],
  ['right2', 31, 384, 10, 11],
  ['joined', 32, 768, 11, 12],
  ['mix', 33, 768, 12, 13],
  ['pool', 34, 192, 13, 14],
  ['flat', 35, 192, 14, 15],
  ['logits', 36, 16, 15, 16],
  ['probability', 37, 16, 16, 16],
];
const buffers: Buffer[] = rows.map(([name, tensor, bytes, first, last]) => ({
  name,
  tensor,
  bytes,
  first,
  last,
}));

type Plan = Map<Buffer, number>;

const height = (plan: Plan) =>
  Math.max(...[...plan].map(([buffer, offset]) => offset + buffer.bytes));

// 메타데이터의 표는 [버전, 서브그래프 수, 텐서 수, 주소…]입니다. 그 자리를 찾아 주소를 바꿉니다.
function writePlan(model: Uint8Array, plan: Plan): Uint8Array {
  const bytes = model.slice();
  const view = new DataView(bytes.buffer);
  const tensors = 38;
  let at = 0;
  while (view.getInt32(at, true) !== 1 || view.getInt32(at + 8, true) !== tensors) at += 4;
  for (const [{ tensor }, offset] of plan) view.setInt32(at + 12 + 4 * tensor, offset, true);
  return bytes;
}

// 모든 버퍼를 주소 0에 놓습니다.
const plan: Plan = new Map(buffers.map((buffer) => [buffer, 0]));
console.log('계획의 높이:', height(plan), '바이트');

const resolver = new tflm.MicroMutableOpResolver(7);
resolver.addConv2D();
resolver.addAdd();
resolver.addConcatenation();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

const MODEL = 'branches_int8_planned.tflite';
const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(writePlan(await loadModel(MODEL), plan)),
  resolver,
  new tflm.TensorArena(16 * 1024),
);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');
const digit = await sample(MODEL, 0);
interpreter.input(0).data.int8.set(digit.values as Int8Array);
interpreter.invoke();

const scores = Array.from(interpreter.output(0).data.int8);
console.log('예측:', scores.indexOf(Math.max(...scores)), '· 정답:', digit.label);
table(
  [...plan].map(([{ name, bytes, first, last }, offset]) => ({ name, bytes, first, last, offset })),
);
