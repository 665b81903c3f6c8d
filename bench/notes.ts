import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Page } from '@playwright/test';
import { openBuiltSite } from '../scripts/built-site.ts';
import { NoteWriter } from './notes/generated.ts';
import { keepResults } from './results.ts';

/**
 * `npm run bench:notes`: one generated note of megabytes, taken in, opened, edited, taken in again,
 * deleted and brought back in Chromium. For each: how long until it is done, and the longest task of
 * the page's own thread meanwhile. It fails where one keeps the page longer than the budget.
 */
const MEGABYTES = Number(process.env.MEGABYTES ?? 5);
const BUDGET_MS = 50;
const LONGEST_WAIT_MS = 180_000;

function bookOf(megabytes: number): string {
  const writer = new NoteWriter(5);
  const parts: string[] = ['# 긴 노트\n'];
  for (let bytes = 0, at = 1; bytes < megabytes * 2 ** 20; at++) {
    const part = writer.note(at).replace(/^---[\s\S]*?---/, `# ${at}부`);
    parts.push(part);
    bytes += Buffer.byteLength(part);
  }
  return parts.join('\n');
}

interface Measured {
  readonly step: string;
  readonly ms: number;
  readonly longestTaskMs: number;
  /** Tasks over 50 ms, as browsers report them. */
  readonly longTasks: readonly number[];
}

const watchTasks = (page: Page) =>
  page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });

const takeTasks = (page: Page): Promise<number[]> =>
  // A turn later: the observer is told of a task after it has ended.
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return (window as unknown as { longTasks: number[] }).longTasks.splice(0);
  });

async function measure(page: Page, step: string, work: () => Promise<void>): Promise<Measured> {
  await takeTasks(page);
  const started = performance.now();
  await work();
  const ms = performance.now() - started;
  const longTasks = await takeTasks(page);
  return { step, ms, longestTaskMs: Math.max(0, ...longTasks), longTasks };
}

const folder = mkdtempSync(join(tmpdir(), 'bench-notes-'));
const file = join(folder, '긴 노트.md');

/** As a file: bytes that the test sends would be unpacked on the page's own thread. */
function give(page: Page, text: string): Promise<void> {
  writeFileSync(file, text);
  return page.getByLabel('노트 파일').setInputFiles(file);
}

const book = bookOf(MEGABYTES);
await using site = await openBuiltSite();
const { url, browser } = site;
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.setDefaultTimeout(LONGEST_WAIT_MS);
await watchTasks(page);
await page.goto(`${url}notes`);
await page.getByText('아직 노트가 없습니다').waitFor();

const row = page.getByRole('link', { name: '긴 노트', exact: true });
const rows: Measured[] = [];
const step = async (name: string, work: () => Promise<void>) => {
  const measured = await measure(page, name, work);
  rows.push(measured);
  console.log(
    `${name}: ${measured.ms.toFixed(0)} ms, longest task ${measured.longestTaskMs.toFixed(0)} ms, over 50 ms: [${measured.longTasks.map((ms) => ms.toFixed(0)).join(', ')}]`,
  );
};

await step('take in', async () => {
  await give(page, book);
  await page.getByText('새 노트 1개').waitFor();
});
await step('take in again, changed', async () => {
  await give(page, `${book}\n덧붙인 글입니다.\n`);
  await page.getByText('고친 노트 1개').waitFor();
});
await step('back to what it was', async () => {
  await page.getByRole('button', { name: '고치기 전으로' }).click();
  await page.getByRole('button', { name: '고치기 전으로' }).waitFor({ state: 'detached' });
});
await step('delete', async () => {
  await page.getByRole('button', { name: '긴 노트 지우기' }).click();
  await row.waitFor({ state: 'detached' });
});
await step('bring back', async () => {
  await page.getByRole('button', { name: '되돌리기' }).click();
  await row.waitFor();
});
await step('open', async () => {
  await row.click();
  await page.getByRole('heading', { level: 2 }).first().waitFor();
});
await step('edit and save', async () => {
  await page.getByRole('link', { name: '고치기' }).click();
  const field = page.getByRole('textbox', { name: '노트 원문' });
  await field.focus();
  await page.keyboard.insertText('덧붙인 글입니다.\n\n');
  await page.getByText('저장했습니다').waitFor();
});
await step('review its cards', async () => {
  await page.getByRole('link', { name: '다 고쳤습니다' }).click();
  await page.goto(`${url}quiz`);
  await page.getByRole('main').getByRole('button').first().waitFor();
});

rmSync(folder, { recursive: true });
keepResults(
  'bench/results/notes.json',
  { unit: 'milliseconds', megabytes: MEGABYTES, rows },
  browser.version(),
);
process.exitCode = rows.every(({ longestTaskMs }) => longestTaskMs <= BUDGET_MS) ? 0 : 1;
