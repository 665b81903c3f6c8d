import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { RuntimeClient } from '../../src/runtime/client/index.ts';
import type { ArenaOptions } from '../../src/runtime/contract/app-worker.ts';
import { expect, test } from './harness/test.ts';

declare global {
  var runtime: RuntimeClient;
  var model: Uint8Array;
}

const ARENA: ArenaOptions = {
  arenaBytes: 10 * 1024,
  invokes: 1,
  resolver: null,
  resolverCapacity: null,
  inputs: [],
};

async function open(page: Page, file: string): Promise<void> {
  const bytes = [...readFileSync(`public/models/${file}`)];
  await page.evaluate((content) => {
    globalThis.runtime = new globalThis.harness.RuntimeClient();
    globalThis.model = Uint8Array.from(content);
  }, bytes);
}

test('a model is described by the engine, a broken one refused with its message', async ({
  lab,
}) => {
  await open(lab.page, 'digits/digits_int8.tflite');
  const { model } = await lab.page.evaluate(() => globalThis.runtime.describe(globalThis.model));
  expect(model?.subgraphs[0]?.ops.map(({ name }) => name)).toContain('CONV_2D');
  const broken = await lab.page.evaluate(() =>
    globalThis.runtime.describe(globalThis.model.slice(0, 4000)),
  );
  expect(broken.model).toBeNull();
  expect(broken.messages.join()).toContain('Invalid model');
});

test('an arena of a size is run, with its trace or its message', async ({ lab }) => {
  await open(lab.page, 'digits/digits_int8.tflite');
  const [large, small, missing] = await lab.page.evaluate(
    (options) =>
      Promise.all([
        globalThis.runtime.runInArena(globalThis.model, options),
        globalThis.runtime.runInArena(globalThis.model, { ...options, arenaBytes: 1500 }),
        globalThis.runtime.runInArena(globalThis.model, { ...options, resolver: ['AddConv2D'] }),
      ]),
    ARENA,
  );
  expect(large).toMatchObject({ allocateStatus: 'kTfLiteOk', invokeStatus: 'kTfLiteOk' });
  expect(large?.ops).toHaveLength(7);
  expect(small?.allocateStatus).not.toBe('kTfLiteOk');
  expect(small?.messages[0]).toMatch(/^Failed to/);
  expect(missing?.messages[0]).toBe("Didn't find op for builtin opcode 'MAX_POOL_2D'");
});

test('a model is known to later questions, also where the first was given up', async ({ lab }) => {
  await open(lab.page, 'digits/digits_int8.tflite');
  const statuses = await lab.page.evaluate(async (options) => {
    const { runtime, model } = globalThis;
    const stop = new AbortController();
    const given = runtime.describe(model, { signal: stop.signal }).catch(() => 'given up');
    stop.abort();
    const run = async (file: Uint8Array) =>
      (await runtime.runInArena(file, options)).allocateStatus;
    // More models than the worker keeps, and the first once more.
    const copies = [model, model.slice(), model.slice(), model.slice(), model];
    return [await given, ...(await Promise.all(copies.map(run)))];
  }, ARENA);
  expect(statuses).toEqual(['given up', ...Array(5).fill('kTfLiteOk')]);
});

test('the smallest arena works and one byte less does not', async ({ lab }) => {
  await open(lab.page, 'digits/digits_int8.tflite');
  const found = await lab.page.evaluate(async (options) => {
    const runtime = globalThis.runtime;
    const smallest = await runtime.findSmallestArena(globalThis.model);
    const at = async (arenaBytes: number) =>
      (await runtime.runInArena(globalThis.model, { ...options, arenaBytes })).allocateStatus;
    const bytes = smallest.bytes ?? 0;
    return { ...smallest, statuses: [await at(bytes), await at(bytes - 1)] };
  }, ARENA);
  expect(found).toMatchObject({ checkedBelow: true, contiguous: true });
  expect(found.statuses[0]).toBe('kTfLiteOk');
  expect(found.statuses[1]).not.toBe('kTfLiteOk');
  expect(found.tries.length).toBeLessThan(30);
});

test('in one lane the newest question wins, and a signal ends a search', async ({ lab }) => {
  await open(lab.page, 'digits/digits_int8.tflite');
  const { outcomes, ended } = await lab.page.evaluate(async (options) => {
    const runtime = globalThis.runtime;
    const sizes = [9000, 8000, 7000, 6000];
    const settled = await Promise.allSettled(
      sizes.map((arenaBytes) =>
        runtime.runInArena(globalThis.model, { ...options, arenaBytes }, { lane: 'slider' }),
      ),
    );
    const outcomes = settled.map((result) =>
      result.status === 'fulfilled' ? result.value.arenaBytes : result.reason.name,
    );
    const control = new AbortController();
    const search = runtime.findSmallestArena(globalThis.model, {
      signal: control.signal,
      onProgress: () => control.abort(),
    });
    const ended = await search.then(
      () => 'finished',
      (error: Error) => error.name,
    );
    return { outcomes, ended };
  }, ARENA);
  expect(outcomes).toEqual(['AbortError', 'AbortError', 'AbortError', 6000]);
  expect(ended).toBe('AbortError');
});

test('the three runtimes answer the same about a digit', async ({ lab }) => {
  const { samples } = JSON.parse(readFileSync('public/models/digits/samples.json', 'utf8')) as {
    samples: { input: number[] }[];
  };
  const pixels = samples[4]?.input ?? [];
  const answers: Record<string, number[]> = {};
  for (const [engine, file] of [
    ['tflm', 'digits/digits_float32.tflite'],
    ['tflite', 'digits/digits_float32.tflite'],
    ['onnx', 'digits/digits.onnx'],
  ] as const) {
    await open(lab.page, file);
    answers[engine] = await lab.page.evaluate(
      async ([id, input]) => {
        const report = await globalThis.runtime.runModel(id, globalThis.model, {
          inputs: [Float32Array.from(input)],
          runs: 2,
          arenaBytes: null,
          providers: ['wasm'],
          threads: 1,
        });
        return Array.from(report.outputs[0]?.values as Float32Array);
      },
      [engine, pixels] as const,
    );
  }
  expect(answers.tflm).toHaveLength(10);
  for (const [i, value] of (answers.tflm ?? []).entries()) {
    expect(answers.tflite?.[i]).toBeCloseTo(value, 4);
    expect(answers.onnx?.[i]).toBeCloseTo(value, 4);
  }
});
