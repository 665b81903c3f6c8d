/** The engine's source files, and which headers each of them sees. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));

/** Where `#include "…"` is looked for, in order; relative to the repository. */
export const includeFolders = ['engine/include', 'engine/src', 'engine'] as const;

export const sha256 = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

/** Paths relative to the repository with forward slashes, sorted by code unit. */
export function filesUnder(folder: string, ends: readonly string[]): string[] {
  const absolute = resolve(repositoryRoot, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ends.some((end) => entry.name.endsWith(end)))
    .map((entry) => relative(repositoryRoot, resolve(entry.parentPath, entry.name)))
    .map((path) => path.split(sep).join('/'))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** What a C++ program links against: everything but the face for JavaScript. */
export const libraryUnits = (): string[] => filesUnder('engine/src', ['.cc']);

export const engineUnits = (): string[] => [
  ...filesUnder('engine/abi', ['.cc']),
  ...libraryUnits(),
];

export const engineHeaders = (): string[] => [
  ...filesUnder('engine/abi', ['.h', '.inc']),
  ...filesUnder('engine/include', ['.h', '.inc']),
  ...filesUnder('engine/src', ['.h', '.inc']),
];

/** Reads each file once; remembers what it includes. */
export class SourceTree {
  readonly #texts = new Map<string, string | undefined>();

  /** `extra` overrides or adds files that do not lie in the repository (test programs). */
  constructor(extra: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(extra)) this.#texts.set(path, text);
  }

  text(path: string): string | undefined {
    if (!this.#texts.has(path)) {
      let text: string | undefined;
      try {
        text = readFileSync(resolve(repositoryRoot, path), 'utf8').replaceAll('\r\n', '\n');
      } catch {
        text = undefined;
      }
      this.#texts.set(path, text);
    }
    return this.#texts.get(path);
  }

  /** The unit and every file of ours it includes, directly or not. System headers have no path here. */
  closure(unit: string): Record<string, string> {
    const found: Record<string, string> = {};
    const visit = (path: string) => {
      const text = this.text(path);
      if (text === undefined || path in found) return;
      found[path] = text;
      for (const match of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*["<]([^">\n]+)[">]/gm)) {
        const name = match[1] as string;
        const besides = [posix.dirname(path), ...includeFolders];
        const hit = besides
          .map((folder) => posix.normalize(posix.join(folder, name)))
          .find((candidate) => this.text(candidate) !== undefined);
        if (hit !== undefined) visit(hit);
      }
    };
    visit(unit);
    return found;
  }
}
