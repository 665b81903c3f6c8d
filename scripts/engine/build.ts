/**
 * `npm run engine:build [-- --out DIR] [--check] [--only TEXT] [--names] [--keep-going]`
 *
 * --out DIR      where tflm*.wasm, manifest.json and size.json go (engine/dist)
 * --check        writes nothing; fails when the directory does not hold what the sources make
 * --only TEXT    compiles the units whose path contains TEXT, links nothing, writes nothing
 * --names        keeps function names, for stack traces (never for engine/dist)
 * --keep-going   leaves out units that do not compile (work in progress; never for engine/dist)
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { ClangPool } from './toolchain/clang-pool.ts';
import { compileUnits } from './toolchain/compile.ts';
import { type BuiltEngine, buildEngine, CompileError, sourcesHash } from './toolchain/engine.ts';
import { LinkError } from './toolchain/link.ts';
import { measureSize } from './toolchain/size.ts';
import { engineUnits, repositoryRoot, SourceTree } from './toolchain/sources.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: resolve(repositoryRoot, 'engine/dist') },
    check: { type: 'boolean', default: false },
    only: { type: 'string' },
    names: { type: 'boolean', default: false },
    'keep-going': { type: 'boolean', default: false },
  },
});

const pool = new ClangPool();
const started = performance.now();
try {
  if (values.check) {
    process.exitCode = (await check(values.out)) ? 0 : 1;
  } else if (values.only !== undefined) {
    process.exitCode = (await compileOnly(values.only)) ? 0 : 1;
  } else {
    const built = await buildEngine(pool, {
      keepGoing: values['keep-going'],
      names: values.names,
    });
    write(built, values.out);
    // A build with units left out, or with names, is no measure of anything.
    if (!values['keep-going'] && !values.names) {
      const size = await measureSize(pool, built);
      writeFileSync(join(values.out, 'size.json'), `${JSON.stringify(size, null, 1)}\n`);
    }
    report(built);
  }
} catch (error) {
  if (!(error instanceof CompileError || error instanceof LinkError)) throw error;
  console.error(error.message);
  console.error(`engine: ${error instanceof CompileError ? 'did not compile' : 'did not link'}`);
  process.exitCode = 1;
} finally {
  await pool.close();
}

async function compileOnly(text: string): Promise<boolean> {
  const chosen = engineUnits().filter((unit) => unit.includes(text));
  const units = await compileUnits(pool, new SourceTree(), chosen);
  for (const unit of units) if (unit.text.trim()) console.error(`${unit.unit}:\n${unit.text}`);
  const good = units.filter(({ object }) => object).length;
  console.log(`engine: ${good} of ${units.length} units compile`);
  return good === units.length && good > 0;
}

function write({ files, manifest }: BuiltEngine, out: string): void {
  mkdirSync(out, { recursive: true });
  for (const [name, wasm] of Object.entries(files)) writeFileSync(join(out, name), wasm);
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
}

function report({ wasm, units }: BuiltEngine): void {
  for (const { unit, object, text } of units) {
    if (text.trim()) console.warn(`${unit}${object ? '' : ' (left out)'}:\n${text.trim()}\n`);
  }
  const fresh = units.filter(({ cached }) => !cached).length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const brotli = brotliCompressSync(wasm).length;
  console.log(
    `engine: ${units.length} units (${fresh} compiled), tflm.wasm ${wasm.length} bytes, ${brotli} brotli, ${seconds} s`,
  );
}

/** The cheap half first: a source hash that differs needs no compiler to be wrong. */
async function check(out: string): Promise<boolean> {
  const committed = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
    sources?: string;
  };
  if (committed.sources !== sourcesHash(new SourceTree())) {
    console.error('engine: dist/manifest.json is not of these sources; run npm run engine:build');
    return false;
  }
  const built = await buildEngine(pool);
  const same =
    Object.entries(built.files).every(
      ([name, wasm]) => Buffer.compare(readFileSync(join(out, name)), wasm) === 0,
    ) && JSON.stringify(committed) === JSON.stringify(built.manifest);
  if (!same) console.error('engine: dist does not hold the bytes these sources make');
  else report(built);
  return same;
}
