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

// 주어진 순서대로, 수명이 겹치는 버퍼들 사이의 첫 번째 틈에 놓습니다.
function place(order: Buffer[]): Plan {
  const plan: Plan = new Map();
  for (const buffer of order) {
    const neighbours = [...plan]
      .filter(([other]) => other.first <= buffer.last && buffer.first <= other.last)
      .sort(([, a], [, b]) => a - b);
    let offset = 0;
    for (const [other, start] of neighbours) {
      if (start - offset >= buffer.bytes) break;
      offset = Math.max(offset, start + other.bytes);
    }
    plan.set(buffer, offset);
  }
  return plan;
}

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

// 순서를 무작위로 섞어 가장 낮은 계획을 고릅니다. 하한에 닿으면 멈춥니다.
const times = buffers.map(({ first }) => first);
const alive = (time: number) =>
  buffers.reduce((sum, b) => (b.first <= time && time <= b.last ? sum + b.bytes : sum), 0);
const lowerBound = Math.max(...times.map(alive));

let plan = place(
  buffers
    .slice()
    .reverse()
    .sort((a, b) => b.bytes - a.bytes),
);
for (let round = 0; round < 200_000 && height(plan) > lowerBound; round++) {
  const order = buffers.slice();
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [order[i], order[j]] = [order[j] as Buffer, order[i] as Buffer];
  }
  const candidate = place(order);
  if (height(candidate) < height(plan)) plan = candidate;
}
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
