import { readFileSync } from 'node:fs';
import { expect, test } from '../app/test.ts';
import { siteUrl } from '../sites.ts';

test('three runtimes on one input: the same answers, measured by turns', async ({ page, shot }) => {
  await page.goto(`${siteUrl('root')}compare`);
  const start = page.getByRole('button', { name: '비교 시작' });
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await start.click();
  await expect(page.getByRole('heading', { name: '측정 결과' })).toBeVisible({ timeout: 45_000 });

  const cells = (row: string) =>
    page.getByRole('row', { name: row }).getByRole('cell').allInnerTexts();
  const [, tflite, onnx] = await cells('출력의 가장 큰 차이');
  expect(Number(tflite)).toBeLessThan(1e-4);
  expect(Number(onnx)).toBeLessThan(1e-4);
  expect(await cells('예시에서 같은 답')).toEqual(['–', '30/30', '30/30']);
  await expect(page.getByRole('heading', { name: /노트의 표/ })).toBeVisible();
  await shot('compare');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'JSON 내려받기' }).click();
  const saved = JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as {
    results: { runMilliseconds: number[] }[];
    order: string[];
  };
  expect(saved.results.map(({ runMilliseconds }) => runMilliseconds.length)).toEqual([30, 30, 30]);
  expect(saved.order).toHaveLength(90);
});

test('what a runtime refuses is said, and the others go on', async ({ page }) => {
  await page.goto(`${siteUrl('root')}compare`);
  await page.getByRole('combobox', { name: '모델' }).selectOption('beyond');
  await page.getByRole('button', { name: '비교 시작' }).click();
  await expect(page.getByRole('alert')).toContainText("Didn't find op for builtin opcode", {
    timeout: 45_000,
  });
  await expect(page.getByRole('table').first()).toContainText('ONNX Runtime');
});

test('a comparison can be stopped', async ({ quietPage: page }) => {
  await page.goto(`${siteUrl('root')}compare`);
  await page.getByRole('spinbutton', { name: '측정(회)' }).fill('1000');
  await page.getByRole('button', { name: '비교 시작' }).click();
  await page.getByRole('button', { name: '중지' }).click();
  await expect(page.getByRole('button', { name: '비교 시작' })).toBeEnabled();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
