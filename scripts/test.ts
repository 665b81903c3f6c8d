import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { runStep, type Step } from './steps.ts';
import { problemText, type Report, readPlaywright, readVitest } from './test/reports.ts';

/**
 * `npm test`: everything. Each step says how many of its own checks passed; the last line adds them
 * up, after what failed or had to be tried again. Fails as well if a test left a file behind or
 * changed one.
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

/** A step without a report of tests counts as one; a step that failed has at least one failure. */
function reportOf(name: string, ok: boolean): Report {
  const report = name.startsWith('unit')
    ? readVitest(UNIT_REPORT)
    : name.startsWith('end')
      ? readPlaywright(E2E_REPORT)
      : null;
  if (report === null) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, problems: [] };
  return { ...report, failed: Math.max(report.failed, ok ? 0 : 1) };
}

const workingTree = () =>
  existsSync('.git') ? execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }) : '';

rmSync('test-results', { recursive: true, force: true });
const before = workingTree();
const started = performance.now();
const reports: Report[] = [];
const summary: string[] = [];
for (const step of STEPS) {
  const { name, ok, seconds } = await runStep(step);
  const report = reportOf(name, ok);
  reports.push(report);
  summary.push(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${report.passed} passed, ${seconds.toFixed(0)} s`);
}

// In CI the tree was clean; elsewhere it may hold work, which the tests must leave as it was.
const after = workingTree();
const clean = process.env.CI === undefined ? after === before : after === '';
summary.push(`${clean ? 'ok  ' : 'FAIL'} the working tree is as it was`);
if (!clean) console.log(after);

const problems = reports.flatMap((report) => report.problems.map(problemText));
const sum = (count: (report: Report) => number) =>
  reports.reduce((total, report) => total + count(report), 0);
const failed = sum((report) => report.failed) + (clean ? 0 : 1);
console.log(`\n${[...problems, ...summary].join('\n')}`);
console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
console.log(
  `${sum((report) => report.passed) + (clean ? 1 : 0)} passed, ${failed} failed, ${sum((report) => report.skipped)} skipped`,
);
process.exitCode = failed === 0 ? 0 : 1;
