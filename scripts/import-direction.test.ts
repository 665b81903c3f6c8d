import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const CONFIG = '.dependency-cruiser.cjs';
const { forbidden } = createRequire(import.meta.url)(`../${CONFIG}`) as {
  forbidden: readonly { readonly name: string }[];
};

/** A house of one file a room; a step against each rule, by the rule's name. */
const STEPS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'features-are-strangers': ['features/quiz/page.ts', 'features/lab/lab.ts'],
  'only-app-knows-features': ['shared/ui.ts', 'features/lab/lab.ts'],
  'features-do-not-know-app': ['features/notes/page.ts', 'app/routes.ts'],
  'page-talks-to-runtimes-through-client': ['app/main.ts', 'runtime/engines/tflm.ts'],
  'client-knows-only-contract': ['runtime/client/lab.ts', 'runtime/worker/main.ts'],
  'contract-imports-nothing': ['runtime/contract/run.ts', 'shared/format.ts'],
  'shared-imports-nothing': ['shared/files.ts', 'note/compile.ts'],
  'note-is-pure': ['note/cards.ts', 'runtime/client/lab.ts'],
  'engines-know-only-contract': ['runtime/engines/onnx.ts', 'runtime/sandbox/frame.ts'],
  'no-cycles': ['features/arena-map/map.ts', 'features/arena-map/block.ts'],
};
const CYCLE_BACK = ['features/arena-map/block.ts', 'features/arena-map/map.ts'] as const;

let house: string;

function build(imports: readonly (readonly [string, string])[]): void {
  rmSync(join(house, 'src'), { recursive: true, force: true });
  const files = new Set([...Object.values(STEPS).flat(), ...CYCLE_BACK]);
  for (const file of files) {
    const path = join(house, 'src', file);
    mkdirSync(dirname(path), { recursive: true });
    const own = imports.filter(([from]) => from === file);
    const lines = own.map(([, to], index) => `import { it as it${index} } from '@/${to}';`);
    const uses = own.map((_, index) => `it${index};`);
    writeFileSync(path, [...lines, ...uses, 'export const it = 1;', ''].join('\n'));
  }
}

/** Names of the rules that the tree breaks, as `npm run check` would find them. */
function broken(): string[] {
  const cli = join(
    import.meta.dirname,
    '../node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  );
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cli, '--config', CONFIG, '--output-type', 'json', 'src'],
    { cwd: house, encoding: 'utf8' },
  );
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const report = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { rule: { name: string } }[] };
  };
  expect(report.summary.totalCruised).toBeGreaterThan(10);
  return [...new Set(report.summary.violations.map(({ rule }) => rule.name))].sort();
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'import-direction-'));
  for (const file of [CONFIG, 'tsconfig.base.json']) cpSync(file, join(house, file));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

it('a step against each rule of the house is found', () => {
  build([...Object.values(STEPS), CYCLE_BACK]);
  expect(broken()).toEqual(forbidden.map(({ name }) => name).sort());
});

it('the way that imports go is not', () => {
  build([
    ['app/main.ts', 'features/lab/lab.ts'],
    ['features/lab/lab.ts', 'runtime/client/lab.ts'],
    ['runtime/client/lab.ts', 'runtime/contract/run.ts'],
    ['runtime/worker/main.ts', 'runtime/engines/tflm.ts'],
    ['runtime/engines/tflm.ts', 'runtime/contract/run.ts'],
    ['note/compile.ts', 'shared/format.ts'],
  ]);
  expect(broken()).toEqual([]);
});
