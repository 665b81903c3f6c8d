/** What the deployment step hands out: held to xxd, and compiled and run against our headers. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ClangPool } from '../../../scripts/engine/toolchain/clang-pool.ts';
import { compileUnits } from '../../../scripts/engine/toolchain/compile.ts';
import { engineObjects, objectName } from '../../../scripts/engine/toolchain/engine.ts';
import { link } from '../../../scripts/engine/toolchain/link.ts';
import { runProgram } from '../../../scripts/engine/toolchain/program.ts';
import { libraryUnits, SourceTree } from '../../../scripts/engine/toolchain/sources.ts';
import { xxdExcerpt, xxdName, xxdText } from '../../../src/features/arena-map/deploy/c-array.ts';
import type { Deployment } from '../../../src/features/arena-map/deploy/deployment.ts';
import {
  PLATFORMS,
  type Platform,
  projectName,
  projectOf,
} from '../../../src/features/arena-map/deploy/projects.ts';
import { madeUpInputs } from '../../../src/features/arena-map/inputs.ts';
import { methodsOf } from '../../../src/features/arena-map/resolver/resolver-code.ts';
import { RESOURCE_VARIABLES } from '../../../src/runtime/contract/arena-map.ts';
import type { TensorValues } from '../../../src/runtime/contract/tensor.ts';
import { makeModel } from '../support/model-builder.ts';
import { runModel, zooModel } from './engine-runs.ts';

const hasXxd = (() => {
  try {
    execFileSync('xxd', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('the C array', () => {
  it('is what xxd -i prints', () => {
    expect(xxdText('a.bin', Uint8Array.from([0, 255, 16]))).toBe(
      'unsigned char a_bin[] = {\n  0x00, 0xff, 0x10\n};\nunsigned int a_bin_len = 3;\n',
    );
    expect(xxdName('3x3-모델.tflite')).toBe('__3x3________tflite');
  });

  it('is shown by its beginning and its end, in lines that xxd prints too', () => {
    const bytes = Uint8Array.from({ length: 100 }, (_, i) => i);
    const printed = xxdText('a.bin', bytes).trimEnd().split('\n');
    expect(xxdExcerpt('a.bin', bytes).split('\n')).toEqual([
      ...printed.slice(0, 3),
      '  …',
      ...printed.slice(-3),
    ]);
    for (const length of [0, 12, 48]) {
      const few = bytes.subarray(0, length);
      expect(xxdExcerpt('a.bin', few)).toBe(xxdText('a.bin', few).trimEnd());
    }
  });

  it.skipIf(!hasXxd)('byte for byte, by the xxd of this machine (skipped without one)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'xxd-'));
    try {
      const model = zooModel('sine/sine_int8.tflite');
      for (const [name, bytes] of [
        ['sine_int8.tflite', model],
        ['3x3-모델.tflite', model.subarray(0, 12)],
        ['one.bin', model.subarray(0, 1)],
        ['a b.bin', model.subarray(0, 25)],
      ] as const) {
        writeFileSync(join(folder, name), bytes);
        const printed = execFileSync('xxd', ['-i', name], { cwd: folder, encoding: 'utf8' });
        expect(xxdText(name, bytes), name).toBe(printed);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function deploymentOf(model: Uint8Array, fileName: string, arenaBytes: number): Deployment {
  const { model: described } = runModel(model);
  const [main] = described.subgraphs;
  const inputs = madeUpInputs(described) ?? [];
  const ports = (indices: readonly number[] = [], values: readonly TensorValues[] = []) =>
    indices.flatMap((index, i) => {
      const tensor = main?.tensors[index];
      return tensor === undefined ? [] : [{ ...tensor, values: values[i] ?? null }];
    });
  return {
    fileName,
    model,
    methods: methodsOf(described),
    arenaBytes,
    smallestBytes: arenaBytes,
    resourceVariables: described.subgraphs.some(({ ops }) =>
      ops.some(({ name }) => name === 'VAR_HANDLE'),
    )
      ? RESOURCE_VARIABLES
      : 0,
    inputs: ports(main?.inputs, inputs),
    outputs: ports(main?.outputs),
  };
}

/** Declarations that a platform has of its own; the rest of a project is TFLM's and the model's. */
const PLATFORM_HEADERS: Readonly<Partial<Record<Platform, Record<string, string>>>> = {
  arduino: {
    'engine/TensorFlowLite.h': `#pragma once
#include <cstddef>
struct SerialPort {
  void begin(unsigned long);
  explicit operator bool();
  void print(const char*);
  void print(int, int base = 10);
  void println(const char*);
  void println(int, int base = 10);
  void println(double, int digits = 2);
};
extern SerialPort Serial;
unsigned long millis();
void delay(unsigned long);
`,
  },
  espIdf: {
    'engine/freertos/FreeRTOS.h': '#pragma once\n#define pdMS_TO_TICKS(ms) (ms)\n',
    'engine/freertos/task.h': '#pragma once\nvoid vTaskDelay(unsigned long);\n',
  },
  zephyr: {},
};

/** A constant's absolute values, twice: nothing comes in, two tensors come out. */
const withoutInputs = (): Uint8Array =>
  makeModel({
    tensors: [
      { shape: [3], name: 'constant', data: [-1.5, 2, -0.25] },
      { shape: [3], name: 'once' },
      { shape: [3], name: 'twice\\' },
    ],
    inputs: [],
    outputs: [1, 2],
    ops: [
      { op: 101, inputs: [0], outputs: [1] },
      { op: 101, inputs: [1], outputs: [2] },
    ],
  });

describe('projects', () => {
  const deployment = deploymentOf(
    zooModel('digits/digits_int8.tflite'),
    'digits_int8.tflite',
    2832,
  );

  it.each([
    { megabytes: 1, flash: 4, app: null },
    { megabytes: 2, flash: 4, app: 0x280000 },
    { megabytes: 3.75, flash: 8, app: 0x440000 },
  ])('give a model of $megabytes MB a partition that holds it on an ESP32', (expected) => {
    const model = new Uint8Array(expected.megabytes * 1024 * 1024);
    const files = projectOf('espIdf', { ...deployment, model });
    const textOf = (path: string) => files.find((file) => file.path === path)?.text;
    expect(textOf('sdkconfig.defaults')).toContain(
      `CONFIG_ESPTOOLPY_FLASHSIZE_${expected.flash}MB=y`,
    );
    const row = textOf('partitions.csv')
      ?.split('\n')
      .find((line) => line.startsWith('factory'));
    const app = row === undefined ? null : Number(row.split(', ')[4]);
    expect(app).toBe(expected.app);
    // The two ways exclude one another: only one of the tables may be chosen.
    expect(
      textOf('sdkconfig.defaults')?.match(/^CONFIG_PARTITION_TABLE_(?!CUSTOM_FILENAME)/gm),
    ).toHaveLength(1);
  });

  it('hold the model, the resolver and the measured arena on every platform', () => {
    for (const platform of Object.keys(PLATFORMS) as Platform[]) {
      const files = projectOf(platform, deployment);
      const all = files.map(({ text }) => text).join('\n');
      expect(all, platform).toContain('tflite::MicroMutableOpResolver<5>');
      expect(all, platform).toContain('op_resolver.AddConv2D()');
      expect(all, platform).toMatch(/constexpr int k(Arena|Measured)Bytes = 2832;/);
      expect(all, platform).toContain('alignas(16) const unsigned char g_model_data[] = {\n  0x');
      expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    }
  });

  it('are named as every builder takes it', () => {
    expect(projectName('3x3-모델.tflite')).toBe('model_3x3');
    expect(projectName('모델.tflite')).toBe('model');
    expect(projectName(`${'long-name '.repeat(20)}.tflite`)).toHaveLength(63);
  });

  it('say what the page got of the same input, and what a platform lacks for this model', () => {
    const told = (platform: Platform, of: Deployment) =>
      projectOf(platform, of, ['127', '-128']).find(({ path }) => path === 'README.md')?.text;
    expect(told('espIdf', deployment)).toContain('`127, -128`');
    expect(told('zephyr', deployment)).not.toContain('CMakeLists.txt에');
    const framed = { ...deployment, methods: ['AddFramer', 'AddRfft'], arenaBytes: 200_000 };
    expect(told('zephyr', framed)).toContain('AddFramer의 커널을 빌드하지 않습니다');
    expect(told('espIdf', framed)).toContain('dram0_0_seg');
  });

  const pool = new ClangPool();
  afterAll(() => pool.close());

  it('compile with what each platform brings, here as little as they use of it', {
    timeout: 300_000,
  }, async () => {
    const units = Object.entries(PLATFORM_HEADERS).flatMap(([platform, headers]) =>
      projectOf(platform as Platform, deployment)
        .filter(({ path }) => /main\.cc$|\.ino$/.test(path))
        .map(({ text }) => ({ unit: `deployment/${platform}.cc`, text, headers })),
    );
    expect(units).toHaveLength(3);
    const float = deploymentOf(zooModel('sine/sine_float32.tflite'), 'sine.tflite', 4096);
    const [sketch] = projectOf('arduino', float);
    units.push({ unit: 'deployment/float.cc', text: sketch?.text ?? '', headers: {} });
    const shared = projectOf('cmake', deployment).filter(({ path }) => path.endsWith('.h'));
    expect(shared.map(({ path }) => path)).toContain('model_input.h');
    const tree = new SourceTree({
      ...Object.fromEntries(shared.map(({ path, text }) => [`deployment/${path}`, text])),
      ...Object.assign({}, ...units.map(({ headers }) => headers)),
      ...Object.fromEntries(units.map(({ unit, text }) => [unit, text])),
    });
    const compiled = await compileUnits(
      pool,
      tree,
      units.map(({ unit }) => unit),
    );
    for (const { unit, object, text } of compiled) {
      expect(text, unit).toBe('');
      expect(object, unit).toBeDefined();
    }
  });

  for (const [file, model, arenaBytes] of [
    ['digits_int8', zooModel('digits/digits_int8.tflite'), 2832],
    ['sine_float32', zooModel('sine/sine_float32.tflite'), 16_384],
    [
      'variables',
      new Uint8Array(readFileSync('engine/test/fixtures/models/assign_variable__float.tflite')),
      4096,
    ],
    ['no inputs, two outputs', withoutInputs(), 4096],
    [
      'booleans, written as bytes',
      new Uint8Array(readFileSync('engine/test/fixtures/models/logical_not__1.tflite')),
      4096,
    ],
  ] as const) {
    it(`the plain one compiles and runs: ${file}`, { timeout: 300_000 }, async () => {
      const made = deploymentOf(model, 'model.tflite', arenaBytes);
      const sources = projectOf('cmake', made).filter(({ path }) => /\.(cc|h)$/.test(path));
      const tree = new SourceTree(
        Object.fromEntries(sources.map(({ path, text }) => [`deployment/${path}`, text])),
      );
      const units = await compileUnits(pool, tree, [
        'deployment/main.cc',
        'deployment/model_data.cc',
      ]);
      for (const { text } of units) expect(text).toBe('');
      const library = await engineObjects(pool, tree, libraryUnits());
      const { wasm } = await link(pool, {
        objects: Object.fromEntries(
          [...units, ...library].map((one) => [objectName(one.unit), one.object as Uint8Array]),
        ),
        exports: ['_start'],
        program: true,
      });
      const { exitCode, stdout, stderr } = await runProgram(wasm as Uint8Array);
      expect(stderr).toBe('');
      expect(exitCode).toBe(0);

      // The same model, size and inputs in the engine that the page runs.
      const { more: outputs, trial } = runModel(made.model, {
        arenaBytes,
        before: (one) => {
          for (const [at, { values }] of made.inputs.entries()) {
            if (values !== null) one.fill(at, values);
          }
        },
        read: (one) => one.report().outputs,
      });
      const expected = (outputs ?? []).flatMap(({ values }, at) =>
        Array.from(values as ArrayLike<number>, (value, i) => ({
          place: `output ${at} [${i}]`,
          value,
        })),
      );
      const [used, ...printed] = stdout.trimEnd().split('\n');
      expect(used).toBe(`arena_used_bytes ${trial.arenaUsedBytes}`);
      expect(printed.length).toBe(expected.length);
      for (const [i, line] of printed.entries()) {
        const { place, value } = expected[i] as (typeof expected)[number];
        expect(line.slice(0, place.length)).toBe(place);
        // Six digits are what %g prints.
        expect(Number(line.slice(place.length))).toBe(Number(Number(value).toPrecision(6)));
      }
    });
  }
});
