/** The whole engine: sources → objects → tflm.wasm and what the manifest says about it. */
import { createHash } from 'node:crypto';
import { type ClangPool, compilerVersion } from './clang-pool.ts';
import { type CompiledUnit, compileUnits } from './compile.ts';
import { compileFlags, fastFlags, libraries, linkFlags } from './flags.ts';
import { link } from './link.ts';
import { type PartSize, sizesByPart } from './link-map.ts';
import { engineHeaders, engineUnits, SourceTree, sha256 } from './sources.ts';

export interface EngineManifest {
  /** Hash over path and content of every source and header, and the flags. */
  readonly sources: string;
  readonly compiler: string;
  readonly compileFlags: readonly string[];
  readonly fastCompileFlags: readonly string[];
  readonly linkFlags: readonly string[];
  readonly exports: readonly string[];
  readonly wasm: { readonly bytes: number; readonly sha256: string };
  readonly parts: readonly PartSize[];
}

export interface BuiltEngine {
  readonly wasm: Uint8Array;
  readonly manifest: EngineManifest;
  readonly units: readonly CompiledUnit[];
  /** By the name they have in the linker's map. */
  readonly objects: Readonly<Record<string, Uint8Array>>;
}

export class CompileError extends Error {
  override readonly name = 'CompileError';
}

export const objectName = (unit: string): string => unit.replace(/\.cc$/, '.o');

export function sourcesHash(tree: SourceTree): string {
  const paths = [...engineUnits(), ...engineHeaders()];
  return sha256(
    compilerVersion,
    ...compileFlags,
    ...fastFlags,
    ...linkFlags,
    ...libraries,
    ...paths.flatMap((path) => [path, tree.text(path) ?? '']),
  );
}

/** The functions JavaScript may call: what engine/abi/*.h declares with TFLM_ABI. */
export function abiExports(tree: SourceTree): string[] {
  const names = new Set<string>();
  for (const header of engineHeaders().filter((path) => path.startsWith('engine/abi/'))) {
    const text = (tree.text(header) ?? '').replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, '');
    for (const match of text.matchAll(/^\s*TFLM_ABI\b[^;(]*?(\w+)\s*\(/gm)) {
      names.add(match[1] as string);
    }
  }
  return [...names].sort();
}

/** Objects of engine units, or one readable error with all that the compiler said. */
export async function engineObjects(
  pool: ClangPool,
  tree: SourceTree,
  paths: readonly string[],
  { keepGoing = false } = {},
): Promise<CompiledUnit[]> {
  const units = await compileUnits(pool, tree, paths);
  const failed = units.filter(({ object }) => object === undefined);
  if (failed.length > 0 && !keepGoing) {
    throw new CompileError(failed.map(({ unit, text }) => `${unit}:\n${text.trim()}`).join('\n\n'));
  }
  return units;
}

export async function buildEngine(
  pool: ClangPool,
  options: { readonly keepGoing?: boolean; readonly names?: boolean } = {},
): Promise<BuiltEngine> {
  const tree = new SourceTree();
  const units = await engineObjects(pool, tree, engineUnits(), options);
  const exports = abiExports(tree);
  const objects = Object.fromEntries(
    units.flatMap(({ unit, object }) => (object ? [[objectName(unit), object]] : [])),
  );
  const { wasm, map } = await link(pool, {
    objects,
    exports,
    names: options.names ?? false,
  });
  return {
    wasm,
    units,
    objects,
    manifest: {
      sources: sourcesHash(tree),
      compiler: `@yowasp/clang ${compilerVersion}`,
      compileFlags,
      fastCompileFlags: fastFlags,
      linkFlags,
      exports,
      wasm: {
        bytes: wasm.length,
        sha256: sha256Bytes(wasm),
      },
      parts: sizesByPart(map),
    },
  };
}

const sha256Bytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
