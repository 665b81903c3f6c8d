import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Engine } from './abi.ts';
import { openForRuns, runInArena } from './arena-run.ts';
import { MessageLog } from './messages.ts';
import { findSmallestArena } from './smallest-arena.ts';

const search = (works: (bytes: number) => boolean, hint: number) =>
  findSmallestArena(
    async (bytes) => ({ ok: works(bytes), messages: works(bytes) ? [] : [`failed at ${bytes}`] }),
    hint,
  );

describe('the smallest arena', () => {
  it('is found from above and from below, and checked one byte less', async () => {
    for (const hint of [1, 16, 2884, 2885, 2900, 10_000, 1_000_000]) {
      expect(await search((bytes) => bytes >= 2884, hint)).toMatchObject({
        bytes: 2884,
        checkedBelow: true,
        contiguous: true,
        messages: ['failed at 2883'],
      });
    }
  });

  it('takes few tries from a good hint', async () => {
    const { tries } = await search((bytes) => bytes >= 100_000, 100_040);
    expect(tries.length).toBeLessThan(15);
  });

  it('is said not to be one of a contiguous set when a try contradicts it', async () => {
    // Works from 700 on, but not between 710 and 719.
    const holed = (bytes: number) => bytes >= 700 && !(bytes >= 710 && bytes < 720);
    const { bytes, contiguous } = await search(holed, 715);
    expect(holed(bytes ?? 0)).toBe(true);
    expect(holed((bytes ?? 0) - 1)).toBe(false);
    expect(contiguous).toBe(bytes === 720);
  });

  it('is null with the last messages when no size works', async () => {
    expect(await search(() => false, 1000)).toMatchObject({
      bytes: null,
      messages: [`failed at ${128 * 1024 * 1024}`],
    });
  });
});

const FIXTURES = 'engine/test/fixtures';

interface Golden {
  readonly allocateTensors: boolean;
  readonly arenaUsedBytes: number;
  readonly smallestArena: number;
}

describe('with the engine', () => {
  it('is what upstream was recorded to need, on every tenth fixture', async () => {
    const module = new WebAssembly.Module(readFileSync('engine/dist/tflm.wasm'));
    const messages = new MessageLog();
    const engine = new Engine(module, { log: (text) => messages.write(text) });
    const tflm = { engine, messages, variant: 'simd' as const, bytes: null };
    const names = readdirSync(`${FIXTURES}/golden`).filter((_, index) => index % 10 === 1);
    expect(names.length).toBeGreaterThan(20);
    const differing: string[] = [];
    for (const name of names) {
      const golden = JSON.parse(readFileSync(`${FIXTURES}/golden/${name}`, 'utf8')) as Golden;
      if (!golden.allocateTensors || golden.smallestArena === undefined) continue;
      const file = readFileSync(`${FIXTURES}/models/${name.replace(/json$/, 'tflite')}`);
      const model = openForRuns(tflm, new Uint8Array(file));
      const options = { invokes: 1, resolver: null, resolverCapacity: null, inputs: [] };
      const { bytes } = await findSmallestArena(
        async (arenaBytes) =>
          runInArena(tflm, model, { ...options, arenaBytes }, (trial) => ({
            ok: trial.works,
            messages: trial.said,
          })),
        golden.arenaUsedBytes,
      );
      model.free();
      if (bytes !== golden.smallestArena) {
        differing.push(`${name}: ${bytes} instead of ${golden.smallestArena}`);
      }
    }
    expect(differing).toEqual([]);
  }, 60_000);
});
