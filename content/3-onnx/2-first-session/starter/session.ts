import { bars, image, loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';

const MODEL = 'digits.onnx';

// 1. 세션: 모델을 읽고 그래프를 최적화해 실행할 준비를 합니다.
const session = await ort.InferenceSession.create(await loadModel(MODEL), {
  executionProviders: ['wasm'],
  enableProfiling: true,
});
console.log('입력:', session.inputNames, '출력:', session.outputNames);

// 2. 입력 텐서: 자료형, 값, 모양을 함께 줍니다.
const digit = await sample(MODEL, 0);
const input = new ort.Tensor('float32', digit.values as Float32Array, [1, 1, 8, 8]);
image(digit.values, { title: `정답: ${digit.label}` });

// 3. 실행: 입력은 이름으로 넣고, 출력도 이름으로 꺼냅니다.
const inputName = session.inputNames[0] ?? '';
const outputName = session.outputNames[0] ?? '';
const results = await session.run({ [inputName]: input });

// 4. 결과
const output = results[outputName];
const probabilities = Array.from(output?.data as Float32Array);
bars(probabilities, { title: '숫자별 확률' });
console.log('출력 모양:', output?.dims);
console.log('예측:', probabilities.indexOf(Math.max(...probabilities)), '· 정답:', digit.label);
