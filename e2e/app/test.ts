import { test as base, expect, type Page } from '@playwright/test';

/** Where screenshots go; looked at, not kept. */
const SHOTS = 'e2e/screenshots';

interface Fixtures {
  /** Fails the test if the page logged an error or threw. */
  readonly quietPage: Page;
  readonly shot: (name: string) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  quietPage: async ({ page }, use) => {
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(String(error)));
    await use(page);
    expect(problems, 'errors in the console').toEqual([]);
  },
  shot: async ({ page }, use) => {
    await use(async (name) => {
      await page.screenshot({ path: `${SHOTS}/${name}.png` });
    });
  },
});

/** The lab is ready to run: its editor has loaded. */
export async function labReady(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: '실행', exact: true })).toBeEnabled({
    timeout: 30_000,
  });
}

/** Replaces the program in the editor, as pasting would. */
export async function writeProgram(page: Page, code: string): Promise<void> {
  await labReady(page);
  const editor = page.getByRole('textbox', { name: '코드 편집기' });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(code);
}

export async function runProgram(page: Page): Promise<void> {
  await page.getByRole('button', { name: '실행', exact: true }).click();
}

/** The run is over, and well. */
export async function runDone(page: Page): Promise<void> {
  await expect(page.locator('[data-outcome="done"]')).toBeVisible({ timeout: 45_000 });
}

export const consoleOf = (page: Page) => page.getByRole('list', { name: '콘솔 출력' });

export { expect };
