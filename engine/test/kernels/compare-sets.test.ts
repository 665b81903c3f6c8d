/**
 * The fast kernels against the reference kernels on random layers: the same bits, nothing read or
 * written outside a tensor. The cases are in compare_sets.cc.
 */
import { afterAll, expect, it } from 'vitest';
import { ClangPool } from '../../../scripts/engine/toolchain/clang-pool.ts';
import { buildProgram, runProgram } from '../../../scripts/engine/toolchain/program.ts';

const pool = new ClangPool();
afterAll(() => pool.close());

it('gives the same bits with both sets of kernels on 20,000 layers', async () => {
  const built = await buildProgram(pool, 'engine/test/kernels/compare_sets.cc');
  expect(built.text).toBe('');
  const result = await runProgram(built.wasm as Uint8Array);
  expect(result.stdout).toMatch(/^20000 cases \(.*; 0 refused by both\): 0 differ\n$/);
  expect(result.exitCode).toBe(0);
}, 300_000);
