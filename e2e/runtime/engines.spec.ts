import type { EngineReport } from '../../src/runtime/contract/report.ts';
import type { Lab } from './harness/test.ts';
import { expect, test } from './harness/test.ts';

const onnx = (model: string, setup = '', options = '{}') => `
import * as ort from 'onnxruntime-web';
import { loadModel, sample } from 'lab';
${setup}
const session = await ort.InferenceSession.create(await loadModel('${model}'), ${options});
const { values, label } = await sample('${model}', 4);
const input = new ort.Tensor('float32', values, [1, 1, 8, 8]);
const { probability } = await session.run({ image: input });
const digit = probability.data.indexOf(Math.max(...probability.data));
console.log('digit', digit, label);
`;

const tflite = (model: string, options = '{}') => `
import { Interpreter } from 'tflite';
import { loadModel, sample } from 'lab';
const interpreter = await Interpreter.create(await loadModel('${model}'), ${options});
const { values, label } = await sample('${model}', 4);
interpreter.input(0).data.set(values);
interpreter.invoke();
const { data } = interpreter.output(0);
console.log('digit', data.indexOf(Math.max(...data)), label);
`;

async function runAndReport(lab: Lab, code: string) {
  const { events, lines, outcome } = await lab.run(code);
  const reports = events.flatMap((event) => (event.kind === 'report' ? [event.report] : []));
  return { events, lines, outcome, report: reports[0] as EngineReport | undefined };
}

test.describe('ONNX Runtime', () => {
  test('reads a digit on one thread, with progress in bytes', async ({ lab }) => {
    const { lines, events, report } = await runAndReport(lab, onnx('digits.onnx'));
    expect(lines).toContain('digit 1 1');
    expect(report).toMatchObject({
      engine: 'onnx',
      modelName: 'digits.onnx',
      providers: ['wasm'],
      threads: 1,
      outputs: [{ name: 'probability', shape: [1, 10] }],
    });
    const loading = events.flatMap((event) =>
      event.kind === 'progress' && event.progress.stage === 'loading' ? [event.progress] : [],
    );
    const last = loading.filter(({ what }) => what === 'ONNX Runtime Web').at(-1);
    expect(last?.totalBytes).toBeGreaterThan(10_000_000);
    expect(last?.loadedBytes).toBe(last?.totalBytes);
  });

  test('uses two threads inside the sandbox', async ({ lab }) => {
    const setup = 'ort.env.wasm.numThreads = 2;';
    const { lines, report } = await runAndReport(lab, onnx('digits.onnx', setup));
    expect(lines).toContain('digit 1 1');
    expect(report).toMatchObject({ threads: 2 });
    expect(lab.noise).toEqual([]);
  });

  test('reads int8 and .ort models', async ({ lab }) => {
    expect((await runAndReport(lab, onnx('digits_int8.onnx'))).lines).toContain('digit 1 1');
    expect((await runAndReport(lab, onnx('digits.ort'))).lines).toContain('digit 1 1');
  });

  test('its own lines are marked as such, its errors have the line of the call', async ({
    lab,
  }) => {
    const { events } = await lab.run(onnx('digits.onnx', '', '{ logSeverityLevel: 0 }'));
    const lines = events.flatMap((event) => (event.kind === 'console' ? event.lines : []));
    const own = lines.filter(({ source }) => source === 'runtime');
    expect(own.length).toBeGreaterThan(20);
    expect(new Set(own.map(({ engine }) => engine))).toEqual(new Set(['onnx']));
    expect(lines.filter(({ source }) => source === 'user')).toHaveLength(1);

    const { outcome } = await lab.run(
      "import * as ort from 'onnxruntime-web';\n\nawait ort.InferenceSession.create(new Uint8Array(10));",
    );
    expect(outcome).toMatchObject({
      status: 'failed',
      error: {
        message: expect.stringContaining('protobuf parsing failed'),
        location: { line: 3 },
      },
    });
  });

  test('a profile becomes nodes, not console lines', async ({ lab }) => {
    for (const end of ['', 'session.endProfiling();']) {
      const { report, lines } = await runAndReport(
        lab,
        `${onnx('digits.onnx', '', '{ enableProfiling: true }')} ${end}`,
      );
      expect(lines).toEqual(['digit 1 1']);
      const nodes = report?.nodes ?? [];
      expect(nodes.map(({ op }) => op)).toContain('Gemm');
      expect(new Set(nodes.map(({ provider }) => provider))).toEqual(
        new Set(['CPUExecutionProvider']),
      );
    }
  });

  test('overlapping runs wait for one another', async ({ lab }) => {
    const { lines, outcome } = await runAndReport(
      lab,
      `${onnx('digits.onnx')}
       const all = await Promise.all([1, 2, 3].map(() => session.run({ image: input })));
       console.log('together', all.length);`,
    );
    expect(outcome.status).toBe('done');
    expect(lines).toContain('together 3');
  });

  test('code that asks for WebGPU gets its worker, and falls back without a GPU', async ({
    lab,
  }) => {
    const { events, lines } = await runAndReport(
      lab,
      onnx('digits.onnx', '', "{ executionProviders: ['webgpu', 'wasm'] }"),
    );
    expect(events[0]).toMatchObject({ kind: 'started', worker: 'webgpu', isolated: false });
    expect(lines).toContain('digit 1 1');
  });
});

test.describe('TensorFlow Lite', () => {
  for (const model of ['digits_float32', 'digits_hybrid', 'digits_int8']) {
    test(`reads a digit with ${model}`, async ({ lab }) => {
      const { lines, report } = await runAndReport(lab, tflite(`${model}.tflite`));
      expect(lines).toContain('digit 1 1');
      expect(report).toMatchObject({
        engine: 'tflite',
        modelName: `${model}.tflite`,
        threads: 1,
        outputs: [{ shape: [1, 10], length: 10 }],
      });
      expect(report?.timing.runMilliseconds).toHaveLength(1);
    });
  }

  test('uses two threads inside the sandbox, and profiles by node', async ({ lab }) => {
    const options = '{ numThreads: 2, profiling: true }';
    const { lines, report } = await runAndReport(lab, tflite('digits_float32.tflite', options));
    expect(lines).toContain('digit 1 1');
    expect(report).toMatchObject({ threads: 2 });
    const nodes = report?.nodes ?? [];
    expect(nodes[0]).toMatchObject({ op: 'TfLiteXNNPackDelegate', provider: 'XNNPACK' });
    expect(nodes.some(({ name }) => name.includes('Convolution'))).toBe(true);
  });

  test('says why it cannot read a file, in its own words', async ({ lab }) => {
    const { outcome } = await lab.run(
      "import { Interpreter } from 'tflite';\nawait Interpreter.create(new Uint8Array(64));",
    );
    expect(outcome).toMatchObject({
      error: { message: expect.stringContaining("Can't initialize model"), location: { line: 2 } },
    });
  });

  test('a closed interpreter and a missing tensor are clear errors', async ({ lab }) => {
    const { lines } = await lab.run(`${tflite('digits_int8.tflite')}
      try { interpreter.input(3); } catch (error) { console.log(error.message); }
      interpreter.delete();
      try { interpreter.invoke(); } catch (error) { console.log(error.message); }`);
    expect(lines.slice(-2)).toEqual([
      '입력은 1개입니다. 3번은 없습니다.',
      'delete()로 닫은 인터프리터는 더 쓸 수 없습니다.',
    ]);
  });
});

test('without isolation everything works on one thread', async ({ plainLab }) => {
  expect(await plainLab.page.evaluate(() => crossOriginIsolated)).toBe(false);
  const setup = 'ort.env.wasm.numThreads = 2;';
  const first = await runAndReport(plainLab, onnx('digits.onnx', setup));
  expect(first.events[0]).toMatchObject({ kind: 'started', worker: 'threads', isolated: false });
  expect(first.lines).toContain('digit 1 1');
  expect(first.report).toMatchObject({ threads: 1 });
  const second = await runAndReport(plainLab, tflite('digits_int8.tflite', '{ numThreads: 2 }'));
  expect(second.lines).toContain('digit 1 1');
  expect(second.report).toMatchObject({ threads: 1 });
});

test('a runtime’s WebAssembly is fetched once, however often it is used', async ({
  lab,
  sites,
}) => {
  sites.isolated.requests();
  await lab.run(onnx('digits.onnx'));
  await lab.run(onnx('digits.onnx'));
  const wasm = sites.isolated.requests().filter((path) => path.endsWith('.wasm'));
  expect(wasm).toHaveLength(1);
});
