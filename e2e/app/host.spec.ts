import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SITES } from '../sites.ts';
import { expect, test } from './test.ts';

/** What a static host is given: the builds, file by file. */

const MIB = 1024 ** 2;

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

for (const { folder, base } of [SITES.root, SITES.subPath]) {
  test(`the build for ${base} can be served as it is`, () => {
    const files = filesOf(folder);
    expect(files.length).toBeGreaterThan(50);
    const tooLarge = files.filter((path) => statSync(path).size > 25 * MIB);
    expect(tooLarge).toEqual([]);
    expect(readFileSync(join(folder, '404.html'), 'utf8')).toBe(
      readFileSync(join(folder, 'index.html'), 'utf8'),
    );
    expect(readFileSync(join(folder, '_headers'), 'utf8')).toContain(`\n${base}assets/*\n`);
    expect(readFileSync(join(folder, '_redirects'), 'utf8')).toBe(
      `${base}* ${base}index.html 200\n`,
    );
    // Kept for a year: each name must change with its content.
    const assets = files.filter((path) => path.startsWith(join(folder, 'assets')));
    const unhashed = assets.filter(
      (path) => !/-[\w-]{8}\.\w+$|tfjs-tflite-[\d.a-z-]+\//.test(path),
    );
    expect(unhashed).toEqual([]);
    // Whatever the page loads first lies below the base.
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(2);
    expect(addresses.filter((address) => !address?.startsWith(base))).toEqual([]);
  });
}
