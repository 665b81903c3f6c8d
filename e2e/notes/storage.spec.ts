import type { Page } from '@playwright/test';
import { expect, test } from '../app/test.ts';

/** A storage that is full, denied or damaged: it is said, and nothing is lost. */

const give = (page: Page, ...names: readonly string[]) =>
  page.getByLabel('노트 파일').setInputFiles(
    names.map((name) => ({
      name: `${name}.md`,
      mimeType: 'text/markdown',
      buffer: Buffer.from(`# ${name}\n\n${name}의 본문입니다.\n`),
    })),
  );

const noRoom = () => {
  const real = IDBObjectStore.prototype.put;
  Object.assign(globalThis, {
    makeRoom: () => Object.assign(IDBObjectStore.prototype, { put: real }),
  });
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
};
const room = () => (globalThis as unknown as { makeRoom(): void }).makeRoom();

/** From now on the storage has no room, neither for the page nor for its workers, until `makeRoom`. */
async function fill(page: Page): Promise<() => Promise<void>> {
  const workers = page.workers();
  await Promise.all([page.evaluate(noRoom), ...workers.map((worker) => worker.evaluate(noRoom))]);
  return async () => {
    await Promise.all([page.evaluate(room), ...workers.map((worker) => worker.evaluate(room))]);
  };
}

const DENIED = `IDBFactory.prototype.open = () => {
  throw new DOMException('denied', 'SecurityError');
};`;

/** No storage at all, for the page and for the workers that it starts. */
async function deny(page: Page): Promise<void> {
  await page.addInitScript(DENIED);
  await page.route(/notes-worker-[^/]+\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: DENIED + (await response.text()) });
  });
}

const note = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

/** The note as a lesson; the field that it is edited in has its text as well. */
const lesson = (page: Page) => page.getByRole('article');

test('a full storage is said; new notes and edits stay, and are kept once there is room', async ({
  page,
  shot,
}) => {
  await page.goto('notes');
  await give(page, '첫 노트');
  await expect(page.getByText('새 노트 1개')).toBeVisible();
  const makeRoom = await fill(page);
  await give(page, '둘째 노트', '셋째 노트');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('저장하지 못한 노트 2개');
  await expect(page.getByText('새 노트 0개')).toBeVisible();
  await note(page, '둘째 노트').click();
  await expect(page.getByText('둘째 노트의 본문입니다.')).toBeVisible();
  await page.getByRole('link', { name: '내 노트' }).click();

  await note(page, '첫 노트').click();
  await page.getByRole('link', { name: '고치기' }).click();
  const text = page.getByRole('textbox', { name: '노트 원문' });
  await text.fill('# 첫 노트\n\n고친 본문입니다.\n');
  await expect(page.getByText('저장하지 못했습니다', { exact: true })).toBeVisible();
  await expect(alert).toContainText('저장하지 못한 노트 3개');
  await shot('notes-full-storage');
  // Another page of the app and back: the text is as it was typed.
  await page.getByRole('link', { name: '다 고쳤습니다' }).click();
  await expect(lesson(page)).toContainText('고친 본문입니다.');
  await page.getByRole('link', { name: '고치기' }).click();
  await expect(text).toHaveValue(/고친 본문입니다/);

  await makeRoom();
  await page.getByRole('button', { name: '다시 저장하기' }).click();
  await expect(alert).toBeHidden();
  await expect(page.getByText('저장했습니다')).toBeVisible();
  await text.fill('# 첫 노트\n\n다시 고친 본문입니다.\n');
  // Left at once: what was typed last is kept as well.
  await page.getByRole('link', { name: '다 고쳤습니다' }).click();
  await expect(lesson(page)).toContainText('다시 고친 본문입니다.');
  await page.reload();
  await expect(lesson(page)).toContainText('다시 고친 본문입니다.');
  await page.getByRole('link', { name: '내 노트' }).click();
  await expect(note(page, '둘째 노트')).toBeVisible();
  await expect(note(page, '셋째 노트')).toBeVisible();
});

test('without any storage notes are read all the same, and can be taken away', async ({ page }) => {
  await deny(page);
  await page.goto('notes');
  await expect(page.getByRole('alert')).toContainText('저장하지 못하고 있습니다');
  await give(page, '떠도는 노트');
  await note(page, '떠도는 노트').click();
  await expect(page.getByText('떠도는 노트의 본문입니다.')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '파일로 내려받기' }).click();
  expect((await downloading).suggestedFilename()).toBe('notes.zip');
});

test('a damaged note is counted and left alone; the others are there', async ({ page }) => {
  await page.goto('notes');
  await give(page, '성한 노트');
  await expect(note(page, '성한 노트')).toBeVisible();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('notes');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('notes', 'readwrite');
          transaction.objectStore('notes').put({ path: '상한 노트.md', title: null });
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('읽지 못한 노트가 1개');
  await expect(note(page, '성한 노트')).toBeVisible();
  await page.getByRole('searchbox', { name: '노트에서 찾기' }).fill('성한');
  await expect(note(page, '성한 노트')).toBeVisible();
});
