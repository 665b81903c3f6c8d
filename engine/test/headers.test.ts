/**
 * The public headers where int32_t is long, as in Arm's newlib, which every Cortex-M board has: int
 * and int32_t are then two types of the same 32 bits, and their pointers do not convert. wasm32 has
 * that data model but for the typedef, so that the typedef alone is exchanged.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { ClangPool } from '../../scripts/engine/toolchain/clang-pool.ts';
import { compileUnits } from '../../scripts/engine/toolchain/compile.ts';
import { engineHeaders, SourceTree } from '../../scripts/engine/toolchain/sources.ts';

const pool = new ClangPool();
afterAll(() => pool.close());

const LONG_INT32 = `\
#define __DEFINED_int32_t
#define __DEFINED_uint32_t
typedef signed long int32_t;
typedef unsigned long uint32_t;
`;

const publicHeaders = engineHeaders()
  .filter((path) => path.startsWith('engine/include/'))
  .map((path) => path.slice('engine/include/'.length));

async function compile(body: string): Promise<string> {
  const unit = 'engine/test/programs/long_int32.cc';
  const includes = publicHeaders.map((path) => `#include "${path}"\n`).join('');
  const tree = new SourceTree({ [unit]: `${LONG_INT32}${includes}${body}` });
  const [compiled] = await compileUnits(pool, tree, [unit]);
  return compiled?.text ?? 'nothing was compiled';
}

describe('public headers for a board', () => {
  it('compile where int32_t is long', { timeout: 300_000 }, async () => {
    expect(publicHeaders.length).toBeGreaterThan(20);
    expect(await compile('static_assert(sizeof(int32_t) == sizeof(int));\n')).toBe('');
    // The typedef really is another type than int here.
    expect(await compile('int32_t* wrong = static_cast<int*>(nullptr);\n')).toMatch(
      /cannot initialize a variable of type 'int32_t \*'/,
    );
  });
});
