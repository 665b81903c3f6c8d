/**
 * `npm run engine:size [-- --out FILE]`: how many bytes each part of the engine takes, from the
 * linker's map, for two links: everything (tflm.wasm), and a program with a resolver of three ops.
 * The second one is what the "16 KB core" of the course's note is about: without the ops that are
 * not registered, and without what the C library brings.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ClangPool } from './toolchain/clang-pool.ts';
import { buildEngine } from './toolchain/engine.ts';
import { type PartSize, sizesByPart } from './toolchain/link-map.ts';
import { buildProgram } from './toolchain/program.ts';
import { repositoryRoot } from './toolchain/sources.ts';

const { values } = parseArgs({
  options: { out: { type: 'string', default: resolve(repositoryRoot, 'engine/dist/size.json') } },
});

const program = 'engine/test/size/three_ops.cc';
const groups = {
  core: /^(core|model|memory|interpreter)$/,
  kernels: /^(kernels|signal)/,
  libraries: /^(lib\/|linker$)/,
  program: /^program\//,
  abi: /^abi$/,
} as const;
type Group = keyof typeof groups;

interface Sized {
  readonly totalBytes: number;
  /** Code and data of the parts by what they are for. */
  readonly groups: Readonly<Record<Group, number>>;
  readonly parts: readonly PartSize[];
}

const bytesOf = ({ code, data }: PartSize): number => code + data;

function sized(parts: readonly PartSize[]): Sized {
  const sums = Object.fromEntries(Object.keys(groups).map((name) => [name, 0])) as Record<
    Group,
    number
  >;
  for (const part of parts) {
    const group = (Object.keys(groups) as Group[]).find((name) => groups[name].test(part.part));
    if (group === undefined) throw new Error(`no group for the part ${part.part}`);
    sums[group] += bytesOf(part);
  }
  return { totalBytes: parts.reduce((sum, part) => sum + bytesOf(part), 0), groups: sums, parts };
}

const pool = new ClangPool();
try {
  const engine = await buildEngine(pool);
  const threeOps = await buildProgram(pool, program);
  if (!threeOps.wasm) throw new Error(threeOps.text);
  const result = {
    allOps: { wasmBytes: engine.wasm.length, ...sized(engine.manifest.parts) },
    threeOps: {
      ops: ['CONV_2D', 'MAX_POOL_2D', 'SOFTMAX'],
      wasmBytes: threeOps.wasm.length,
      ...sized(sizesByPart(threeOps.map)),
    },
  };
  writeFileSync(values.out, `${JSON.stringify(result, null, 1)}\n`);
  for (const [name, { wasmBytes, groups: sums }] of Object.entries(result)) {
    const text = Object.entries(sums).map(([group, bytes]) => `${group} ${bytes}`);
    console.log(`${name}: ${wasmBytes} bytes of wasm: ${text.join(', ')}`);
  }
} finally {
  await pool.close();
}
