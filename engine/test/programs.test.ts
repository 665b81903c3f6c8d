/**
 * Programs as a student would write them, compiled with the engine's own clang against the public
 * headers only, and run. What they must print comes from the records and the specification.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { ClangPool } from '../../scripts/engine/toolchain/clang-pool.ts';
import { buildProgram, runProgram } from '../../scripts/engine/toolchain/program.ts';
import { f32, i8, i32 } from './support/flatbuffer.ts';
import { makeModel } from './support/model-builder.ts';
import {
  fixtureRecord,
  lines,
  modelHeader,
  printedAllocations,
  printedPlan,
  recordedInt8,
  recordedModelHeader,
} from './support/programs.ts';

const pool = new ClangPool();
afterAll(() => pool.close());

const folder = 'engine/test/programs';
/** Seconds enough for a first build without a cache on a slow machine. */
const timeout = 300_000;

async function run(program: string, headers: Readonly<Record<string, string>> = {}) {
  const extra = Object.fromEntries(
    Object.entries(headers).map(([name, text]) => [`${folder}/${name}`, text]),
  );
  const built = await buildProgram(pool, `${folder}/${program}.cc`, extra);
  expect(built.text).toBe('');
  return await runProgram(built.wasm as Uint8Array);
}

const quantised = (name: string, run: number): number[] => {
  const { scale, zp } = fixtureRecord(name).io.out[0] as { scale: number; zp: number };
  return recordedInt8(name, run).map((q) => Math.fround((q - zp) * Math.fround(scale)));
};

/** Conv2D 1×1 with weights 1 and −1, MaxPool2D 4×4, Softmax: all three of the note's ops. */
const noteModel = (): Uint8Array => {
  const convOptions = [i8(0), i32(1), i32(1), i8(0), i32(1), i32(1)];
  const poolOptions = [i8(1), i32(1), i32(1), i32(4), i32(4), i8(0)];
  return makeModel({
    tensors: [
      { shape: [1, 4, 4, 1] },
      { shape: [2, 1, 1, 1], data: [1, -1] },
      { shape: [2], data: [0, 0] },
      { shape: [1, 4, 4, 2] },
      { shape: [1, 1, 1, 2] },
      { shape: [1, 1, 1, 2] },
    ],
    inputs: [0],
    outputs: [5],
    ops: [
      { op: 3, inputs: [0, 1, 2], outputs: [3], options: { union: 1, fields: convOptions } },
      { op: 17, inputs: [3], outputs: [4], options: { union: 5, fields: poolOptions } },
      { op: 25, inputs: [4], outputs: [5], options: { union: 9, fields: [f32(1)] } },
    ],
  });
};

describe('programs against the public headers', () => {
  it('hello_world prints what was recorded, dequantised', { timeout }, async () => {
    const name = 'fully_connected__int8';
    const result = await run('hello_world', { 'model_data.h': recordedModelHeader(name) });
    const rows = [0, 1, 2].map((k) =>
      quantised(name, k)
        .map((y) => y.toFixed(4))
        .join(' '),
    );
    expect(result.stdout.split('\n').slice(1, -1)).toEqual(['in INT8, out INT8', ...rows]);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('person_detection logs the scores of each image', { timeout }, async () => {
    const name = 'graph__residual_int8';
    const result = await run('person_detection', { 'model_data.h': recordedModelHeader(name) });
    const scores = [0, 1, 2].map((k) => recordedInt8(name, k));
    expect(result.stderr).toBe(
      lines(...scores.map(([no, yes]) => `person score:${yes}, no person score ${no}`)),
    );
    expect(result.exitCode).toBe(0);
  });

  it('keyword_spotting carries state from frame to frame and resets it', { timeout }, async () => {
    const name = 'graph__svdf_pair_int8';
    const result = await run('keyword_spotting', { 'model_data.h': recordedModelHeader(name) });
    const row = (k: number) => {
      const scores = recordedInt8(name, k);
      return `frame ${k}: ${scores.join(' ')} -> ${scores.indexOf(Math.max(...scores))}`;
    };
    expect(result.stdout).toBe(`4 ops registered\n${[0, 1, 2, 0].map(row).join('\n')}\n`);
    expect(result.exitCode).toBe(0);
  });

  it('memory_footprint prints the recorded allocations', { timeout }, async () => {
    const name = 'graph__residual_int8';
    const record = fixtureRecord(name);
    const result = await run('memory_footprint', { 'model_data.h': recordedModelHeader(name) });
    expect(result.stderr).toBe(printedAllocations(record));
    const { count, used } = record.allocations.TfLiteEvalTensorData as {
      count: number;
      used: number;
    };
    expect(result.stdout).toBe(
      `eval tensors ${count} in ${used} bytes\narena_used_bytes ${record.recordingArenaUsedBytes}\n`,
    );
    expect(result.exitCode).toBe(0);
  });

  it('profiler logs in each of its formats', { timeout }, async () => {
    const name = 'graph__residual_int8';
    const { ops } = fixtureRecord(name);
    const events = ['AllocateTensors', ...ops];
    const tags = [...new Set(events)];
    const result = await run('profiler', { 'model_data.h': recordedModelHeader(name) });
    expect(result.stderr).toBe(
      lines(
        ...events.map((tag) => `${tag} took 0 ticks (0 ms).`),
        '',
        '"Event","Tag","Ticks"',
        ...events.map((tag, i) => `${i},${tag},0`),
        '',
        '"Unique Tag","Total ticks across all events with that tag."',
        ...tags.map((tag) => `${tag}, 0`),
        '"total number of ticks", 0',
        'total 0',
      ),
    );
    expect(result.exitCode).toBe(0);
  });

  it('resource_variables keeps values between runs', { timeout }, async () => {
    const name = 'var_handle__delay_line_int32';
    const record = fixtureRecord(name);
    const result = await run('resource_variables', { 'model_data.h': recordedModelHeader(name) });
    expect(result.stdout.split('\n')).toEqual([
      `arena_used_bytes ${record.arenaUsedBytes}`,
      ...record.runs.map((recorded) => recorded.outputs[0]),
      '',
    ]);
    expect(result.exitCode).toBe(0);
  });

  it('custom_op runs an op of its own through every callback', { timeout }, async () => {
    const model = makeModel({
      tensors: [{ shape: [3] }, { shape: [3] }],
      inputs: [0],
      outputs: [1],
      ops: [{ op: 'Twice', inputs: [0], outputs: [1] }],
    });
    const result = await run('custom_op', { 'model_data.h': modelHeader('g_model_data', model) });
    expect(result.stdout).toBe('1.0 3.0 5.0\n2.0 4.0 6.0\n');
    expect(result.stderr).toBe(
      lines(
        "Couldn't register custom op 'Thrice', resolver size is toosmall (1)",
        'init: 0 bytes of options',
        'free after 2 calls',
      ),
    );
    expect(result.exitCode).toBe(0);
  });

  it('memory_plan draws the plan', { timeout }, async () => {
    const result = await run('memory_plan');
    const offsets = [0, 64, 510, 0, 500];
    expect(result.stdout).toBe(
      `5 buffers, 2510 bytes\n${offsets.map((offset, i) => `${i} at ${offset}\n`).join('')}`,
    );
    const spans = [
      { size: 100, first: 0, last: 1 },
      { size: 50, first: 2, last: 3 },
      { size: 2000, first: 1, last: 2 },
      { size: 64, first: 3, last: 3 },
      { size: 10, first: 0, last: 3 },
    ];
    const buffers = spans.map((span, i) => ({ ...span, offset: offsets[i] as number }));
    expect(result.stderr).toBe(
      lines('buffer index 5 is outside range 0 to 5') + printedPlan(buffers),
    );
    expect(result.exitCode).toBe(0);
  });
});

describe("the note's example", () => {
  const headers = { 'my_model_data.h': modelHeader('g_my_model_data', noteModel()) };

  it('runs once the resolver is included', { timeout }, async () => {
    const result = await run('note_example', headers);
    // Channels after pooling are 1 and 0: e / (e + 1).
    expect(result).toEqual({
      exitCode: 0,
      stdout: `${(Math.E / (Math.E + 1)).toFixed(6)}\n`,
      stderr: '',
    });
  });

  it('does not compile as printed: the header has the interface only', { timeout }, async () => {
    const extra = { [`${folder}/my_model_data.h`]: headers['my_model_data.h'] };
    const built = await buildProgram(pool, `${folder}/note_example_as_printed.cc`, extra);
    expect(built.wasm).toBeUndefined();
    expect(built.text).toContain(
      "error: no member named 'MicroMutableOpResolver' in namespace 'tflite'",
    );
  });
});
