import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web/wasm';
import { runModel, zooModel } from '../../engine/test/arena-map/engine-runs.ts';
import { siteUrl } from '../sites.ts';
import { consoleOf, expect, runDone, runProgram, test, writeProgram } from './test.ts';

/** The page's numbers against those of Node. */

const SAMPLES = JSON.parse(readFileSync('public/models/digits/samples.json', 'utf8')) as {
  samples: { input: number[] }[];
};

test('the lab and Node compute the same float32 bits with TFLM', async ({ page }) => {
  const pixels = Float32Array.from(SAMPLES.samples[0]?.input ?? []);
  const { more } = runModel(zooModel('digits/digits_float32.tflite'), {
    before: (trial) => {
      trial.fill(0, pixels);
      const described = runModel(zooModel('digits/digits_float32.tflite')).model.subgraphs[0];
      trial.interpreter.requestSnapshot(0, 6, described?.outputs[0] ?? -1);
    },
    read: (trial) => trial.snapshotsAfter(0, 6),
  });
  const inNode = [...(more?.[0]?.value.values ?? [])];
  expect(inNode).toHaveLength(10);

  await page.goto(`${siteUrl('root')}lab`);
  await writeProgram(
    page,
    `import { loadModel, sample } from 'lab';
import * as tflm from 'tflm';
const resolver = new tflm.MicroMutableOpResolver(5);
resolver.addConv2D(); resolver.addMaxPool2D(); resolver.addReshape();
resolver.addFullyConnected(); resolver.addSoftmax();
const interpreter = new tflm.MicroInterpreter(
  tflm.getModel(await loadModel('digits_float32.tflite')), resolver, new tflm.TensorArena(65536));
interpreter.allocateTensors();
interpreter.input(0).data.f.set((await sample('digits_float32.tflite', 0)).values as Float32Array);
interpreter.invoke();
console.log('bits', JSON.stringify(Array.from(interpreter.output(0).data.f)));`,
  );
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText(`bits${JSON.stringify(inNode)}`);
});

test('the lab and Node compute the same float32 bits with ONNX Runtime', async ({ page }) => {
  ort.env.wasm.numThreads = 1;
  const pixels = Float32Array.from(SAMPLES.samples[0]?.input ?? []);
  const session = await ort.InferenceSession.create(
    readFileSync('public/models/digits/digits.onnx'),
  );
  const results = await session.run({
    [session.inputNames[0] ?? '']: new ort.Tensor('float32', pixels, [1, 1, 8, 8]),
  });
  const inNode = Array.from(results[session.outputNames[0] ?? '']?.data as Float32Array);
  await session.release();
  expect(inNode).toHaveLength(10);

  await page.goto(`${siteUrl('root')}lab`);
  await writeProgram(
    page,
    `import { loadModel, sample } from 'lab';
import * as ort from 'onnxruntime-web';
const session = await ort.InferenceSession.create(await loadModel('digits.onnx'), {
  executionProviders: ['wasm'],
});
const { values } = await sample('digits.onnx', 0);
const feeds = { [session.inputNames[0]!]: new ort.Tensor('float32', values as Float32Array, [1, 1, 8, 8]) };
const results = await session.run(feeds);
console.log('bits', JSON.stringify(Array.from(results[session.outputNames[0]!]!.data as Float32Array)));`,
  );
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText(`bits${JSON.stringify(inNode)}`);
});
