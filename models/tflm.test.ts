/** The zoo on our TFLM engine: recorded quality, upstream's own answers, the plans of `branches`. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { inputBytes } from '../scripts/engine/conformance/inputs.ts';
import {
  Engine,
  type Interpreter,
  STATUS_OK,
  type TensorView,
} from '../src/runtime/engines/tflm/abi.ts';
import { readManifest, readPublic, readStored } from './manifest.ts';
import { readReal, writeReal } from './quantise.ts';
import { scoreOf } from './score.ts';

const ARENA = 1024 * 1024;
const families = readManifest();
const variants = families.flatMap((family) =>
  family.variants
    .filter((variant) => variant.format === 'tflite')
    .map((variant) => ({ file: variant.file, family, variant })),
);

interface WheelRecord {
  readonly allocateTensors: boolean;
  readonly log: string;
  readonly runs: readonly { readonly outputs: readonly string[] }[];
}
const wheel = JSON.parse(
  readFileSync(new URL('fixtures/oracle-zoo.json', import.meta.url), 'utf8'),
) as { readonly models: Readonly<Record<string, WheelRecord>> };
const recordOf = (file: string): WheelRecord => {
  const record = wheel.models[file];
  if (record === undefined) throw new Error(`oracle-zoo.json lacks ${file}: run models/oracle.py`);
  return record;
};

let wasm: WebAssembly.Module;
beforeAll(async () => {
  wasm = await WebAssembly.compile(
    readFileSync(new URL('../engine/dist/tflm.wasm', import.meta.url)),
  );
});

interface Opened {
  readonly status: number;
  readonly log: string;
  readonly interpreter: Interpreter;
  readonly engine: Engine;
  readonly headUsed: number;
}

/** A fresh engine for each model; it is dropped as a whole. */
function open(file: string): Opened {
  let log = '';
  const engine = new Engine(wasm, {
    log: (text) => {
      log += text;
    },
  });
  const model = engine.openModel(readPublic(file));
  if (model === null) throw new Error(`${file}: ${log}`);
  const allocator = engine.createAllocator(engine.allocate(ARENA), ARENA);
  const interpreter = engine.createInterpreter(model, engine.createResolver('all'), allocator);
  const status = interpreter.allocateTensors();
  return { status, log, interpreter, engine, headUsed: allocator.headUsed };
}

const dataOf = ({ engine }: Opened, tensor: TensorView): DataView => {
  const bytes = engine.instance.bytes(tensor.data, tensor.bytes);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
};
const tensorOf = (tensor: TensorView | null): TensorView => {
  if (tensor === null) throw new Error('no such tensor');
  return tensor;
};

describe('what TFLM takes reaches its recorded quality', () => {
  test.each(variants.filter(({ file }) => recordOf(file).allocateTensors))(
    '$file',
    ({ file, family, variant }) => {
      const opened = open(file);
      expect(opened.status, opened.log).toBe(STATUS_OK);
      const { interpreter } = opened;
      const inputs = readStored(family.heldOut.input);
      const rows = inputs.map((row) => {
        const input = tensorOf(interpreter.input(0));
        writeReal(dataOf(opened, input), input, row);
        expect(interpreter.invoke()).toBe(STATUS_OK);
        const output = tensorOf(interpreter.output(0));
        return [readReal(dataOf(opened, output), output)];
      });
      const { metric, value } = variant.accuracy;
      const score = scoreOf(metric, inputs, rows, readStored(family.heldOut.target));
      // Less than one decision in the whole held-out set; TFLite, which the manifest's value is
      // from, rounds some requantised sums the other way.
      expect(Math.abs(score - value)).toBeLessThanOrEqual(5e-4);
    },
    60_000,
  );
});

describe('upstream’s wheel and our engine say the same', () => {
  test.each(variants)('$file', ({ file }) => {
    const record = recordOf(file);
    const opened = open(file);
    expect(opened.status === STATUS_OK).toBe(record.allocateTensors);
    expect(plainLog(opened.log)).toBe(record.log);
    for (const [run, expected] of record.runs.entries()) {
      const input = tensorOf(opened.interpreter.input(0));
      opened.engine.instance
        .bytes(input.data, input.bytes)
        .set(inputBytes(input.type, input.bytes, run, 0));
      expect(opened.interpreter.invoke()).toBe(STATUS_OK);
      const output = tensorOf(opened.interpreter.output(0));
      const got = dataOf(opened, output);
      const want = Buffer.from(expected.outputs[0] ?? '', 'hex');
      expect(got.byteLength).toBe(want.length);
      if (output.type !== 'FLOAT32') {
        expect(Buffer.from(got.buffer, got.byteOffset, got.byteLength).toString('hex')).toBe(
          expected.outputs[0],
        );
        continue;
      }
      // The wheel is x86-64 code with another libm; our engine is held to wasm32 records elsewhere.
      for (let at = 0; at < want.length; at += 4)
        expect(Math.abs(got.getFloat32(at, true) - want.readFloatLE(at))).toBeLessThan(1e-5);
    }
  });
});

/** As models/oracle.py writes messages: no empty lines, no space at line ends. */
const plainLog = (log: string): string =>
  log
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');

describe('the head of branches', () => {
  const plan = families.find(({ name }) => name === 'branches')?.plan;

  test.each([
    ['branches/branches_int8.tflite', plan?.greedyBytes],
    ['branches/branches_int8_planned.tflite', plan?.betterBytes],
  ])('%s takes %i bytes', (file, bytes) => {
    const { status, headUsed } = open(file);
    expect(status).toBe(STATUS_OK);
    expect(headUsed).toBe(bytes);
  });
});
