/** The whole engine: sources → objects → tflm.wasm and what the manifest says about it. */
import { createHash } from 'node:crypto';
import { type ClangPool, compilerVersion } from './clang-pool.ts';
import { type CompiledUnit, compileUnits } from './compile.ts';
import {
  compileFlags,
  fastFlags,
  flagsFor,
  libraries,
  linkFlags,
  VARIANTS,
  type Variant,
  wasmName,
} from './flags.ts';
import { link } from './link.ts';
import { type PartSize, sizesByPart } from './link-map.ts';
import { engineHeaders, engineUnits, SourceTree, sha256 } from './sources.ts';

interface WasmFile {
  readonly bytes: number;
  readonly sha256: string;
}

export interface EngineManifest {
  /** Hash over path and content of every source and header, and the flags. */
  readonly sources: string;
  readonly compiler: string;
  readonly compileFlags: readonly string[];
  readonly fastCompileFlags: readonly string[];
  readonly linkFlags: readonly string[];
  readonly exports: readonly string[];
  readonly wasm: WasmFile;
  /** The builds for other browsers, by the name of their file. */
  readonly variants: Readonly<Record<string, WasmFile>>;
  readonly parts: readonly PartSize[];
}

export interface BuiltEngine {
  readonly wasm: Uint8Array;
  /** All variants, by the name of their file. */
  readonly files: Readonly<Record<string, Uint8Array>>;
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
    ...paths.flatMap((unit) => VARIANTS.flatMap((variant) => flagsFor(unit, variant))),
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
  { keepGoing = false, variant }: { keepGoing?: boolean; variant?: Variant } = {},
): Promise<CompiledUnit[]> {
  const units = await compileUnits(pool, tree, paths, variant);
  const failed = units.filter(({ object }) => object === undefined);
  if (failed.length > 0 && !keepGoing) {
    throw new CompileError(failed.map(({ unit, text }) => `${unit}:\n${text.trim()}`).join('\n\n'));
  }
  return units;
}

interface BuildOptions {
  readonly keepGoing?: boolean;
  readonly names?: boolean;
}

async function buildVariant(
  pool: ClangPool,
  tree: SourceTree,
  variant: Variant,
  { keepGoing = false, names = false }: BuildOptions,
) {
  const units = await engineObjects(pool, tree, engineUnits(), { keepGoing, variant });
  const objects = Object.fromEntries(
    units.flatMap(({ unit, object }) => (object ? [[objectName(unit), object]] : [])),
  );
  const exports = abiExports(tree);
  return { units, objects, exports, ...(await link(pool, { objects, exports, names })) };
}

export async function buildEngine(
  pool: ClangPool,
  options: BuildOptions = {},
): Promise<BuiltEngine> {
  const tree = new SourceTree();
  const { units, objects, exports, wasm, map } = await buildVariant(pool, tree, 'simd', options);
  const others: Record<string, Uint8Array> = {};
  for (const variant of VARIANTS.filter((name) => name !== 'simd')) {
    others[wasmName(variant)] = (await buildVariant(pool, tree, variant, options)).wasm;
  }
  return {
    wasm,
    files: { [wasmName('simd')]: wasm, ...others },
    units,
    objects,
    manifest: {
      sources: sourcesHash(tree),
      compiler: `@yowasp/clang ${compilerVersion}`,
      compileFlags,
      fastCompileFlags: fastFlags('simd'),
      linkFlags,
      exports,
      wasm: fileOf(wasm),
      variants: Object.fromEntries(
        Object.entries(others).map(([name, bytes]) => [name, fileOf(bytes)]),
      ),
      parts: sizesByPart(map),
    },
  };
}

const fileOf = (bytes: Uint8Array): WasmFile => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
