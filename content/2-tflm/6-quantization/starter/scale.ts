import { loadModel, plot } from 'lab';
import * as tflm from 'tflm';

async function open(name: string): Promise<tflm.MicroInterpreter> {
  const resolver = new tflm.MicroMutableOpResolver(1);
  resolver.addFullyConnected();
  const interpreter = new tflm.MicroInterpreter(
    tflm.getModel(await loadModel(name)),
    resolver,
    new tflm.TensorArena(4096),
  );
  if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error(name);
  return interpreter;
}

const xs = Array.from({ length: 100 }, (_, i) => (i / 99) * 2 * Math.PI);

const float = await open('sine_float32.tflite');
const floatCurve = xs.map((x) => {
  float.input(0).data.f[0] = x;
  float.invoke();
  return float.output(0).data.f[0] ?? 0;
});

const int8 = await open('sine_int8.tflite');
const input = int8.input(0);
const { scale, zeroPoint } = input.params;
const out = int8.output(0).params;
console.log('입력:', input.params, '출력:', out);

const int8Curve = xs.map((x) => {
  const quantised = Math.round(x / scale) + zeroPoint;
  input.data.int8[0] = Math.min(127, Math.max(-128, quantised));
  int8.invoke();
  const q = int8.output(0).data.int8[0] ?? 0;
  return out.scale * (q - out.zeroPoint);
});

plot({ float32: floatCurve, int8: int8Curve, 'sin(x)': xs.map(Math.sin) }, { x: xs, xLabel: 'x' });
