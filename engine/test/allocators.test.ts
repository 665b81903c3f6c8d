/**
 * The ways to divide an arena that only C++ programs use: one allocator for several models, two
 * arenas, all tensors kept, a plan made beforehand. Sizes follow from the recorded one and from the
 * sizes of the structs; outputs are the recorded ones throughout.
 */
import { afterAll, expect, it } from 'vitest';
import { ClangPool } from '../../scripts/engine/toolchain/clang-pool.ts';
import { buildProgram, runProgram } from '../../scripts/engine/toolchain/program.ts';
import { fixtureRecord, lines, recordedInt8, recordedModelHeader } from './support/programs.ts';

const pool = new ClangPool();
afterAll(() => pool.close());

const greedyBytes = 44;
const linearBytes = 4108;

it('every allocator runs the model to the recorded output', { timeout: 300_000 }, async () => {
  const name = 'fully_connected__int8';
  const built = await buildProgram(pool, 'engine/test/programs/allocators.cc', {
    'engine/test/programs/model_data.h': recordedModelHeader(name),
  });
  expect(built.text).toBe('');
  const result = await runProgram(built.wasm as Uint8Array);

  const record = fixtureRecord(name);
  const used = record.arenaUsedBytes;
  const output = recordedInt8(name, 0).join(' ');
  const row = (what: string): RegExp => new RegExp(`^${what}: 0, (\\d+) bytes, 0: ${output}$`, 'm');
  const bytes = (what: string): number => Number(row(what).exec(result.stdout)?.[1]);

  expect(result.stdout).toContain('created: 116 bytes\n');
  expect(bytes('first')).toBe(used);
  // Only the head is shared, and no tail is ever given back.
  const tailOfOne = bytes('second') - used;
  expect(tailOfOne).toBeGreaterThan(used - 116 - record.plan.max - 32);
  expect(bytes('first again')).toBe(bytes('second') + tailOfOne);
  // Two allocators of 16 and 32 bytes in place of one of 36; blocks of 16 may hide the difference.
  expect(Math.abs(bytes('two arenas') - used - 12)).toBeLessThanOrEqual(16);
  expect(Math.abs(bytes('all kept') - used - (linearBytes - greedyBytes))).toBeLessThanOrEqual(
    16 * record.plan.buffers.length,
  );
  expect(result.stdout).toContain('input kept: 1\n');
  // The shim's maximum is 0, so the head counts nothing.
  expect(bytes('planned')).toBeLessThan(used - record.plan.max + 16);
  expect(result.stdout).toContain('input at 1024\n');
  expect(result.stdout).toMatch(/^planned for one: 1, \d+ bytes$/m);
  expect(result.stdout).toContain('and then: 1 1\n');
  expect(result.stdout).toContain('115 bytes: 15, 0 bytes\n');
  expect(result.stderr).toBe(
    lines(
      'Calling AddBuiltin with the same op more than ',
      'once is not supported (Op: #9).',
      "Couldn't register builtin op #25, resolver size ",
      'is too small (1).',
      'Attempting to add buffer 2, but only 1 buffers in given buffer plan.',
      'MicroAllocator: Model allocation started before finishing previously allocated model',
      'Failed starting model allocation.\n',
      'Invoke() called after initialization failed\n',
      'Failed to allocate tail memory. Requested: 36, available 32, missing: 4',
      'Aborted: MicroAllocator::Create: the arena cannot hold the allocator',
    ),
  );
  expect(result.exitCode).toBe(0);
});
