/** How many bytes each part of the engine takes, from the linker's map of three links. */
import { brotliCompressSync } from 'node:zlib';
import type { ClangPool } from './clang-pool.ts';
import type { BuiltEngine } from './engine.ts';
import { link } from './link.ts';
import { type PartSize, sizesByPart } from './link-map.ts';
import { buildProgram } from './program.ts';

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

interface Link extends Sized {
  readonly wasmBytes: number;
  readonly brotliBytes: number;
}

export interface SizeReport {
  /** The manifest's hash of the sources that were measured. */
  readonly sources: string;
  /** tflm.wasm. */
  readonly allOps: Link;
  /** The same without the fast kernels. */
  readonly referenceOps: Link;
  /** A program with a resolver of three ops: what the course's note calls the core. */
  readonly threeOps: Link & { readonly ops: readonly string[] };
}

export async function measureSize(pool: ClangPool, engine: BuiltEngine): Promise<SizeReport> {
  const reference = await link(pool, {
    objects: Object.fromEntries(
      Object.entries(engine.objects).filter(([name]) => !name.includes('/kernels/fast/')),
    ),
    exports: engine.manifest.exports,
    incomplete: true,
  });
  const threeOps = await buildProgram(pool, program);
  if (!threeOps.wasm) throw new Error(threeOps.text);
  return {
    sources: engine.manifest.sources,
    allOps: { ...bytes(engine.wasm), ...sized(engine.manifest.parts) },
    referenceOps: { ...bytes(reference.wasm), ...sized(sizesByPart(reference.map)) },
    threeOps: {
      ops: ['CONV_2D', 'MAX_POOL_2D', 'SOFTMAX'],
      ...bytes(threeOps.wasm),
      ...sized(sizesByPart(threeOps.map)),
    },
  };
}
