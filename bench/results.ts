import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, release } from 'node:os';
import { dirname } from 'node:path';

/** Writes what was measured, with the machine that it was measured on. */
export function keepResults(
  path: string,
  figures: Readonly<Record<string, unknown>>,
  browserVersion: string | null = null,
): void {
  const machine = {
    runtime: browserVersion === null ? `Node ${process.version}` : `Chromium ${browserVersion}`,
    system: `${platform()} ${release()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    // Above the number of cores, something else was running as well: read the ratios, not the times.
    load: loadavg(),
  };
  mkdirSync(dirname(path), { recursive: true });
  const measured = new Date().toISOString();
  writeFileSync(path, `${JSON.stringify({ measured, machine, ...figures }, null, 1)}\n`);
}
