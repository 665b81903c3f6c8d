import { siteUrl } from '../sites.ts';
import { expect, test } from './test.ts';

test('a card is answered by keyboard, and still answered after a reload; it can be taken back', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(`${siteUrl('root')}quiz`);
  const counts = page.getByRole('status').filter({ hasText: '새 카드' });
  const fresh = async () => Number((await counts.locator('b').nth(1).textContent()) ?? 'NaN');
  await expect(page.getByRole('article')).toBeVisible();
  const before = await fresh();
  expect(before).toBeGreaterThan(0);
  await shot('quiz-question');

  // A question opens with the space bar, a choice with its number.
  await page.keyboard.press('Space');
  const grades = page.getByRole('group', { name: '얼마나 알고 있었나요' });
  if (!(await grades.isVisible())) await page.keyboard.press('1');
  await expect(grades).toBeVisible();
  await expect(grades.getByRole('button', { name: /쉬움/ })).toContainText('뒤');
  await shot('quiz-answer');
  await page.keyboard.press('4');
  await expect.poll(fresh).toBe(before - 1);

  await page.reload();
  await expect(page.getByRole('article')).toBeVisible();
  await expect.poll(fresh).toBe(before - 1);
});

test('an answer can be taken back', async ({ page }) => {
  await page.goto(`${siteUrl('root')}quiz`);
  const question = page.getByRole('article').getByRole('heading');
  await expect(question).toBeVisible();
  const asked = await question.textContent();
  const show = page.getByRole('button', { name: /답 보기/ });
  if (await show.isVisible()) await show.click();
  else await page.getByRole('article').getByRole('listitem').first().getByRole('button').click();
  await page.getByRole('button', { name: /쉬움/ }).click();
  await expect(question).not.toHaveText(asked ?? '');
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expect(question).toHaveText(asked ?? '');
});

test('a prediction is graded by the runtime and kept', async ({ page, shot }) => {
  await page.goto(`${siteUrl('root')}learn/tflm/first-inference?step=shrink`);
  const prediction = page.getByRole('form', { name: /가장 작은 아레나/ });
  await prediction.getByLabel('사용량과 다르다').check();
  await prediction.getByRole('button', { name: '확인' }).click();
  await expect(prediction.getByText('실행 결과')).toBeVisible({ timeout: 30_000 });
  await shot('prediction');
  const truth = prediction.getByRole('status');
  await expect(truth).toContainText('내 예측사용량과 다르다실행 결과사용량과 다르다 ✓');
  await page.reload();
  await expect(truth).toContainText('내 예측사용량과 다르다실행 결과사용량과 다르다 ✓');
});
