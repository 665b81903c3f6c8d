import { siteUrl } from '../sites.ts';
import { consoleOf, expect, runDone, runProgram, test } from './test.ts';

test('search opens the API reference at the place, focused, also inside a folded list', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(siteUrl('root'));
  const find = async (query: string, title: string) => {
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('combobox', { name: '강의, 노트, 카드, API 검색' }).fill(query);
    await page.getByRole('option').filter({ hasText: title }).first().click();
  };
  await expect(page.getByRole('button', { name: /검색/ })).toBeVisible();
  await find('invoke', 'tflm.MicroInterpreter.invoke');
  await expect(page).toHaveURL(/reference#tflm\.MicroInterpreter\.invoke$/);
  const invoke = page.getByRole('article', { name: 'tflm.MicroInterpreter.invoke' });
  await expect(invoke).toBeFocused();
  await expect(invoke).toBeInViewport({ ratio: 1 });
  await expect(invoke).toHaveAttribute('data-here', 'true');
  await expect(invoke).toContainText('invoke(): TfLiteStatus');
  // Whose it is stays in sight, and the contents tell where one is.
  await expect(
    page.getByRole('heading', { name: 'MicroInterpreter', exact: true }),
  ).toBeInViewport();
  const contents = page.getByRole('navigation', { name: 'API 차례' });
  await expect(
    contents.getByRole('link', { name: 'MicroInterpreter', exact: true }),
  ).toBeInViewport();
  await shot('reference-place');

  await find('addConv2D', 'tflm.MicroMutableOpResolver.addConv2D');
  const op = page.getByRole('listitem').filter({ hasText: 'addConv2D(' });
  await expect(op).toBeFocused();
  await expect(op).toBeInViewport({ ratio: 1 });
  await shot('reference-folded');

  // The list that was opened has moved everything below it.
  await page.goBack();
  await expect(invoke).toBeInViewport({ ratio: 1 });
});

test('an unknown anchor leaves the reference at its top; its contents filter and lead', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(`${siteUrl('root')}reference#tflm.NoSuchThing`);
  await expect(page.getByRole('heading', { name: 'API 안내' })).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await shot('reference');

  const contents = page.getByRole('navigation', { name: 'API 차례' });
  await page.getByRole('searchbox', { name: '이름으로 거르기' }).fill('ARENAUSED');
  await expect(contents.getByRole('listitem')).toHaveText(['MicroInterpreter.arenaUsedBytes']);
  await contents.getByRole('link', { name: 'MicroInterpreter.arenaUsedBytes' }).click();
  await expect(
    page.getByRole('article', { name: 'tflm.MicroInterpreter.arenaUsedBytes' }),
  ).toBeInViewport({ ratio: 1 });
});

test('the program of a module opens in the lab and runs', async ({ quietPage: page }) => {
  await page.goto(`${siteUrl('root')}reference#tflm`);
  const tflm = page.getByRole('region', { name: 'tflm', exact: true });
  // The fragment in the class below has no such button.
  await expect(tflm.getByRole('button', { name: '편집기로 열기' })).toHaveCount(1);
  await tflm.getByRole('button', { name: '편집기로 열기' }).click();
  await expect(page).toHaveURL(/\/lab#code=/);
  await expect(page.getByText('API 문서의 예제입니다')).toBeVisible();
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText('아레나에서 쓴 바이트');
});

test('the reference reads at 360 pixels, in the dark, and is in the menu', async ({
  page,
  shot,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(siteUrl('root'));
  await page.getByRole('button', { name: '메뉴 열기' }).click();
  await page.getByRole('link', { name: 'API', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'API 안내' })).toBeVisible();
  await shot('reference-360');
  await page.getByText('addAbs … addZerosLike').click();
  await page.getByRole('code').filter({ hasText: 'kTfLiteNoType' }).click();
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(wide)).toBe(0);
  await page.goto(`${siteUrl('root')}reference#tflm.MicroInterpreter`);
  await shot('reference-360-place');
});
