/**
 * A C++ program that uses the public headers, as a student or an example writes it: compiled and
 * linked against the engine without its JavaScript face, and run with its own stdout.
 */
import type { ClangPool } from './clang-pool.ts';
import { type CompiledUnit, compileUnits } from './compile.ts';
import { engineObjects, objectName } from './engine.ts';
import type { Variant } from './flags.ts';
import { link } from './link.ts';
import { libraryUnits, SourceTree } from './sources.ts';

export interface Program {
  /** Undefined when it did not compile; then `text` says why. */
  readonly wasm: Uint8Array | undefined;
  readonly map: string;
  readonly text: string;
}

export async function buildProgram(
  pool: ClangPool,
  /** Path of the .cc file in the repository, or of one in `extra`. */
  source: string,
  /** Further files by path, such as a header with the model's bytes. */
  extra: Readonly<Record<string, string>> = {},
  variant: Variant = 'simd',
): Promise<Program> {
  const tree = new SourceTree(extra);
  const [unit] = (await compileUnits(pool, tree, [source])) as [CompiledUnit];
  if (unit.object === undefined) return { wasm: undefined, map: '', text: unit.text };
  const library = await engineObjects(pool, tree, libraryUnits(), { variant });
  const { wasm, map } = await link(pool, {
    objects: Object.fromEntries(
      [unit, ...library].map(({ unit, object }) => [objectName(unit), object as Uint8Array]),
    ),
    exports: ['_start'],
    program: true,
  });
  return { wasm, map, text: unit.text };
}

export interface ProgramResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

class ProcessExit extends Error {
  constructor(readonly code: number) {
    super(`exit ${code}`);
  }
}

/**
 * The few WASI calls that printf, exit and a main with arguments (none are given) need, synchronously;
 * anything else is refused by name.
 */
export async function runProgram(wasm: Uint8Array): Promise<ProgramResult> {
  const written = { 1: '', 2: '' };
  const decoder = new TextDecoder();
  let memory: WebAssembly.Memory | undefined;
  const view = () => new DataView((memory as WebAssembly.Memory).buffer);
  const calls: Record<string, (...args: number[]) => number> = {
    fd_write(fd, vectors, count, total) {
      if (fd !== 1 && fd !== 2) return 8;
      let bytes = 0;
      for (let i = 0; i < (count as number); i++) {
        const at = view().getUint32((vectors as number) + 8 * i, true);
        const length = view().getUint32((vectors as number) + 8 * i + 4, true);
        written[fd] += decoder.decode(new Uint8Array(view().buffer, at, length));
        bytes += length;
      }
      view().setUint32(total as number, bytes, true);
      return 0;
    },
    fd_close: () => 0,
    // Not seekable, which is what a pipe says.
    fd_seek: () => 70,
    fd_fdstat_get(_fd, stat) {
      new Uint8Array(view().buffer, stat, 24).fill(0);
      view().setUint8(stat as number, 2);
      return 0;
    },
    args_sizes_get(count, bytes) {
      view().setUint32(count as number, 0, true);
      view().setUint32(bytes as number, 0, true);
      return 0;
    },
    args_get: () => 0,
    proc_exit(code) {
      throw new ProcessExit(code as number);
    },
  };
  const module = await WebAssembly.compile(wasm as Uint8Array<ArrayBuffer>);
  const wasi: Record<string, (...args: number[]) => number> = {};
  for (const { name } of WebAssembly.Module.imports(module)) {
    wasi[name] = calls[name] ?? (() => fail(`the program calls ${name}`));
  }
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi });
  memory = instance.exports.memory as WebAssembly.Memory;
  let exitCode = 0;
  try {
    (instance.exports._start as () => void)();
  } catch (error) {
    if (!(error instanceof ProcessExit)) throw error;
    exitCode = error.code;
  }
  return { exitCode, stdout: written[1], stderr: written[2] };
}

function fail(message: string): never {
  throw new Error(message);
}
