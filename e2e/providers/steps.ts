import type { Page } from '@playwright/test';
import { expect } from '../app/test.ts';

/** Runs the chosen model and waits for the runtime's own account of it. */
export async function inspect(page: Page): Promise<void> {
  await page.getByRole('button', { name: '이 선택으로 실행' }).click();
  await expect(page.getByTestId('placed-count').first()).toBeVisible({ timeout: 45_000 });
}

/** Nodes by provider as the log says, and as the table has them. */
export async function counts(page: Page): Promise<{ log: number[]; rows: number[] }> {
  const log = await page.locator('details pre').first().textContent();
  const lines = [...(log ?? '').matchAll(/placed on \[(\w+)\]\. Number of nodes: (\d+)/g)];
  const rows = lines.map(([, provider = '']) =>
    page.locator(`tr[data-provider="${provider}"]`).count(),
  );
  return { log: lines.map(([, , count]) => Number(count)), rows: await Promise.all(rows) };
}
