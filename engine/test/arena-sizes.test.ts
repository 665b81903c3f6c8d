/**
 * Arenas of every size and start, most of them too small: the engine answers with a status, writes
 * nothing outside the arena it was given, and can be asked again afterwards.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixturesFolder } from '../../scripts/engine/fixtures.ts';
import { repositoryRoot } from '../../scripts/engine/toolchain/sources.ts';
import { Engine } from '../../src/runtime/engines/tflm/abi.ts';
import { random } from './support/random.ts';

const wasm = new WebAssembly.Module(readFileSync(resolve(repositoryRoot, 'engine/dist/tflm.wasm')));

const triesPerModel = 8;
/** Bytes on both sides of the arena that must stay as they are. */
const guard = 64;
const pattern = 0xa5;

const models = readdirSync(join(fixturesFolder, 'models')).sort();

describe('arenas of every size', () => {
  it.each(Array.from({ length: 8 }, (_, share) => share))(
    'share %i of the fixtures',
    { timeout: 120_000 },
    (share) => {
      const next = random(share + 1);
      for (const file of models.filter((_, i) => i % 8 === share)) {
        const record = JSON.parse(
          readFileSync(join(fixturesFolder, 'golden', file.replace('.tflite', '.json')), 'utf8'),
        ) as { smallestArena?: number };
        const engine = new Engine(wasm);
        const model = engine.openModel(readFileSync(join(fixturesFolder, 'models', file)));
        if (model === null) throw new Error(`${file} was refused`);
        const resolver = engine.createResolver('all');
        const before = engine.heapUsed;
        for (let i = 0; i < triesPerModel; i++) {
          const size = Math.floor(next() * ((record.smallestArena ?? 2000) * 1.3 + 300));
          const offset = guard + Math.floor(next() * 17);
          const memory = engine.allocate(size + offset + guard, 16);
          engine.instance.bytes(memory, size + offset + guard).fill(pattern);
          const allocator = engine.createAllocator(memory + offset, size, {
            recording: next() < 0.3,
            trace: next() < 0.5,
            preserveAll: next() < 0.2,
          });
          const interpreter = engine.createInterpreter(model, resolver, allocator, {
            resourceVariables: next() < 0.5 ? 20 : 0,
          });
          // Each of these may fail; none may trap, which would throw.
          interpreter.allocateTensors();
          if (next() < 0.3) interpreter.allocateTensors();
          interpreter.invoke();
          interpreter.invoke();
          interpreter.reset();
          const all = engine.instance.bytes(memory, size + offset + guard);
          const outside = [...all.subarray(0, offset), ...all.subarray(offset + size)];
          expect(
            outside.every((byte) => byte === pattern),
            `${file} wrote outside its ${size} bytes at ${offset}`,
          ).toBe(true);
          interpreter.free();
          allocator.free();
          engine.release(memory);
        }
        expect(engine.heapUsed, `${file} left memory behind`).toBe(before);
      }
    },
  );
});
