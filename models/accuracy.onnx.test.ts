/** Every .onnx and .ort of the zoo reaches its recorded quality in our runtime, onnxruntime-web. */
import * as ort from 'onnxruntime-web/wasm';
import { beforeAll, expect, test } from 'vitest';
import { readManifest, readPublic, readStored } from './manifest.ts';
import { scoreOf } from './score.ts';

const cases = readManifest().flatMap((family) =>
  family.variants
    .filter((variant) => variant.format !== 'tflite')
    .map((variant) => [variant.file, family, variant] as const),
);

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

test.each(cases)(
  '%s',
  async (file, family, variant) => {
    const session = await ort.InferenceSession.create(readPublic(file));
    const [given] = variant.inputs;
    if (given === undefined) throw new Error('no input');
    const rows = [];
    const inputs = readStored(family.heldOut.input);
    for (const row of inputs) {
      const result = await session.run({
        [given.name]: new ort.Tensor('float32', row, given.shape),
      });
      rows.push(variant.outputs.map(({ name }) => Array.from(result[name]?.data ?? [], Number)));
    }
    await session.release();
    const score = scoreOf(variant.accuracy.metric, inputs, rows, readStored(family.heldOut.target));
    // Quantised kernels of two builds may round a half differently and turn a close decision.
    const room = variant.precision === 'float32' ? 1e-4 : 0.01;
    expect(Math.abs(score - variant.accuracy.value)).toBeLessThanOrEqual(room);
  },
  60_000,
);
