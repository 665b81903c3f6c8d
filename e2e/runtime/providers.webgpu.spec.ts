import { expect, test } from './harness/test.ts';

test('WebGPU runs a model in the worker that has it', async ({ lab }) => {
  const { events, lines, outcome } = await lab.run(`
    import * as ort from 'onnxruntime-web';
    import { loadModel, sample } from 'lab';
    const session = await ort.InferenceSession.create(await loadModel('digits.onnx'), {
      executionProviders: ['webgpu', 'wasm'],
      logSeverityLevel: 0,
    });
    const { values, label } = await sample('digits.onnx', 4);
    const { probability } = await session.run({ image: new ort.Tensor('float32', values, [1, 1, 8, 8]) });
    const data = await probability.getData();
    console.log('digit', data.indexOf(Math.max(...data)), label);
  `);
  expect(outcome.status).toBe('done');
  expect(events[0]).toMatchObject({ kind: 'started', worker: 'webgpu' });
  expect(lines.some((line) => /placed on \[WebGpuExecutionProvider\]/.test(line))).toBe(true);
  expect(lines.at(-1)).toBe('digit 1 1');
});
