import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { runStep, type Step } from './steps.ts';

/**
 * `npm test`: everything. Each step says how many of its own checks passed; the last line adds them
 * up. Fails as well if a test left a file behind or changed one.
 */
const UNIT_REPORT = 'test-results/unit.json';
const E2E_REPORT = 'test-results/report.json';

const STEPS: readonly Step[] = [
  { name: 'check', command: 'npx', args: ['tsx', 'scripts/check.ts'] },
  {
    name: 'engine/dist is what the sources make',
    command: 'npx',
    args: ['tsx', 'scripts/engine/build.ts', '--check'],
  },
  {
    name: 'unit tests and conformance',
    command: 'npx',
    args: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${UNIT_REPORT}`],
  },
  { name: 'end to end', command: 'npx', args: ['tsx', 'scripts/e2e.ts'] },
  { name: 'size of the JavaScript', command: 'npx', args: ['size-limit'] },
];

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function readJson(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** A step that reports no tests of its own counts as one. */
function countOf(name: string, ok: boolean): Count {
  const alone: Count = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  if (name.startsWith('unit')) {
    const report = readJson(UNIT_REPORT) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
    } | null;
    if (report === null) return alone;
    const failed = Math.max(report.numFailedTests, ok ? 0 : 1);
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
  }
  if (name.startsWith('end')) {
    const report = readJson(E2E_REPORT) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    } | null;
    if (report === null) return alone;
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: Math.max(unexpected + flaky, ok ? 0 : 1), skipped };
  }
  return alone;
}

const workingTree = () =>
  existsSync('.git') ? execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }) : '';

rmSync('test-results', { recursive: true, force: true });
const before = workingTree();
const started = performance.now();
let total: Count = { passed: 0, failed: 0, skipped: 0 };
const summary: string[] = [];
for (const step of STEPS) {
  const { name, ok, seconds } = await runStep(step);
  const count = countOf(name, ok);
  total = {
    passed: total.passed + count.passed,
    failed: total.failed + count.failed,
    skipped: total.skipped + count.skipped,
  };
  summary.push(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${count.passed} passed, ${seconds.toFixed(0)} s`);
}

// In CI the tree was clean; elsewhere it may hold work, which the tests must leave as it was.
const after = workingTree();
const clean = process.env.CI === undefined ? after === before : after === '';
summary.push(`${clean ? 'ok  ' : 'FAIL'} the working tree is as it was`);
if (!clean) console.log(after);

console.log(`\n${summary.join('\n')}`);
console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
const failed = total.failed + (clean ? 0 : 1);
console.log(`${total.passed + (clean ? 1 : 0)} passed, ${failed} failed, ${total.skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
