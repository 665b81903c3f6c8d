import type { Page } from '@playwright/test';
import { siteUrl } from '../sites.ts';
import { expect, test } from './test.ts';

/** An interview outlives its page: a reload, a closed tab, the back button. */

const INTERVIEW = `${siteUrl('root')}quiz/interview`;
const answer = (page: Page) => page.getByRole('textbox', { name: '내 답' });
const question = (page: Page) => page.getByRole('article').getByRole('heading', { level: 2 });
const points = (page: Page) => page.getByRole('group', { name: '핵심어' });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const left = (page: Page) => page.getByRole('region', { name: '하다 만 면접' });
const report = (page: Page) => page.getByRole('region', { name: '면접 결과' });

async function start(page: Page): Promise<void> {
  await page.getByLabel('질문 수').selectOption('3');
  await page.getByLabel('꼬리 질문').selectOption('하나씩');
  await button(page, '3개 질문으로 시작').click();
}

/** What is typed last reaches the storage a moment later. */
const stored = (page: Page, text: string) =>
  expect
    .poll(() =>
      page.evaluate(
        () =>
          new Promise<string>((resolve, reject) => {
            const opening = indexedDB.open('quiz');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const rows = opening.result
                .transaction('interviews')
                .objectStore('interviews')
                .getAll();
              rows.onerror = () => reject(rows.error);
              rows.onsuccess = () => {
                opening.result.close();
                resolve(JSON.stringify(rows.result));
              };
            };
          }),
      ),
    )
    .toContain(text);

test('reloaded in the middle it goes on: questions, answers, marks, half a sentence, the time', async ({
  quietPage: page,
  shot,
}) => {
  await page.clock.install();
  await page.goto(INTERVIEW);
  await start(page);
  const first = (await question(page).textContent()) ?? '?';
  await answer(page).fill('잘 모르겠습니다만 적어 봅니다');
  await page.clock.runFor(20_000);
  await expect(page.getByRole('timer')).toHaveText(/0:2\d/);
  await button(page, '답 확인').click();
  await points(page).getByRole('checkbox').first().check();
  await stored(page, '"found":true');

  // Held against the points, with a mark of one's own.
  await page.reload();
  await expect(left(page)).toContainText('질문과 꼬리 질문 6개 가운데 0개에 답했습니다');
  await expect(left(page)).toContainText(first);
  await shot('interview-left');
  await button(page, '이어서 하기').click();
  await expect(question(page)).toHaveText(first);
  await expect(page.getByRole('timer')).toHaveText(/0:2\d/);
  await expect(page.getByRole('region', { name: '내 답' })).toContainText('잘 모르겠습니다만');
  await expect(points(page).getByText('직접 고쳤습니다')).toHaveCount(1);
  await button(page, '꼬리 질문 받기').click();

  // Half a sentence in the middle of a deeper question.
  const deeper = (await question(page).textContent()) ?? '?';
  await answer(page).fill('아레나는 배열이고');
  await stored(page, '아레나는 배열이고');
  await page.reload();
  await expect(left(page)).toContainText('질문과 꼬리 질문 6개 가운데 1개에 답했습니다');
  await button(page, '이어서 하기').click();
  await expect(question(page)).toHaveText(deeper);
  await expect(page.getByText('앞 질문:')).toContainText(first);
  await expect(page.getByText('1 / 3 · 꼬리 질문 1 / 1')).toBeVisible();
  await expect(answer(page)).toHaveValue('아레나는 배열이고');

  for (const next of ['다음 질문', '꼬리 질문 받기', '다음 질문', '꼬리 질문 받기', '결과 보기']) {
    await button(page, '답 확인').click();
    await button(page, next).click();
  }
  await expect(report(page).getByText(/복습: (곧|.* 뒤)/)).toHaveCount(6);
  const share = await report(page).getByRole('heading', { level: 2 }).textContent();
  await expect(report(page)).toContainText(first);
  await page.reload();
  await expect(report(page).getByRole('heading', { level: 2 })).toHaveText(share ?? '?');
  await expect(report(page)).toContainText(first);
  await button(page, '다시 하기').click();
  await page.getByRole('region', { name: '지난 면접' }).getByRole('link').click();
  await expect(report(page).getByRole('heading', { level: 2 })).toHaveText(share ?? '?');
});

test('left by the back button it waits; begun anew, what was answered stays readable', async ({
  quietPage: page,
}) => {
  await page.goto(`${siteUrl('root')}quiz`);
  await page.getByRole('link', { name: '면접 연습' }).click();
  await start(page);
  await button(page, '답 확인').click();
  await button(page, '꼬리 질문 받기').click();
  await answer(page).fill('적다가 뒤로 갑니다');
  await page.goBack();
  await expect(page.getByRole('heading', { name: '오늘의 복습' })).toBeVisible();
  await page.goForward();
  await expect(left(page)).toContainText('적다가 뒤로 갑니다');
  await button(page, '새로 시작').click();
  await expect(button(page, /개 질문으로 시작/)).toBeVisible();
  const past = page.getByRole('region', { name: '지난 면접' });
  await expect(past.getByText('질문 1개 · 0%')).toBeVisible();
  await start(page);
  await expect(page.getByText('1 / 3')).toBeVisible();
  await expect(answer(page)).toHaveValue('');
});

test('two tabs hold an interview each; a closed one is offered to the other', async ({
  page,
  context,
}) => {
  await page.goto(INTERVIEW);
  await start(page);
  await answer(page).fill('첫 탭의 답');
  await stored(page, '첫 탭의 답');

  const second = await context.newPage();
  await second.goto(INTERVIEW);
  await expect(second.getByText('다른 탭에서 면접을 하고 있습니다')).toBeVisible();
  await start(second);
  await answer(second).fill('둘째 탭의 답');
  await stored(second, '둘째 탭의 답');
  await expect(answer(page)).toHaveValue('첫 탭의 답');

  const third = await context.newPage();
  await third.goto(INTERVIEW);
  await expect(third.getByText('다른 탭에서 면접을 하고 있습니다')).toBeVisible();
  await page.close();
  await expect(left(third)).toContainText('첫 탭의 답');
  await second.close();
  await expect(left(third)).toContainText('둘째 탭의 답');
  await left(third)
    .getByRole('listitem')
    .filter({ hasText: '첫 탭의 답' })
    .getByRole('button', { name: '이어서 하기' })
    .click();
  await expect(answer(third)).toHaveValue('첫 탭의 답');
});

test('a storage that refuses is said, and the interview comes to its report all the same', async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await page.goto(INTERVIEW);
  await page.getByLabel('꼬리 질문').selectOption('묻지 않기');
  await page.getByLabel('질문 수').selectOption('3');
  await button(page, '3개 질문으로 시작').click();
  await expect(page.getByRole('alert')).toContainText('탭을 닫거나 새로 고치면 사라집니다');
  for (const next of ['다음 질문', '다음 질문', '결과 보기']) {
    await button(page, '답 확인').click();
    await button(page, next).click();
  }
  await expect(report(page)).toContainText('를 말했습니다');
});
