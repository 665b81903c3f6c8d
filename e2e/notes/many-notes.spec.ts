import type { Page } from '@playwright/test';
import { expect, test } from '../app/test.ts';

/** Notes by the hundred, dropped at once, as a folder of a student's is. */
const note = (at: number) =>
  `---\ntitle: 노트 ${at}\ntags: [연습]\n---\n\n# 노트 ${at}\n\n## 1. 개념\n\n**용어${at}(Term ${at})**는 ${at}번째 노트가 설명하는 말입니다.\n\n` +
  `| 항목 | 값 |\n| --- | --- |\n| 가 | ${at} |\n| 나 | ${at + 1} |\n\n## 2. 면접 질문\n\n- **Q. ${at}번째 질문인가요?**\n  - **A.** ${at}번째 답입니다. 표식${at}을 찾습니다.\n`;

const pick = (page: Page, files: readonly { name: string; text: string }[]) =>
  page.getByLabel('노트 파일').setInputFiles(
    files.map(({ name, text }) => ({
      name,
      mimeType: 'text/markdown',
      buffer: Buffer.from(text),
    })),
  );

test('a thousand notes are taken in with progress, and one is found at its place', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto('notes');
  await pick(
    page,
    Array.from({ length: 1000 }, (_, at) => ({ name: `${at}.md`, text: note(at) })),
  );
  await expect(page.getByRole('progressbar', { name: '바꾼 노트' })).toBeVisible();
  await expect(page.getByRole('button', { name: '중지' })).toBeVisible();
  await expect(page.getByText('새 노트 1,000개')).toBeVisible({ timeout: 120_000 });

  await page.keyboard.press('ControlOrMeta+K');
  const field = page.getByRole('combobox', { name: /검색/ });
  const hits = page.getByRole('listbox', { name: '검색 결과' }).getByRole('option');
  await field.fill('표식777을');
  await hits.filter({ hasText: '노트 777 · 2. 면접 질문' }).click();
  await expect(page).toHaveURL(/note=777\.md#section-3/);
  await expect(page.getByRole('heading', { name: '2. 면접 질문' })).toBeInViewport();

  // A card is found by its own words, one letter wrong, and opens where it stands.
  await page.keyboard.press('ControlOrMeta+K');
  await field.fill('123번째 질믄인가요');
  await hits.filter({ hasText: /^노트 카드.*123번째 질문인가요/ }).click();
  await expect(page).toHaveURL(/note=123\.md&card=/);
  const place = page.locator('article [data-found]');
  await expect(place).toContainText('123번째 질문인가요?');
  await expect(place).toBeInViewport();
});

test('an import is stopped, and what was kept stays', async ({ page }) => {
  await page.goto('notes');
  await pick(
    page,
    Array.from({ length: 400 }, (_, at) => ({ name: `${at}.md`, text: note(at) })),
  );
  await page.getByRole('button', { name: '중지' }).click();
  await expect(page.getByText('중지했습니다.')).toBeVisible();
  await pick(page, [{ name: '마지막.md', text: note(999) }]);
  await expect(page.getByRole('link', { name: '노트 999' })).toBeVisible();
});

test('files of one name are two notes, and a link opens the other note', async ({ page }) => {
  await page.goto('notes');
  await pick(page, [
    { name: 'README.md', text: '# 첫째\n\n[둘째로](./README%20(2).md)\n' },
    { name: 'README.md', text: '# 둘째\n\n본문입니다.\n' },
  ]);
  await expect(page.getByText('새 노트 2개')).toBeVisible();
  await page.getByRole('link', { name: '첫째' }).click();
  await page.getByRole('link', { name: '둘째로' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('둘째');
});

test('cards of a note are asked in the quiz, with its table, formula, drawing and code', async ({
  page,
}) => {
  await page.goto('notes');
  await pick(page, [
    {
      name: 'a.md',
      text:
        '# 수식 노트\n\n## 질문\n\n- **Q. 노트에서 온 질문인가요?**\n  - **A.** $S = \\frac{1}{2}$ 입니다. ![추적](https://example.org/p.png)\n\n| 가 | 나 |\n| --- | --- |\n| 1 | 2 |\n\n' +
        '```mermaid\ngraph LR\n측정 --> 변환 --> 실행\n```\n\n```python\nx = 1  # 설명\n```\n',
    },
  ]);
  await expect(page.getByText('새 노트 1개')).toBeVisible();
  await page.goto('quiz/interview');
  await page.getByLabel('주제').selectOption('내 노트');
  await page.getByRole('button', { name: /질문으로 시작/ }).click();
  await page.getByRole('textbox', { name: '내 답' }).fill('모릅니다.');
  await page.getByRole('button', { name: '답 확인' }).click();
  const answer = page.getByRole('main');
  await expect(answer.locator('mfrac')).toBeVisible();
  await expect(answer.getByRole('cell', { name: '2', exact: true })).toBeVisible();
  await expect(answer.getByText('[그림: 추적]')).toBeVisible();
  await expect(answer.getByRole('img', { name: '흐름도: 측정 → 변환 → 실행' })).toBeVisible();
  const coloured = (text: string) =>
    answer.locator('code.shiki span > span', { hasText: text }).first();
  const colourOf = (text: string) =>
    coloured(text).evaluate((element) => getComputedStyle(element).color);
  await expect(coloured('# 설명')).toBeVisible();
  expect(await colourOf('# 설명')).not.toBe(await colourOf('1'));
  await expect(answer.locator('img')).toHaveCount(0);
});
