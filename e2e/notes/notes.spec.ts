import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../app/test.ts';

/** Notes of our own; numbered.md has the shape of the note the project began with. */
const fixture = (name: string) =>
  readFileSync(new URL(`../../src/note/fixtures/${name}`, import.meta.url));

interface Given {
  readonly name: string;
  readonly text: Buffer | string;
}

const give = (page: Page, ...files: readonly Given[]) =>
  page.getByLabel('노트 파일').setInputFiles(
    files.map(({ name, text }) => ({
      name,
      mimeType: 'text/markdown',
      buffer: Buffer.from(text),
    })),
  );

const numbered = { name: '고정 소수점.md', text: fixture('numbered.md') };

/** A real drop, with the files in its DataTransfer. */
async function drop(page: Page, { name, text }: Given): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName, { type: 'text/markdown' }));
      return data;
    },
    [name, text.toString()] as const,
  );
  await page.getByText('여기에 놓으세요').dispatchEvent('drop', { dataTransfer: transfer });
}

const firstNote = (page: Page) => page.getByRole('link', { name: '고정 소수점 추론의 기초' });

test('a note is dropped and becomes a lesson with its figure, tables and cards', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto('notes');
  await expect(page.getByText('아직 노트가 없습니다')).toBeVisible();
  await shot('notes-empty');
  await drop(page, numbered);
  await expect(page.getByText('새 노트 1개')).toBeVisible();
  await shot('notes-list');

  await firstNote(page).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('고정 소수점 추론의 기초');
  await expect(page.getByRole('img', { name: /흐름도: 범위 측정/ }).locator('svg')).toBeVisible();
  await expect(page.locator('article table tbody tr')).toHaveCount(2);
  await expect(page.getByText('**')).toHaveCount(0);
  await expect(page.getByText(/^카드 1[2-9]장|^카드 [2-9]\d장/)).toBeVisible();
  await shot('notes-lesson');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test('a second drop changes the cards of what was edited alone, and can be taken back', async ({
  page,
}) => {
  await page.goto('notes');
  await give(page, numbered);
  await expect(firstNote(page)).toBeVisible();
  const ids = () =>
    page.evaluate(
      () =>
        new Promise<string[]>((resolve, reject) => {
          const opening = indexedDB.open('notes');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const all = opening.result.transaction('cards').objectStore('cards').getAll();
            all.onsuccess = () => {
              opening.result.close();
              resolve(all.result.flatMap(({ cards }) => cards.map(({ id }: { id: string }) => id)));
            };
          };
        }),
    );
  const before = await ids();
  const edited = numbered.text.toString().replace('곱셈이 단순합니다', '곱셈이 쉽습니다');
  await give(page, { name: numbered.name, text: `${edited}\n\n## 5. 새 절\n\n덧붙인 글입니다.\n` });
  await expect(page.getByText('고친 노트 1개')).toBeVisible();
  const after = await ids();
  expect(before.filter((id) => after.includes(id))).toHaveLength(before.length - 1);
  // What the drop wrote over can be brought back.
  await page.getByRole('button', { name: '고치기 전으로' }).click();
  await expect.poll(ids).toEqual(before);
  await give(page, { name: numbered.name, text: `${edited}\n\n## 5. 새 절\n\n덧붙인 글입니다.\n` });
  await expect(page.getByText('고친 노트 1개')).toBeVisible();
  await give(page, { name: numbered.name, text: `${edited}\n\n## 5. 새 절\n\n덧붙인 글입니다.\n` });
  await expect(page.getByText('그대로인 노트 1개')).toBeVisible();
});

test('a malicious note runs nothing and asks nobody', async ({ page, baseURL }) => {
  const strangers: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL ?? '') && !/^(?:blob|data):/.test(url)) strangers.push(url);
  });
  page.on('dialog', (dialog) => {
    strangers.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto('notes');
  await give(page, { name: 'hostile.md', text: fixture('hostile.md') });
  await page.getByRole('link', { name: '<script>' }).click();
  await expect(page.getByText('덮개가 될 글')).toBeVisible();
  await expect(page.getByRole('img', { name: /흐름도/ }).locator('svg')).toBeVisible();
  await page.getByText('올려 보세요').hover();
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false);
  await expect(page.locator('article :is(script, iframe, form, input, object)')).toHaveCount(0);
  await expect(page.getByText('실행될 수 있는 HTML 요소를 뺐습니다')).toBeVisible();
  expect(strangers).toEqual([]);
});

test('notes are searched, edited beside the preview, exported, deleted and brought back', async ({
  page,
  shot,
}) => {
  await page.goto('notes');
  await give(
    page,
    numbered,
    { name: 'details.md', text: fixture('details.md') },
    { name: 'picture.png', text: 'not a note' },
    { name: 'empty.md', text: '  ' },
  );
  await expect(page.getByText('새 노트 2개')).toBeVisible();
  await expect(page.getByText('마크다운(.md) 파일이 아닙니다.')).toBeVisible();
  await expect(page.getByText('비어 있습니다.')).toBeVisible();

  const field = page.getByRole('searchbox', { name: '노트에서 찾기' });
  await field.fill('포화는');
  await expect(firstNote(page)).toBeVisible();
  await expect(page.getByRole('link', { name: '접어 둔 문답' })).toHaveCount(0);
  await field.fill('');

  await firstNote(page).click();
  await page.getByRole('link', { name: '고치기' }).click();
  const text = page.getByRole('textbox', { name: '노트 원문' });
  await text.fill(`${numbered.text}\n\n## 5. 더한 절\n\n방금 적은 문단입니다.\n`);
  await expect(page.getByLabel('미리보기').getByText('방금 적은 문단입니다.')).toBeVisible();
  await expect(page.getByText('저장했습니다')).toBeVisible();
  await shot('notes-edit');
  await page.getByRole('link', { name: '다 고쳤습니다' }).click();
  await page.reload();
  await expect(page.getByText('방금 적은 문단입니다.')).toBeVisible();

  await page.getByRole('link', { name: '내 노트' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '모두 내려받기' }).click();
  expect((await download).suggestedFilename()).toBe('notes.zip');
  await page.getByRole('button', { name: '접어 둔 문답 지우기' }).click();
  await expect(page.getByRole('link', { name: '접어 둔 문답' })).toHaveCount(0);
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expect(page.getByRole('link', { name: '접어 둔 문답' })).toBeVisible();
});

test('a note that two tabs edit: neither overwrites the other unasked', async ({
  page,
  context,
}) => {
  await page.goto('notes');
  await give(page, numbered);
  await firstNote(page).click();
  await page.getByRole('link', { name: '고치기' }).click();
  const other = await context.newPage();
  await other.goto(page.url());
  const editor = (tab: typeof page) => tab.getByRole('textbox', { name: '노트 원문' });
  await editor(page).fill(`${numbered.text}\n\n첫 탭의 문단입니다.\n`);
  await expect(page.getByText('저장했습니다')).toBeVisible();
  await editor(other).fill(`${numbered.text}\n\n둘째 탭의 문단입니다.\n`);
  const warning = other.getByRole('alert');
  await expect(warning).toContainText('다른 탭에서 이 노트를 고쳤습니다');
  await warning.getByRole('button', { name: '다른 탭의 글 불러오기' }).click();
  await expect(editor(other)).toHaveValue(/첫 탭의 문단입니다/);
  await expect(warning).toBeHidden();

  await editor(page).fill(`${numbered.text}\n\n첫 탭이 다시 고쳤습니다.\n`);
  await expect(page.getByText('저장했습니다')).toBeVisible();
  await editor(other).fill(`${numbered.text}\n\n둘째 탭이 이깁니다.\n`);
  await warning.getByRole('button', { name: '이 탭의 글로 저장' }).click();
  await expect(warning).toBeHidden();
  await page.reload();
  await expect(editor(page)).toHaveValue(/둘째 탭이 이깁니다/);
});

test('360 px and dark: nothing is wider than the screen', async ({ page, shot }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('notes');
  await give(page, numbered);
  const overflow = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await expect(firstNote(page)).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await shot('notes-360-list');
  await firstNote(page).click();
  await expect(page.getByRole('img', { name: /흐름도/ }).locator('svg')).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await shot('notes-360-lesson');
});
