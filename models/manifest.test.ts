/** The committed zoo is what the manifest says, and has what the course needs. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicFolder, readManifest, readPublic, readStored, samplesSchema } from './manifest.ts';

const families = readManifest();
const named = (name: string) => {
  const family = families.find((one) => one.name === name);
  if (family === undefined) throw new Error(`no family ${name}`);
  return family;
};
const opsOf = (name: string, id: string) =>
  named(name).variants.find((one) => one.id === id)?.ops ?? [];
const filesOf = (family: (typeof families)[number]) => [
  ...family.variants,
  family.samples,
  family.heldOut.input,
  family.heldOut.target,
  ...family.extra,
];

describe('files', () => {
  test.each(families.flatMap(filesOf).map((one) => [one.file, one] as const))(
    '%s has the recorded bytes',
    (path, about) => {
      const bytes = readPublic(path);
      expect(bytes.length).toBe(about.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(about.sha256);
    },
  );

  test('no file lies there that the manifest does not know', () => {
    const there = readdirSync(publicFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(publicFolder.length + 1));
    const known = families.flatMap(filesOf).map((one) => one.file);
    expect(there.sort()).toEqual(known.sort());
  });

  test('the zoo stays below 6 MB', () => {
    const bytes = families.flatMap(filesOf).reduce((sum, one) => sum + one.bytes, 0);
    expect(bytes).toBeLessThan(6_000_000);
  });

  test('a model is named by its file alone', () => {
    const names = families.flatMap((f) => f.variants.map((v) => v.file.split('/').at(-1)));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('what the course needs', () => {
  test.each([
    ['sine', ['float32', 'int8', 'onnx', 'ort']],
    ['digits', ['float32', 'hybrid', 'int8', 'int16x8', 'onnx', 'onnx_int8', 'ort']],
    ['branches', ['int8', 'onnx', 'int8_planned']],
    ['sensor', ['int8', 'onnx']],
    ['keyword', ['float32', 'int8', 'onnx']],
    ['beyond', ['float32', 'onnx']],
  ])('%s comes as %j', (name, ids) => {
    expect(named(name).variants.map((one) => one.id)).toEqual(ids);
  });

  test.each(['float32', 'hybrid', 'int8', 'int16x8'])('digits %s has five ops', (id) => {
    const five = ['CONV_2D', 'FULLY_CONNECTED', 'MAX_POOL_2D', 'RESHAPE', 'SOFTMAX'];
    expect([...new Set(opsOf('digits', id))].sort()).toEqual(five);
  });

  test.each([
    ['sine', 'int8', 'int8'],
    ['digits', 'int8', 'int8'],
    ['digits', 'int16x8', 'int16'],
    ['digits', 'hybrid', 'float32'],
  ])('%s %s takes and gives %s', (name, id, type) => {
    const variant = named(name).variants.find((one) => one.id === id);
    expect(variant?.inputs[0]?.type).toBe(type);
    expect(variant?.outputs[0]?.type).toBe(type);
  });

  test('beyond has the op that TFLM lacks, branches what it needs, keyword a DS-CNN', () => {
    expect(opsOf('beyond', 'float32')).toContain('TOPK_V2');
    expect(opsOf('branches', 'int8')).toEqual(expect.arrayContaining(['ADD', 'CONCATENATION']));
    const separable = Array(4).fill(['DEPTHWISE_CONV_2D', 'CONV_2D']).flat();
    expect(opsOf('keyword', 'int8').slice(0, 9)).toEqual(['CONV_2D', ...separable]);
  });
});

describe('data', () => {
  test.each(families.map((one) => [one.name, one] as const))('samples of %s fit', (_, family) => {
    const text = readFileSync(join(publicFolder, family.samples.file), 'utf8');
    const { samples } = samplesSchema.parse(JSON.parse(text));
    expect(samples).toHaveLength(family.samples.count);
    const size = family.variants[0]?.inputs[0]?.shape.reduce((a, b) => a * b, 1);
    const [low, high] = family.input.range;
    for (const { input, expected } of samples) {
      expect(input).toHaveLength(size ?? 0);
      expect(Math.min(...input)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...input)).toBeLessThanOrEqual(high);
      const classes = (family.output.labels ?? family.anomaly?.kinds)?.length ?? 0;
      if ('label' in expected) expect(expected.label).toBeLessThan(classes);
    }
  });

  test.each(families.map((one) => [one.name, one] as const))('held-out of %s fits', (_, family) => {
    const inputs = readStored(family.heldOut.input);
    const size = family.variants[0]?.inputs[0]?.shape.reduce((a, b) => a * b, 1);
    expect(inputs).toHaveLength(family.heldOut.count);
    expect(inputs[0]).toHaveLength(size ?? 0);
    expect(readStored(family.heldOut.target)).toHaveLength(family.heldOut.count);
    for (const { accuracy } of family.variants) expect(accuracy.samples).toBe(inputs.length);
  });

  test('the recording of sensor is as long as its segments', () => {
    const { stream } = named('sensor');
    expect(readPublic(stream?.file ?? '').length).toBe(stream?.segments.at(-1)?.end);
  });
});

describe('the plan of branches', () => {
  const plan = named('branches').plan;
  const buffers = plan?.buffers ?? [];
  const height = (of: 'greedy' | 'better') => Math.max(...buffers.map((b) => b[of] + b.bytes));

  test.each(['greedy', 'better'] as const)('%s lays no living buffer over another', (of) => {
    for (const [i, a] of buffers.entries())
      for (const b of buffers.slice(i + 1)) {
        if (a.first > b.last || b.first > a.last) continue;
        const apart = a[of] + a.bytes <= b[of] || b[of] + b.bytes <= a[of];
        expect(apart, `${a.tensor} and ${b.tensor}`).toBe(true);
      }
  });

  test('the better plan reaches the busiest moment, the greedy one does not', () => {
    const times = Array.from({ length: buffers.length + 1 }, (_, time) =>
      buffers
        .filter((one) => one.first <= time && time <= one.last)
        .reduce((sum, one) => sum + one.bytes, 0),
    );
    expect(Math.max(...times)).toBe(plan?.mostAliveBytes);
    expect(height('better')).toBe(plan?.mostAliveBytes);
    expect(height('greedy')).toBe(plan?.greedyBytes);
    expect(height('greedy')).toBeGreaterThan(height('better'));
  });
});

test('every .onnx and .ort has a reduced-build config to compare with', () => {
  const folder = new URL('fixtures/ort-config/', import.meta.url);
  const stems = families
    .flatMap((family) => family.variants)
    .filter((one) => one.format !== 'tflite')
    .map((one) => one.file.replace(/^.*\/(.*)\.\w+$/, '$1'));
  for (const stem of [...new Set(stems), 'all'])
    for (const tail of ['ort.config', 'ort.types.config'])
      expect(existsSync(new URL(`${stem}.${tail}`, folder)), `${stem}.${tail}`).toBe(true);
});
