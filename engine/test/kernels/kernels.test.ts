/**
 * Programs against the kernels themselves, below the interpreter: the shared arithmetic against the
 * specification's vectors, and the fast kernels against the reference kernels on random layers.
 */
import { afterAll, expect, it } from 'vitest';
import { ClangPool } from '../../../scripts/engine/toolchain/clang-pool.ts';
import { buildProgram, runProgram } from '../../../scripts/engine/toolchain/program.ts';

const pool = new ClangPool();
afterAll(() => pool.close());

async function run(program: string) {
  const built = await buildProgram(pool, `engine/test/kernels/${program}.cc`);
  expect(built.text).toBe('');
  return await runProgram(built.wasm as Uint8Array);
}

it('computes the vectors of the specification', async () => {
  const result = await run('arithmetic');
  expect(result.stdout).toMatch(/^\d{3} checks: 0 wrong\n$/);
  expect(result.exitCode).toBe(0);
}, 300_000);

it('gives the same bits with both sets of kernels on 20,000 layers', async () => {
  const result = await run('compare_sets');
  expect(result.stdout).toMatch(/^20000 cases \(.*; 0 refused by both\): 0 differ\n$/);
  expect(result.exitCode).toBe(0);
}, 300_000);
