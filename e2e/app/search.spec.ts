import { siteUrl } from '../sites.ts';
import { expect, test } from './test.ts';

test('search opens by keyboard, finds Korean and English, and opens the place', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(siteUrl('root'));
  await expect(page.getByRole('button', { name: /검색/ })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+K');
  const field = page.getByRole('combobox', { name: '강의, 노트, 카드, API 검색' });
  const hits = page.getByRole('listbox', { name: '검색 결과' }).getByRole('option');
  await field.fill('아레나를');
  await expect(hits.first()).toBeVisible();
  await shot('search');
  await field.fill('MicroMutableOpResolvr');
  await expect(hits.filter({ hasText: 'tflm.MicroMutableOpResolver' }).first()).toBeVisible();
  await field.fill('리졸버가 모델을 거부');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/learn\/tflm\/first-inference\?step=omit/);
});
