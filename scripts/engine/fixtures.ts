/**
 * `npx tsx scripts/engine/fixtures.ts`: writes engine/test/fixtures/manifest.json, the hash of every
 * fixture. A fixture that changes without its hash fails the tests.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { repositoryRoot } from './toolchain/sources.ts';

export const fixturesFolder = resolve(repositoryRoot, 'engine/test/fixtures');
export const fixturesManifest = join(fixturesFolder, 'manifest.json');

/** sha256 by path, in order of path. */
export function hashFixtures(): Record<string, string> {
  const paths = readdirSync(fixturesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(fixturesFolder, join(entry.parentPath, entry.name)))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path !== 'manifest.json')
    .sort();
  return Object.fromEntries(
    paths.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(fixturesFolder, path)))
        .digest('hex'),
    ]),
  );
}

if (process.argv[1] !== undefined && import.meta.filename === resolve(process.argv[1])) {
  writeFileSync(fixturesManifest, `${JSON.stringify(hashFixtures(), null, 1)}\n`);
}
