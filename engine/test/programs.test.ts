/**
 * Programs as a student would write them, compiled with the engine's own clang against the public
 * headers only, and run. What they must print comes from the records and the specification.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { ClangPool } from '../../scripts/engine/toolchain/clang-pool.ts';
import { buildProgram, runProgram } from '../../scripts/engine/toolchain/program.ts';
import { startEngine } from './support/engine.ts';
import { f32, i8, i32 } from './support/flatbuffer.ts';
import { makeModel } from './support/model-builder.ts';
import {
  fixtureModel,
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

  it("profiler_clock reads the platform's clock", { timeout }, async () => {
    const result = await run('profiler_clock');
    // outer: 7 to 42; inner: 14 to 21 and 28 to 35; 3 ticks are a millisecond.
    const sums = (times: number) => [
      '"Unique Tag","Total ticks across all events with that tag."',
      `outer, ${35 * times}`,
      `inner, ${14 * times}`,
      '"total number of ticks", 49',
    ];
    expect(result.stderr).toBe(
      lines(
        'outer took 35 ticks (11 ms).',
        'inner took 7 ticks (2 ms).',
        'inner took 7 ticks (2 ms).',
        'total 49',
        ...sums(1),
        ...sums(2),
        '"Event","Tag","Ticks"',
        '0,open,4294967295',
        '"Unique Tag","Total ticks across all events with that tag."',
        'open, -1',
        '"total number of ticks", -1',
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

  it('decompression unpacks weights beside the arena and says how', { timeout }, async () => {
    const name = 'tflm_decode__lut2_int8';
    const result = await run('decompression', { 'model_data.h': recordedModelHeader(name) });
    expect(result.stdout.split('\n')).toEqual([
      'decoded at 16 of the region',
      'DecompressToBufferWidth2_16',
      'end of 7',
      ...(fixtureRecord(name).runs[0]?.outputs ?? []),
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

describe('programs as tutorials have them', () => {
  /** One int8 op of the user's own, with a rescaling to do. */
  const customModel = (op: string): Record<string, string> => ({
    'model_data.h': modelHeader(
      'g_model_data',
      makeModel({
        tensors: [
          { shape: [5], type: 'int8', quantization: { scale: [0.5], zeroPoint: [1] } },
          { shape: [5], type: 'int8', quantization: { scale: [0.25], zeroPoint: [-3] } },
        ],
        inputs: [0],
        outputs: [1],
        ops: [{ op, inputs: [0], outputs: [1] }],
      }),
    ),
  });

  it("hello_world's test profiles, records and infers", { timeout }, async () => {
    const name = 'fully_connected__int8';
    const record = fixtureRecord(name);
    const result = await run('hello_world_test', { 'model_data.h': recordedModelHeader(name) });
    expect(result.stderr).toContain('\r\nFULLY_CONNECTED, 0\r\n"total number of ticks", 0\r\n');
    // The variables and their table, of 12 and 24 · 20 bytes, come on top of what was recorded.
    const { requested, count } = record.allocations.PersistentBufferData as {
      requested: number;
      count: number;
    };
    expect(result.stderr).toContain(`(requested ${requested + 492} bytes for ${count + 2} alloc`);
    expect(result.stderr.endsWith('~~~ALL TESTS PASSED~~~\n\r\n')).toBe(true);
    expect(result.exitCode).toBe(0);
  });

  it('audio_preprocessor finds the best label', { timeout }, async () => {
    const name = 'fully_connected__int8';
    const result = await run('audio_preprocessor', { 'model_data.h': recordedModelHeader(name) });
    const scores = recordedInt8(name, 0);
    const best = Math.max(...scores);
    const [size = '', label] = result.stderr.split('\r\n');
    // The arena ends 8 bytes off 16, so blocks of 16 cost a little more or less than recorded.
    const used = Number(/^MicroSpeech model arena size = (\d+)$/.exec(size)?.[1]);
    expect(Math.abs(used - fixtureRecord(name).arenaUsedBytes)).toBeLessThan(16);
    expect(label).toBe(`label ${scores.indexOf(best)} with ${best}`);
    expect(result.exitCode).toBe(0);
  });

  it('network_tester takes kernels by type and prints by type', { timeout }, async () => {
    const name = 'fully_connected__int8';
    const result = await run('network_tester', { 'model_data.h': recordedModelHeader(name) });
    expect(result.stderr).toBe(
      lines(
        'dimension 2 of 2',
        'dimension 5 of 2',
        ...recordedInt8(name, 0).map((value, i) => `${i}: ${value}`),
      ),
    );
    expect(result.exitCode).toBe(0);
  });

  it('custom_int8_op computes with its own multiplier and scratch', { timeout }, async () => {
    const result = await run('custom_int8_op', customModel('RESCALE'));
    // 2 · (q − 1) − 3, cut off below the output's zero point and above 127.
    expect(result.stderr).toBe(lines('-3', '-3', '-3', '15', '127'));
    expect(result.exitCode).toBe(0);
  });

  it('generic_benchmark prints sums and categories', { timeout }, async () => {
    const name = 'graph__residual_int8';
    const record = fixtureRecord(name);
    const result = await run('generic_benchmark', { 'model_data.h': recordedModelHeader(name) });
    expect(result.stderr).toBe(
      lines(
        '"Unique Tag","Total ticks across all events with that tag."',
        ...[...new Set(record.ops)].map((tag) => `${tag}, 0`),
        '"total number of ticks", 0',
      ),
    );
    const categories = Object.values(record.allocations).map(
      ({ requested, used, count }, i) => `${i}: ${requested}, ${used}, ${count}`,
    );
    const { headUsed, tailUsed } = record;
    expect(result.stdout.split('\n')).toEqual([
      '0 ticks, 0 ms',
      ...categories,
      `${headUsed} + ${tailUsed} = ${headUsed + tailUsed}`,
      '',
    ]);
    expect(result.exitCode).toBe(0);
  });

  it("model_reader reads with the schema's accessors what the engine describes", {
    timeout,
  }, async () => {
    const name = 'graph__residual_int8';
    const result = await run('model_reader', { 'model_data.h': recordedModelHeader(name) });
    const { engine } = startEngine();
    const [graph] = engine.openModel(fixtureModel(name))?.describe().subgraphs ?? [];
    if (graph === undefined) throw new Error(`${name} was refused`);
    const ops = graph.ops.map((op) => {
      const { padding, fused_activation_function: activation, stride_h, stride_w } = op.options;
      const options = op.name === 'CONV_2D' ? [padding, activation, `${stride_h}x${stride_w}`] : [];
      return [op.name, ...op.inputs, ...options].join(' ');
    });
    const tensors = graph.tensors.map((tensor) =>
      [
        tensor.index,
        tensor.type,
        ...tensor.shape,
        ...(tensor.isConstant ? [`constant of ${tensor.bytes} bytes`] : []),
        ...(tensor.quantization ? ['scale'] : []),
      ].join(' '),
    );
    expect(result.stdout.replaceAll(/scale \S+/g, 'scale').split('\n')).toEqual([
      'verified 1, cut off 0',
      `subgraph ${graph.name} with ${graph.inputs.length} inputs`,
      ...ops,
      ...tensors,
      '',
    ]);
    expect(result.exitCode).toBe(0);
  });

  it('services reach the kernel and the profiler', { timeout }, async () => {
    const result = await run('services', customModel('BLINK'));
    expect(result.stderr).toBe(
      lines(
        'begin BLINK',
        'led 5',
        'end 0',
        'begin BLINK',
        'led 10',
        'Node BLINK (number 0) failed to invoke with status 3',
        'end 1',
        'second time: 3',
        'Input index 1 out of range (length is 1)',
        'Output index 7 out of range (length is 1)',
        'GetTensor requires all tensors to be preserved',
      ),
    );
    expect(result.exitCode).toBe(0);
  });

  it('arena_sides counts from wherever the arena starts', { timeout }, async () => {
    const result = await run('arena_sides');
    const notResizable =
      'Internal error: either buffer is not resizable or ResetTempAllocations() is not called before ResizeBuffer().';
    expect(result.stderr).toBe(
      lines(
        '192 184',
        '16 40 43 128',
        notResizable,
        'Number of allocated temp buffers: 1. Checksum passing status: 0',
        '0',
        '1 0',
        'Failed to allocate tail memory. Requested: 160, available 148, missing: 12',
        '-1',
        'Failed to resize buffer. Requested: 181, available 168, missing: 13',
        notResizable,
        '1 1',
        // Freed with alignment 1, and the arena does not start on 16.
        notResizable,
        '1 3 52',
        '92 94 2',
        'Failed to allocate tail memory. Requested: 81, available 80, missing: 1',
        '80 -1',
        'Cannot allocate a new resizable buffer when one is already allocated',
        'Failed to allocate temp memory. Requested: 200, available 96, missing: 104',
        '24 1',
        'ResetTempAllocations() is not called before ResizeBuffer().',
        'Internal error: buffer is not resizable',
        'Number of allocated temp buffers: 1. Checksum passing status: 0',
        'All temp buffers must be freed before calling ResetTempAllocations()',
        '0 20',
        'Failed to resize buffer. Requested: 129, available 128, missing: 1',
        '1',
      ),
    );
    expect(result.exitCode).toBe(0);
  });

  it.each([
    ['the resolver of every op', '#include "tensorflow/lite/micro/all_ops_resolver.h"\n'],
    ['the old error reporter', '#include "tensorflow/lite/micro/micro_error_reporter.h"\n'],
    [
      'a constructor that takes a reporter',
      `#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/tflite_bridge/micro_error_reporter.h"
void Run(const tflite::Model* model, const tflite::MicroOpResolver& ops, uint8_t* arena) {
  tflite::MicroErrorReporter reporter;
  tflite::MicroInterpreter interpreter(model, ops, arena, 2048, &reporter);
}
`,
    ],
  ])('what upstream has dropped is not there either: %s', { timeout }, async (_, text) => {
    const source = `${folder}/old.cc`;
    const built = await buildProgram(pool, source, { [source]: text });
    expect(built.wasm).toBeUndefined();
    expect(built.text).toMatch(/file not found|no matching constructor/);
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
