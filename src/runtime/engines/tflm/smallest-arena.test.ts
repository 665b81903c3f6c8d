import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Engine } from './abi.ts';
import { openForRuns, runInArena } from './arena-run.ts';
import type { LoadedTflm } from './load.ts';
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
    const { bytes, contiguous, smaller } = await search(holed, 715);
    expect(holed(bytes ?? 0)).toBe(true);
    expect(holed((bytes ?? 0) - 1)).toBe(false);
    expect({ bytes, contiguous, smaller }).toEqual({ bytes: 720, contiguous: false, smaller: 704 });
  });

  it('is probed below, down to nothing', async () => {
    const works = (bytes: number) => bytes >= 700 || (bytes > 500 && bytes < 560);
    const island = await search(works, 720);
    expect(island).toMatchObject({ bytes: 700, checkedBelow: true, contiguous: false });
    expect(works(island.smaller ?? 0)).toBe(true);
    expect(island.smaller).toBeLessThan(520);
    expect(island.probed).toBe(Math.floor(699 / 16));
    expect((await search((bytes) => bytes >= 1e6, 1e6)).probed).toBeLessThanOrEqual(128);
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

const OPTIONS = { invokes: 1, resolver: null, resolverCapacity: null, inputs: [] };

/** Of a fixture, searched as the page does. */
function searchFixture(tflm: LoadedTflm, name: string, hint: number) {
  const model = openForRuns(
    tflm,
    new Uint8Array(readFileSync(`${FIXTURES}/models/${name}.tflite`)),
  );
  return findSmallestArena(
    async (arenaBytes) =>
      runInArena(tflm, model, { ...OPTIONS, arenaBytes }, (trial) => ({
        ok: trial.works,
        messages: trial.said,
      })),
    hint,
  ).finally(() => model.free());
}

describe('with the engine', () => {
  const module = new WebAssembly.Module(readFileSync('engine/dist/tflm.wasm'));
  const messages = new MessageLog();
  const engine = new Engine(module, { log: (text) => messages.write(text) });
  const tflm = { engine, messages, variant: 'simd' as const, bytes: null };

  it('is what upstream was recorded to need, on every tenth fixture', async () => {
    const names = readdirSync(`${FIXTURES}/golden`).filter((_, index) => index % 10 === 1);
    expect(names.length).toBeGreaterThan(20);
    const differing: string[] = [];
    for (const file of names) {
      const golden = JSON.parse(readFileSync(`${FIXTURES}/golden/${file}`, 'utf8')) as Golden;
      if (!golden.allocateTensors || golden.smallestArena === undefined) continue;
      const name = file.replace(/\.json$/, '');
      const { bytes } = await searchFixture(tflm, name, golden.arenaUsedBytes);
      if (bytes !== golden.smallestArena) {
        differing.push(`${name}: ${bytes} instead of ${golden.smallestArena}`);
      }
    }
    expect(differing).toEqual([]);
  }, 60_000);

  it('sees that ELU works in less than a size that fails', async () => {
    const found = await searchFixture(tflm, 'elu__int8_1', 732);
    expect(found).toMatchObject({ bytes: 732, checkedBelow: true, contiguous: false });
    expect(found.smaller).toBeLessThan(732 - 144);
  });
});
