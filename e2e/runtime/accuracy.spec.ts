import { readFileSync } from 'node:fs';
import { expect, test } from './harness/test.ts';

const HELD_OUT = 'public/models/digits/held_out';
const PIXELS = 64;

test("TFLite reaches the manifest's accuracy on the whole held-out set", async ({ lab }) => {
  const manifest = JSON.parse(readFileSync('models/manifest.json', 'utf8')) as {
    name: string;
    variants: { id: string; accuracy: { value: number; samples: number } }[];
  }[];
  const variants = manifest.find(({ name }) => name === 'digits')?.variants ?? [];
  const wanted = ['float32', 'hybrid', 'int8'].map((id) => {
    const accuracy = variants.find((variant) => variant.id === id)?.accuracy;
    if (accuracy === undefined) throw new Error(`The manifest has no digits of ${id}`);
    return { file: `digits_${id}.tflite`, right: Math.round(accuracy.value * accuracy.samples) };
  });
  const inputs = readFileSync(`${HELD_OUT}_input.bin`).toString('base64');
  const targets = readFileSync(`${HELD_OUT}_target.bin`).toString('base64');

  const { lines, outcome } = await lab.run(`
import { loadModel } from 'lab';
import { Interpreter } from 'tflite';
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const inputs = bytes('${inputs}');
const targets = bytes('${targets}');
for (const file of ${JSON.stringify(wanted.map(({ file }) => file))}) {
  const model = await Interpreter.create(await loadModel(file));
  // A white pixel is 16 in the data and 1 in float32; in int8 the range begins at -128.
  const asInput = file.includes('int8')
    ? (v) => Math.min(127, Math.round((v / 16) * 255) - 128)
    : (v) => v / 16;
  let right = 0;
  for (let i = 0; i < targets.length; i++) {
    const pixels = inputs.subarray(${PIXELS} * i, ${PIXELS} * i + ${PIXELS});
    model.input(0).data.set(Array.from(pixels, asInput));
    model.invoke();
    const output = Array.from(model.output(0).data);
    if (output.indexOf(Math.max(...output)) === targets[i]) right++;
  }
  console.log(file, right);
}`);
  expect(outcome.status).toBe('done');
  expect(lines.filter((line) => line.startsWith('digits'))).toEqual(
    wanted.map(({ file, right }) => `${file} ${right}`),
  );
});
