/** The builds for browsers with and without (relaxed) SIMD: another speed, the same bits. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { VARIANTS, wasmName } from '../../scripts/engine/toolchain/flags.ts';
import { enableRelaxedSimd } from '../../scripts/engine/toolchain/relaxed-simd.ts';
import { ENGINE_VARIANTS } from '../../src/runtime/contract/engine.ts';
import { Engine } from '../../src/runtime/engines/tflm/abi.ts';

enableRelaxedSimd();

it('are those that the page can ask for', () => {
  expect(VARIANTS).toEqual(ENGINE_VARIANTS);
});

/** Every byte that a model of the zoo puts out, over a few inputs. */
function outputs(file: string, model: string): number[] {
  const engine = new Engine(new WebAssembly.Module(readFileSync(`engine/dist/${file}`)));
  const opened = engine.openModel(new Uint8Array(readFileSync(`public/models/${model}`)));
  if (opened === null) throw new Error(`${model} does not open`);
  const arena = engine.allocate(1 << 20);
  const allocator = engine.createAllocator(arena, 1 << 20);
  const resolver = engine.createResolver('all', 'fast');
  const interpreter = engine.createInterpreter(opened, resolver, allocator);
  expect(interpreter.allocateTensors()).toBe(0);
  const found: number[] = [];
  for (let run = 0; run < 5; run++) {
    const input = interpreter.input(0);
    if (input === null) throw new Error('no input');
    const bytes = engine.instance.bytes(input.data, input.bytes);
    if (input.type === 'FLOAT32') {
      new Float32Array(bytes.buffer, input.data, input.bytes / 4).forEach((_, i, all) => {
        all[i] = Math.sin(i * (run + 1));
      });
    } else {
      bytes.forEach((_, i) => {
        bytes[i] = (i * 37 * (run + 1)) & 255;
      });
    }
    expect(interpreter.invoke()).toBe(0);
    const output = interpreter.output(0);
    if (output === null) throw new Error('no output');
    found.push(...engine.instance.bytes(output.data, output.bytes));
  }
  return found;
}

it.each([
  'keyword/keyword_int8.tflite',
  'keyword/keyword_float32.tflite',
  'digits/digits_int16x8.tflite',
  'branches/branches_int8.tflite',
])('gives the same bits in every build: %s', (model) => {
  const [first, ...others] = VARIANTS.map((variant) => outputs(wasmName(variant), model));
  expect(first?.length).toBeGreaterThan(0);
  for (const other of others) expect(other).toEqual(first);
});
