/**
 * Programs against the kernels themselves, below the interpreter: the shared arithmetic against the
 * specification's vectors, and the fast kernels against the reference kernels on random layers.
 */
import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { ClangPool } from '../../../scripts/engine/toolchain/clang-pool.ts';
import type { Variant } from '../../../scripts/engine/toolchain/flags.ts';
import { buildProgram, runProgram } from '../../../scripts/engine/toolchain/program.ts';
import { enableRelaxedSimd } from '../../../scripts/engine/toolchain/relaxed-simd.ts';

enableRelaxedSimd();
const pool = new ClangPool();
afterAll(() => pool.close());

async function run(program: string, variant?: Variant) {
  const built = await buildProgram(pool, `engine/test/kernels/${program}.cc`, {}, variant);
  expect(built.text).toBe('');
  return await runProgram(built.wasm as Uint8Array);
}

it('computes the vectors of the specification', async () => {
  const result = await run('arithmetic');
  expect(result.stdout).toMatch(/^\d{3} checks: 0 wrong\n$/);
  expect(result.exitCode).toBe(0);
}, 300_000);

/** The ops of the fast set, as fast_ops.h declares them. */
const fastOps = [
  ...readFileSync('engine/src/kernels/fast/fast_ops.h', 'utf8').matchAll(/ Register_(\w+)\(\);/g),
].map(([, name]) => name as string);

it.each(['simd', 'emulated'] as const)(
  'gives the same bits with both sets of kernels on 20,000 layers: %s',
  async (variant) => {
    const result = await run('compare_sets', variant);
    expect(result.stdout).toMatch(/^20000 cases \(.*; 0 refused by both\): 0 differ\n$/);
    const drawn = new Map(
      [...result.stdout.matchAll(/([A-Z]\w+) (\d+)/g)].map(([, name, n]) => [name, Number(n)]),
    );
    expect([...drawn.keys()].sort()).toEqual(fastOps.toSorted());
    expect(Math.min(...drawn.values())).toBeGreaterThan(200);
    expect(result.exitCode).toBe(0);
  },
  300_000,
);
