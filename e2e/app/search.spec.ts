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
  // Enter right behind the letters opens what they ask for, not what the list still shows.
  await field.fill('리졸버가 모델을 거부');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/learn\/tflm\/first-inference\?step=omit/);
});

test('a card of a lesson and a name of the API are hits of their own, opened at the place', async ({
  page,
}) => {
  await page.goto(siteUrl('root'));
  await page.getByRole('button', { name: /검색/ }).click();
  const field = page.getByRole('combobox', { name: '강의, 노트, 카드, API 검색' });
  const hits = page.getByRole('listbox', { name: '검색 결과' }).getByRole('option');
  await field.fill('텐서아레나 무엇이 들어가');
  await hits.filter({ hasText: /^카드/ }).first().click();
  await expect(page).toHaveURL(/learn\/tflm\/.*\?step=[a-z-]+#card-/);
  const anchor = new URL(page.url()).hash.slice(1);
  const card = page.locator(`[id="${anchor}"]`);
  await expect(card).toBeFocused();
  await expect(card).toBeInViewport();

  await page.keyboard.press('ControlOrMeta+K');
  await field.fill('arenaUsedBytse');
  await hits
    .filter({ hasText: /^API.*arenaUsedBytes/ })
    .first()
    .click();
  await expect(page).toHaveURL(/reference#.*arenaUsedBytes/);
  await expect(page.locator('[id$="arenaUsedBytes"]').first()).toBeInViewport();
});
