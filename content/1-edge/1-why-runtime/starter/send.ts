import { loadModel, sample, table } from 'lab';
import * as tflm from 'tflm';

const RUNS = 50;
const SECONDS_A_DAY = 24 * 60 * 60;

const resolver = new tflm.MicroMutableOpResolver(7);
resolver.addConv2D();
resolver.addDepthwiseConv2D();
resolver.addAveragePool2D();
resolver.addMaxPool2D();
resolver.addReshape();
resolver.addFullyConnected();
resolver.addSoftmax();

const rows: Record<string, string | number>[] = [];
for (const name of ['sensor_int8.tflite', 'digits_int8.tflite', 'keyword_int8.tflite']) {
  const interpreter = new tflm.MicroInterpreter(
    tflm.getModel(await loadModel(name)),
    resolver,
    new tflm.TensorArena(64 * 1024),
  );
  if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error(name);
  const { values } = await sample(name, 0);

  const milliseconds: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    interpreter.input(0).data.int8.set(values as Int8Array);
    const start = performance.now();
    interpreter.invoke();
    milliseconds.push(performance.now() - start);
  }
  milliseconds.sort((a, b) => a - b);
  const median = milliseconds[RUNS / 2] ?? 0;

  rows.push({
    모델: name,
    '입력 한 번 (바이트)': values.length,
    '초당 한 번 보내면 하루에 (MB)': ((values.length * SECONDS_A_DAY) / 1e6).toFixed(1),
    '답만 보내면 하루에 (MB)': (SECONDS_A_DAY / 1e6).toFixed(2),
    '추론 (ms)': median.toFixed(3),
    '계산하는 시간의 비율': `${((100 * median) / 1000).toFixed(3)}%`,
  });
}
table(rows, { title: '서버로 보낼 것인가, 여기서 답할 것인가' });
