/** Units to objects, through a cache that several builds may use at once. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ClangPool } from './clang-pool.ts';
import { compilerVersion } from './clang-pool.ts';
import { flagsFor, type Variant } from './flags.ts';
import { includeFolders, repositoryRoot, type SourceTree, sha256 } from './sources.ts';

export const cacheFolder = resolve(repositoryRoot, '.cache/engine');

export interface CompiledUnit {
  readonly unit: string;
  /** Object bytes, or undefined if the compiler refused. */
  readonly object: Uint8Array | undefined;
  /** Warnings and errors as the compiler printed them. */
  readonly text: string;
  readonly cached: boolean;
}

export async function compileUnits(
  pool: ClangPool,
  tree: SourceTree,
  units: readonly string[],
  variant: Variant = 'simd',
): Promise<CompiledUnit[]> {
  return await Promise.all(units.map((unit) => compileUnit(pool, tree, unit, variant)));
}

async function compileUnit(
  pool: ClangPool,
  tree: SourceTree,
  unit: string,
  variant: Variant,
): Promise<CompiledUnit> {
  const files = tree.closure(unit);
  const args = [...flagsFor(unit, variant), ...includeFolders.flatMap((folder) => ['-I', folder])];
  const key = sha256(
    compilerVersion,
    ...args,
    unit,
    ...Object.keys(files)
      .sort()
      .flatMap((path) => [path, files[path] as string]),
  );
  const kept = readCache(`${key}.o`);
  if (kept) return { unit, object: kept, text: '', cached: true };
  // One process, no driver: `-c` with an explicit output is passed through by clang's own driver,
  // which runs the compiler in the same instance.
  const answer = await pool.run(['clang++', '-c', ...args, unit, '-o', 'unit.o'], files, [
    'unit.o',
  ]);
  const object = answer.ok ? answer.outputs['unit.o'] : undefined;
  if (object) writeCache(`${key}.o`, object);
  return { unit, object, text: answer.text, cached: false };
}

export function readCache(name: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(join(cacheFolder, name)));
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so a build running at the same time never reads half a file. */
export function writeCache(name: string, bytes: Uint8Array): void {
  mkdirSync(cacheFolder, { recursive: true });
  const temporary = join(cacheFolder, `${name}.${process.pid}.tmp`);
  writeFileSync(temporary, bytes);
  renameSync(temporary, join(cacheFolder, name));
}
