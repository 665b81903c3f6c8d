/**
 * `npm run fuzz:native [-- --seconds N] [--clang NAME] [FILE…]`: for maintainers. Builds the engine for
 * this machine with clang's address and undefined-behaviour sanitizers and libFuzzer, and runs it for
 * a bounded time; with FILEs it runs just those (a finding again).
 *
 * Needs a native clang++ with its sanitizers for 32-bit x86 (Debian: `apt-get install clang
 * g++-multilib`). Where there is none it says so and ends with 0: no test of the project needs it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fixturesFolder } from './fixtures.ts';
import { cacheFolder } from './toolchain/compile.ts';
import {
  engineUnits,
  includeFolders,
  repositoryRoot,
  SourceTree,
  sha256,
} from './toolchain/sources.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    clang: { type: 'string', default: process.env.CXX ?? 'clang++' },
  },
});

const work = join(cacheFolder, 'native');
const flags = [
  '-std=c++17',
  '-g',
  '-O1',
  // Pointers of four bytes: the arena's structs must have their real sizes.
  '-m32',
  '-fno-exceptions',
  '-fno-rtti',
  '-fno-omit-frame-pointer',
  // The imports' module names mean something on wasm only.
  '-Wno-unknown-attributes',
  '-fsanitize=address,undefined',
  // An offline plan may place a tensor at any byte, as it may upstream; wasm reads it there.
  '-fno-sanitize=alignment',
  '-fno-sanitize-recover=undefined',
  '-DTF_LITE_STATIC_MEMORY',
  ...includeFolders.map((folder) => `-I${folder}`),
];

if (spawnSync(values.clang, ['--version']).status !== 0) {
  console.log(
    `fuzz:native skipped: no ${values.clang} here. Debian: apt-get install clang g++-multilib; or name one with --clang.`,
  );
} else {
  process.exitCode = await fuzz();
}

async function fuzz(): Promise<number> {
  mkdirSync(join(work, 'corpus'), { recursive: true });
  const units = [...engineUnits(), 'engine/test/fuzz/harness.cc'];
  const tree = new SourceTree();
  const objects = units.map((unit) => {
    const files = Object.entries(tree.closure(unit)).flat();
    return join(work, `${sha256(values.clang, ...flags, ...files)}.o`);
  });
  const queue = units.map((unit, i) => [unit, objects[i] as string] as const);
  const compileNext = async (): Promise<boolean> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [unit, object] = next;
      if (existsSync(object)) continue;
      const compile = [...flags, '-fsanitize=fuzzer-no-link', '-c', unit, '-o', object];
      if ((await run(values.clang, compile)) !== 0) return false;
    }
    return true;
  };
  const compiled = await Promise.all(Array.from({ length: availableParallelism() }, compileNext));
  if (compiled.includes(false)) return 1;
  const binary = join(work, 'fuzzer');
  const linked = await run(values.clang, [...flags, '-fsanitize=fuzzer', ...objects, '-o', binary]);
  if (linked !== 0) return linked;
  if (positionals.length > 0) return run(binary, positionals);
  const seeds = ['models', 'fuzz'].map((folder) => join(fixturesFolder, folder));
  return run(binary, [
    `-max_total_time=${values.seconds}`,
    '-timeout=60',
    '-rss_limit_mb=1024',
    '-max_len=65536',
    `-artifact_prefix=${join(work, 'finding-')}`,
    join(work, 'corpus'),
    ...[...seeds, resolve(repositoryRoot, 'public/models')].filter(existsSync),
  ]);
}

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((done) => {
    spawn(command, args, { stdio: 'inherit', cwd: repositoryRoot }).on('close', (code) =>
      done(code ?? 1),
    );
  });
}
