import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';

/** What a test run says of itself: vitest's and Playwright's JSON reports, read alike. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Tests that failed, for good or once, with what they said. */
  readonly problems: readonly Problem[];
}

export interface Problem {
  readonly test: string;
  readonly message: string;
  /** It passed when it was tried again. */
  readonly passedLater: boolean;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const readJson = <T>(path: string): T | null =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;

/** Null where the run wrote none. */
export function readVitest(path: string): Report | null {
  const report = readJson<VitestReport>(path);
  if (report === null) return null;
  const problems = report.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => problem(fullName, failureMessages.join('\n')));
    // A file that does not load has a message and no tests.
    return failed.length === 0 && message !== '' ? [problem(name, message)] : failed;
  });
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
    problems,
  };
}

/** Null where the run wrote none. A test that passed when tried again counts as passed. */
export function readPlaywright(path: string): Report | null {
  const report = readJson<JSONReport>(path);
  if (report === null) return null;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected,
    skipped,
    problems: [
      ...report.suites.flatMap(problemsOf),
      ...report.errors.map(({ message }) => problem('Playwright', message ?? '')),
    ],
  };
}

function problemsOf(suite: JSONReportSuite): Problem[] {
  const own = suite.specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => {
        const messages = results.flatMap(({ errors }) =>
          errors.map((error) => error.message ?? ''),
        );
        return problem(`${file}:${line} ${title}`, messages.join('\n'), status === 'flaky');
      }),
  );
  return [...own, ...(suite.suites ?? []).flatMap(problemsOf)];
}

function problem(test: string, message: string, passedLater = false): Problem {
  return { test, message: stripVTControlCharacters(message), passedLater };
}

const LINES = 12;

/** A problem as the end of a run repeats it: what stands far above is cut off in kept logs. */
export function problemText({ test, message, passedLater }: Problem): string {
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  const shown = lines.slice(0, LINES).map((line) => `       ${line}`);
  if (lines.length > LINES) shown.push(`       … ${lines.length - LINES} more lines above`);
  const said = passedLater ? 'FLAKY' : 'FAIL ';
  return [`${said} ${test}${passedLater ? ', passed when tried again' : ''}`, ...shown].join('\n');
}
