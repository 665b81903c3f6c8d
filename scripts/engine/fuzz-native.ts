/**
 * `npm run fuzz:native [-- --seconds N] [--corpus DIR]`: for maintainers. Builds the engine for this machine with
 * clang's address and undefined-behaviour sanitizers and libFuzzer, and runs it for a bounded time.
 * Needs a native clang++ with libFuzzer (Debian: `apt-get install clang`); says so and ends with 0
 * when there is none, because nobody else's `npm test` may depend on it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fixturesFolder } from './fixtures.ts';
import { cacheFolder } from './toolchain/compile.ts';
import { engineUnits, includeFolders, repositoryRoot } from './toolchain/sources.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    clang: { type: 'string', default: process.env.CXX ?? 'clang++' },
  },
});

const work = join(cacheFolder, 'native');
const harness = 'engine/test/fuzz/harness.cc';

if (spawnSync(values.clang, ['--version']).status !== 0) {
  console.log(
    `fuzz:native skipped: no ${values.clang} here. Install clang with its sanitizers and libFuzzer (Debian: apt-get install clang), or name one with --clang.`,
  );
} else {
  process.exitCode = fuzz();
}

function fuzz(): number {
  mkdirSync(join(work, 'corpus'), { recursive: true });
  const binary = join(work, 'fuzzer');
  const built = run(values.clang, [
    '-std=c++17',
    '-g',
    '-O1',
    '-m32',
    '-fno-exceptions',
    '-fno-rtti',
    '-fno-omit-frame-pointer',
    '-fsanitize=fuzzer,address,undefined',
    '-fno-sanitize-recover=undefined',
    '-DTF_LITE_STATIC_MEMORY',
    ...includeFolders.map((folder) => `-I${folder}`),
    ...engineUnits().filter((unit) => !unit.startsWith('engine/abi/')),
    harness,
    '-o',
    binary,
  ]);
  if (built !== 0) return built;
  const seeds = ['models', 'fuzz'].map((folder) => join(fixturesFolder, folder));
  const zoo = resolve(repositoryRoot, 'public/models');
  const folders = [...seeds, ...readdirSync(zoo).map((name) => join(zoo, name))];
  return run(binary, [
    `-max_total_time=${values.seconds}`,
    '-timeout=10',
    '-rss_limit_mb=1024',
    `-artifact_prefix=${join(work, 'crash-')}`,
    join(work, 'corpus'),
    ...folders,
  ]);
}

function run(command: string, args: readonly string[]): number {
  const { status } = spawnSync(command, args, { stdio: 'inherit', cwd: repositoryRoot });
  return status ?? 1;
}
