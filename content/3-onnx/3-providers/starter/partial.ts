import { loadModel, sample } from 'lab';
import { Interpreter } from 'tflite';

const MODEL = 'beyond_float32.tflite';

// 프로파일을 켜면 노드마다 어디서 실행되었는지 남습니다.
const lite = await Interpreter.create(await loadModel(MODEL), { profiling: true });
const digit = await sample(MODEL, 0);
(lite.input(0).data as Float32Array).set(digit.values as Float32Array);
for (let i = 0; i < 10; i++) lite.invoke();

for (const { name, data } of lite.outputs) console.log(name, Array.from(data).join(', '));
console.log('정답:', digit.label, '· 노드 탭의 제공자 열을 보세요.');
