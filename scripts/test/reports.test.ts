import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { problemText, readPlaywright, readVitest } from './reports.ts';

// Inside the project, so that both runners find their packages.
mkdirSync('test-results', { recursive: true });
const folder = mkdtempSync('test-results/reports-');
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

/** As from a shell: not as a child of the tests that are running. */
function run(command: string, args: readonly string[]): void {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST)/.test(name));
  spawnSync('npx', [command, ...args], { env: Object.fromEntries(own) });
}

test('a Playwright run is read: what failed, what passed when tried again', () => {
  write(
    'playwright.config.ts',
    `export default { testDir: '.', outputDir: 'out', retries: 1, reporter: [['json', { outputFile: 'report.json' }]] };`,
  );
  write(
    'some.spec.ts',
    `import { expect, test } from '@playwright/test';
     test('good', () => {});
     test.describe('group', () => {
       test('bad', () => expect(1, 'one is two').toBe(2));
       test('by chance', ({}, info) => expect(info.retry).toBe(1));
       test.skip('left out', () => {});
     });`,
  );
  run('playwright', ['test', '--config', join(folder, 'playwright.config.ts')]);
  const report = readPlaywright(join(folder, 'report.json'));
  expect(report).toMatchObject({ passed: 2, failed: 1, skipped: 1 });
  expect(report?.problems.map(({ test, passedLater }) => [test, passedLater])).toEqual([
    ['some.spec.ts:4 bad', false],
    ['some.spec.ts:5 by chance', true],
  ]);
  const [bad, chance] = (report?.problems ?? []).map(problemText);
  expect(bad).toMatch(/^FAIL {2}some\.spec\.ts:4 bad\n {7}Error: one is two\n/);
  expect(chance).toMatch(/^FLAKY some\.spec\.ts:5 by chance, passed when tried again\n/);
  expect(chance).toContain('Received: 0');
});

test('a Vitest run is read: a test that failed, a file that did not load', () => {
  write('vitest.config.ts', `export default {};`);
  write(
    'some.test.ts',
    `import { expect, test } from 'vitest';
     test('good', () => expect(1).toBe(1));
     test('bad', () => expect(1).toBe(2));`,
  );
  write('broken.test.ts', `import './missing.ts';`);
  const report = join(folder, 'unit.json');
  run('vitest', [
    'run',
    '--root',
    folder,
    '--reporter=json',
    `--outputFile=${process.cwd()}/${report}`,
  ]);
  const read = readVitest(report);
  expect(read).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
  const said = read?.problems.map(problemText).join('\n');
  expect(said).toContain('FAIL  bad\n       AssertionError: expected 1 to be 2');
  expect(said).toMatch(/FAIL {2}\S*broken\.test\.ts\n.*missing\.ts/);
});

test('a run without a report is told apart', () => {
  expect(readPlaywright(join(folder, 'none.json'))).toBeNull();
  expect(readVitest(join(folder, 'none.json'))).toBeNull();
});
