import { expect, test } from '../app/test.ts';

/** A book of a note: only what is near the place asked for is drawn. */
const section = (at: number) =>
  `## ${at}절\n\n${at}번째 절의 글입니다. ${'긴 문장을 이어 씁니다. '.repeat(12)}\n\n- 항목 ${at}\n`;
const book = `# 책\n\n${Array.from({ length: 900 }, (_, at) => section(at + 1)).join('\n')}`;

test('a place far into a long note is opened at once, and what stands before it is drawn on demand', async ({
  page,
}) => {
  await page.goto('notes');
  await page
    .getByLabel('노트 파일')
    .setInputFiles([{ name: '책.md', mimeType: 'text/markdown', buffer: Buffer.from(book) }]);
  await expect(page.getByText('새 노트 1개')).toBeVisible();

  // The title is the first section.
  await page.goto('notes?note=책.md#section-801');
  const heading = (at: number) => page.getByRole('heading', { name: `${at}절`, exact: true });
  await expect(heading(800)).toBeInViewport();
  await expect(page.getByRole('heading', { level: 1, name: '책' })).toBeAttached();
  await expect(heading(700)).not.toBeAttached();

  const before = page.getByRole('button', { name: /앞부분 보기/ });
  await before.scrollIntoViewIfNeeded();
  const first = page.locator('article button:has-text("앞부분 보기") + *');
  const { id } = await first.evaluate((element) => ({ id: element.textContent ?? '' }));
  await before.click();
  await expect(heading(760)).toBeAttached();
  await expect(page.locator('article').getByText(id, { exact: true }).first()).toBeInViewport();

  // The contents begin with the sections around the place, and reach all others by their words.
  await expect(page.getByRole('link', { name: '800절', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: '2절', exact: true })).toHaveCount(0);
  await page.getByRole('searchbox', { name: '절 찾기' }).fill('2절');
  await page.getByRole('link', { name: '2절', exact: true }).click();
  await expect(heading(2)).toBeInViewport();
  await expect(before).toBeHidden();
  await expect(heading(800)).not.toBeAttached();
});

test('code of thousands of lines is all there, and its long lines can be scrolled to', async ({
  page,
}) => {
  const lines = Array.from(
    { length: 6000 },
    (_, at) => `int value_${at} = ${at}; // ${'x'.repeat(200)}`,
  );
  await page.goto('notes');
  await page.getByLabel('노트 파일').setInputFiles([
    {
      name: '코드.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(`# 코드\n\n\`\`\`cpp\n${lines.join('\n')}\n\`\`\`\n`),
    },
  ]);
  await page.getByRole('link', { name: '코드', exact: true }).click();
  const code = page.locator('article pre');
  await expect(code).toBeVisible();
  expect((await code.textContent())?.trimEnd()).toBe(lines.join('\n'));
  const { wide, inside } = await code.evaluate((pre) => ({
    wide: pre.scrollWidth,
    inside: pre.clientWidth,
  }));
  expect(wide).toBeGreaterThan(inside * 1.5);
});
