/** Objects to one module. Every object is linked by name, so weak references find their kernels. */
import type { ClangPool } from './clang-pool.ts';
import { compilerVersion } from './clang-pool.ts';
import { readCache, writeCache } from './compile.ts';
import { libraries, linkFlags, programLinkFlags, stripFlags } from './flags.ts';
import { sha256 } from './sources.ts';

export interface LinkInput {
  /** Paths under which the objects appear in the map; linked in this order. */
  readonly objects: Readonly<Record<string, Uint8Array>>;
  readonly exports: readonly string[];
  /** A program with main() rather than a library for JavaScript. */
  readonly program?: boolean;
  /** What is not there becomes an import: for measuring a part alone, never for running. */
  readonly incomplete?: boolean;
  /** Keeps function names, for stack traces. */
  readonly names?: boolean;
}

export interface Linked {
  readonly wasm: Uint8Array;
  /** wasm-ld's `-Map`. */
  readonly map: string;
}

export class LinkError extends Error {
  override readonly name = 'LinkError';
}

export async function link(pool: ClangPool, input: LinkInput): Promise<Linked> {
  const names = Object.keys(input.objects);
  const args = [
    'wasm-ld',
    ...(input.program ? programLinkFlags : linkFlags),
    ...(input.incomplete ? ['--allow-undefined'] : []),
    ...(input.names ? [] : stripFlags),
    ...input.exports.map((name) => `--export=${name}`),
    '-Map=out.map',
    ...names,
    ...libraries,
    '-o',
    'out.wasm',
  ];
  const key = sha256(
    compilerVersion,
    ...args,
    ...names.map((name) => sha256(input.objects[name] as Uint8Array)),
  );
  const wasm = readCache(`${key}.wasm`);
  const map = readCache(`${key}.map`);
  if (wasm && map) return { wasm, map: new TextDecoder().decode(map) };
  const answer = await pool.run(args, input.objects, ['out.wasm', 'out.map']);
  if (!answer.ok) throw new LinkError(answer.text.trim());
  const linked = {
    wasm: answer.outputs['out.wasm'] as Uint8Array,
    map: answer.outputs['out.map'] as Uint8Array,
  };
  writeCache(`${key}.map`, linked.map);
  writeCache(`${key}.wasm`, linked.wasm);
  return { wasm: linked.wasm, map: new TextDecoder().decode(linked.map) };
}
