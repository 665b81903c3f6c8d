import { readFileSync, writeFileSync } from 'node:fs';

/**
 * `npx tsx scripts/complete-lockfile.ts`, after every change of the dependencies.
 *
 * A registry may not have every platform's binary package of a version yet. npm then leaves those
 * optional packages out of the lockfile, and `npm ci` refuses a lockfile that does not name them.
 * This adds the entries, by name, version and platform, without a checksum: each machine installs
 * the one entry that is for it, and skips the rest.
 */
interface LockEntry {
  version: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  engines?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const LOCKFILE = 'package-lock.json';
const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openbsd',
  'openharmony',
  'win32',
  'wasi',
];
const PROCESSORS = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'loong64',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
];

/** Platform of a package like @rollup/rollup-linux-arm-gnueabihf. */
function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length === 0 || cpu.length === 0) throw new Error(`${name} names no platform`);
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : [];
  return { os, cpu, ...(os.includes('linux') && libc.length > 0 ? { libc } : {}) };
}

const lock = JSON.parse(readFileSync(LOCKFILE, 'utf8')) as { packages: Record<string, LockEntry> };
let added = 0;
for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    if (path === '' || lock.packages[place] || lock.packages[`${path}/${place}`]) continue;
    if (!/^\d/.test(version)) continue;
    let platform: ReturnType<typeof platformOf>;
    try {
      platform = platformOf(name);
    } catch {
      console.log(`left out: ${name} of ${path}`);
      continue;
    }
    lock.packages[place] = {
      version,
      ...(entry.dev === true ? { dev: true } : {}),
      optional: true,
      ...platform,
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(LOCKFILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${LOCKFILE}: ${added} entries added`);
