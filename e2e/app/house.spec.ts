import { siteUrl } from '../sites.ts';
import { consoleOf, expect, labReady, runDone, runProgram, test } from './test.ts';

test('below a path: a deep link opens, the lesson runs', async ({ page }) => {
  await page.goto(`${siteUrl('subPath')}learn/tflm/first-inference`);
  await labReady(page);
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText('아레나 사용량:');
});

test('without isolation the lesson runs as well, on one thread', async ({ page }) => {
  await page.goto(`${siteUrl('plain')}lab`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await labReady(page);
  await runProgram(page);
  await runDone(page);
});

test('an address that leads nowhere says so and leads back', async ({ page }) => {
  await page.goto(`${siteUrl('root')}learn/tflm/no-such-lesson`);
  await expect(page.getByText('페이지를 찾을 수 없습니다')).toBeVisible();
  await page.getByRole('link', { name: '코스 처음으로' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('엣지 AI 런타임');
});

test('360 px: panes are tabs, nothing is wider than the screen', async ({ page, shot }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${siteUrl('root')}learn/tflm/first-inference`);
  await expect(page.getByRole('tab', { name: '읽기' })).toBeVisible();
  const overflow = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  expect(await overflow()).toBeLessThanOrEqual(0);
  await shot('lesson-360-read');
  await page.getByRole('tab', { name: '실험', exact: true }).click();
  await labReady(page);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await shot('lesson-360-lab');
  await page.goto(siteUrl('root'));
  expect(await overflow()).toBeLessThanOrEqual(0);
  await shot('home-360');
});

test('dark mode: from the system, and switched by hand', async ({ page, shot }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${siteUrl('root')}learn/tflm/first-inference`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await labReady(page);
  await shot('lesson-dark');
  await page.getByRole('button', { name: /화면 테마/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('on paper a lesson is its text, whole and dark on white', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${siteUrl('root')}learn/tflm/first-inference`);
  await labReady(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.getByRole('region', { name: '실험실' })).toBeHidden();
  await expect(page.getByRole('navigation', { name: '주 메뉴' })).toBeHidden();
  // Nothing that scrolls cuts the text off: the page is as long as it.
  const [text, paper] = await page.evaluate(() => [
    document.querySelector('article')?.getBoundingClientRect().bottom ?? Number.NaN,
    document.documentElement.scrollHeight,
  ]);
  expect(text).toBeGreaterThan(900);
  expect(Math.abs(text - paper)).toBeLessThan(40);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
