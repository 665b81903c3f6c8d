import { siteUrl } from '../sites.ts';
import { consoleOf, expect, labReady, runDone, runProgram, test, writeProgram } from './test.ts';

test('code travels in a link, and the own code is still there afterwards', async ({
  page,
  context,
  shot,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${siteUrl('root')}lab`);
  await writeProgram(page, "console.log('보낸 코드');");
  await page.getByRole('button', { name: '링크 복사' }).click();
  await expect(page.getByText(/링크를 복사했습니다/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/lab#code=[\w-]+$/);

  await writeProgram(page, "console.log('내 코드');");
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByText(/링크로 받은 코드입니다/)).toBeVisible();
  // The way past the header leaves the address, and with it the code, as it is.
  await other.getByRole('button', { name: '본문으로 건너뛰기' }).press('Enter');
  await expect(other.getByRole('main')).toBeFocused();
  expect(other.url()).toBe(link);
  await labReady(other);
  // Nothing runs before the student says so.
  await expect(other.locator('[data-outcome]')).toBeHidden();
  await runProgram(other);
  await runDone(other);
  await expect(consoleOf(other)).toContainText('보낸 코드');
  await other.screenshot({ path: 'e2e/screenshots/linked-code.png' });

  await other.getByRole('button', { name: '내 코드로 저장' }).click();
  await expect(other).toHaveURL(/\/lab$/);
  await expect(other.locator('.monaco-editor')).toContainText('보낸 코드');
  await other.getByRole('textbox', { name: '코드 편집기' }).focus();
  await other.keyboard.press('ControlOrMeta+Z');
  await expect(other.locator('.monaco-editor')).toContainText('내 코드');

  await other.goto(link);
  await other.getByRole('button', { name: '내 코드로 돌아가기' }).click();
  await expect(other).toHaveURL(/\/lab$/);
  await runProgram(other);
  await runDone(other);
  await expect(consoleOf(other)).toContainText('내 코드');
  await shot('share');
});

test('a link that was cut says so and opens the own code', async ({ page }) => {
  await page.goto(`${siteUrl('root')}lab#code=eJxLzs8rzs9J`);
  await expect(page.getByText(/주소가 중간에 잘렸을 수 있습니다/)).toBeVisible();
  await labReady(page);
  await expect(page.locator('.monaco-editor')).toContainText('같은 숫자 그림 하나를');
});

test('where the clipboard refuses, the link is shown to be taken by hand', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', {}));
  await page.goto(`${siteUrl('root')}lab`);
  await writeProgram(page, "console.log('손으로');");
  const shown = page.waitForEvent('dialog');
  const clicked = page.getByRole('button', { name: '링크 복사' }).click();
  const dialog = await shown;
  expect(dialog.defaultValue()).toMatch(/\/lab#code=[\w-]+$/);
  await dialog.accept();
  await clicked;
});
