import { bars, image, loadModel, sample } from 'lab';
import { Interpreter } from 'tflite';
import * as tflm from 'tflm';

const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel('digits_int8.tflite')),
  resolver,
  new tflm.TensorArena(10 * 1024),
);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('할당 실패');

// 0부터 1까지의 실수로 된 그림입니다.
const digit = await sample('digits_float32.tflite', 1);
image(digit.values, { title: `정답: ${digit.label}` });

const input = interpreter.input(0);
for (let i = 0; i < input.data.int8.length; i++) {
  const real = digit.values[i] ?? 0;
  const quantised = Math.round(real / input.params.scale) + input.params.zeroPoint;
  input.data.int8[i] = Math.min(127, Math.max(-128, quantised));
}
interpreter.invoke();

const output = interpreter.output(0);
const { scale, zeroPoint } = output.params;
const probabilities = Array.from(output.data.int8, (q) => scale * (q - zeroPoint));

// 기준: 같은 그림을 float32 모델에 넣은 TFLite의 답입니다.
const reference = await Interpreter.create(await loadModel('digits_float32.tflite'));
(reference.input(0).data as Float32Array).set(digit.values as Float32Array);
reference.invoke();

bars(probabilities, { title: 'int8 (TFLM)' });
bars(reference.output(0).data as Float32Array, { title: 'float32 (TFLite)' });
console.log('예측:', probabilities.indexOf(Math.max(...probabilities)), '· 정답:', digit.label);
