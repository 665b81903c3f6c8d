/** The good models that get broken: the zoo, and the fixtures. In order of path. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fixturesFolder } from '../fixtures.ts';
import { repositoryRoot } from '../toolchain/sources.ts';

let corpus: readonly Uint8Array[] | undefined;

/** Larger files are left out: a mutant of them says nothing new and takes long to run. */
const largest = 64 * 1024;

export function readCorpus(): readonly Uint8Array[] {
  corpus ??= [join(fixturesFolder, 'models'), resolve(repositoryRoot, 'public/models')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.tflite'))
        .sort()
        .map((name) => new Uint8Array(readFileSync(join(folder, name)))),
    )
    .filter((bytes) => bytes.length <= largest);
  return corpus;
}
