/**
 * `npm run engine:size [-- --out FILE]`: how many bytes each part of the engine takes, from the
 * linker's map, for three links: everything (tflm.wasm), the same without the fast kernels, and a
 * program with a resolver of three ops. The last one is what the "16 KB core" of the course's note is about: without the ops that are
 * not registered, and without what the C library brings.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { ClangPool } from './toolchain/clang-pool.ts';
import { buildEngine } from './toolchain/engine.ts';
import { link } from './toolchain/link.ts';
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

const bytes = (wasm: Uint8Array) => ({
  wasmBytes: wasm.length,
  brotliBytes: brotliCompressSync(wasm).length,
});

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
  const reference = await link(pool, {
    objects: Object.fromEntries(
      Object.entries(engine.objects).filter(([name]) => !name.includes('/kernels/fast/')),
    ),
    exports: engine.manifest.exports,
    incomplete: true,
  });
  const threeOps = await buildProgram(pool, program);
  if (!threeOps.wasm) throw new Error(threeOps.text);
  const result = {
    sources: engine.manifest.sources,
    allOps: { ...bytes(engine.wasm), ...sized(engine.manifest.parts) },
    referenceOps: { ...bytes(reference.wasm), ...sized(sizesByPart(reference.map)) },
    threeOps: {
      ops: ['CONV_2D', 'MAX_POOL_2D', 'SOFTMAX'],
      ...bytes(threeOps.wasm),
      ...sized(sizesByPart(threeOps.map)),
    },
  };
  writeFileSync(values.out, `${JSON.stringify(result, null, 1)}\n`);
  const { sources: _, ...links } = result;
  for (const [name, { wasmBytes, brotliBytes, groups: sums }] of Object.entries(links)) {
    const text = Object.entries(sums).map(([group, bytes]) => `${group} ${bytes}`);
    console.log(`${name}: ${wasmBytes} bytes of wasm, ${brotliBytes} brotli: ${text.join(', ')}`);
  }
} finally {
  await pool.close();
}
