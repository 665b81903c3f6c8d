import * as ort from 'onnxruntime-web/wasm';

// 절댓값(Abs) 노드 하나뿐인 ONNX 모델입니다. 입출력은 float64 값 세 개입니다.
const hex =
  '08083a340a0b0a0178120179220341627312036162735a0f0a0178120a0a08080b12040a0208' +
  '03620f0a0179120a0a08080b12040a0208034202100d';
const model = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
const x = new ort.Tensor('float64', Float64Array.of(-1, 0, 2.5), [3]);
const { y } = await session.run({ x });
console.log('절댓값:', Array.from(y?.data as Float64Array));
