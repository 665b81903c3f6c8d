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
import { xxdName, xxdText } from '../../../src/features/arena-map/deploy/c-array.ts';
import {
  PLATFORMS,
  type Platform,
  projectOf,
} from '../../../src/features/arena-map/deploy/projects.ts';
import type { Deployment } from '../../../src/features/arena-map/deploy/sources.ts';
import { methodsOf } from '../../../src/features/arena-map/resolver/resolver-code.ts';
import { RESOURCE_VARIABLES } from '../../../src/runtime/contract/arena-map.ts';
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
  const typeOf = (index: number | undefined) => main?.tensors[index ?? -1]?.type ?? '';
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
    inputType: typeOf(main?.inputs[0]),
    outputType: typeOf(main?.outputs[0]),
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
  void println(const char*);
  void println(int);
  void println(unsigned int);
  void println(unsigned long);
  void println(double);
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

describe('projects', () => {
  const deployment = deploymentOf(
    zooModel('digits/digits_int8.tflite'),
    'digits_int8.tflite',
    2832,
  );

  it('hold the model, the resolver and the measured arena on every platform', () => {
    for (const platform of Object.keys(PLATFORMS) as Platform[]) {
      const files = projectOf(platform, deployment);
      const all = files.map(({ text }) => text).join('\n');
      expect(all, platform).toContain('tflite::MicroMutableOpResolver<5>');
      expect(all, platform).toContain('op_resolver.AddConv2D()');
      expect(all, platform).toContain('constexpr int kArenaBytes = 2832;');
      expect(all, platform).toContain('alignas(16) const unsigned char g_model_data[] = {\n  0x');
      expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    }
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
    const shared = projectOf('cmake', deployment).filter(({ path }) => path.endsWith('.h'));
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

      // The same model and size in the engine that the page runs, inputs zeroed too.
      const { more: output, trial } = runModel(made.model, {
        arenaBytes,
        read: (one) => one.report().outputs[0],
      });
      const [used, ...printed] = stdout.trimEnd().split('\n');
      expect(used).toBe(`arena_used_bytes ${trial.arenaUsedBytes}`);
      expect(printed.length).toBe(output?.values.length);
      for (const [i, line] of printed.entries()) {
        const [place, value] = line.split(' ').map(Number);
        expect(place).toBe(i);
        // Six digits are what %g prints.
        expect(value).toBe(Number(Number(output?.values[i]).toPrecision(6)));
      }
    });
  }
});
