import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { siteUrl } from '../sites.ts';
import { expect, test } from './test.ts';

const QUIZ = `${siteUrl('root')}quiz`;
const question = (page: Page) => page.getByRole('article').getByRole('heading', { level: 2 });
const counts = (page: Page) => page.getByRole('status').filter({ hasText: '새 카드' });
const freshCards = async (page: Page) =>
  Number((await counts(page).locator('b').nth(1).textContent()) ?? 'NaN');

/** A morning, from which time goes on: no test lasts over midnight, when the day's cards are new. */
const MORNING = new Date('2026-11-23T09:00:00+09:00').getTime();
test.beforeEach(({ context }) => context.clock.install({ time: MORNING }));

/** By keyboard, whatever kind of card it is: a question opens, a choice is made, places are filled. */
async function reveal(page: Page): Promise<void> {
  const options = page.getByRole('list', { name: '고를 것' }).getByRole('listitem');
  const places = await options.count();
  if (await page.getByRole('button', { name: /답 보기/ }).isVisible()) {
    await page.keyboard.press('Space');
  } else {
    for (let key = 1; key <= Math.max(1, places); key++) await page.keyboard.press(`${key}`);
  }
}

/** Shows the answer of whatever card is there and grades it, by keyboard: 1 again … 4 easy. */
async function grade(page: Page, key: '1' | '2' | '3' | '4'): Promise<void> {
  const grades = page.getByRole('group', { name: '얼마나 알고 있었나요' });
  const asked = await page.getByRole('article').elementHandle();
  await reveal(page);
  await expect(grades).toBeVisible();
  await page.keyboard.press(key);
  await page.waitForFunction((element) => element?.isConnected !== true, asked);
}

/** Sits down at a time and answers whatever is there. */
async function reviewAll(
  page: Page,
  time: number,
  gradeOf: (asked: string) => '1' | '4',
): Promise<void> {
  await page.clock.setFixedTime(time);
  await page.goto(QUIZ);
  const done = page.getByText('오늘 볼 카드를 모두 보았습니다');
  await expect(page.getByRole('article').or(done)).toBeVisible();
  while (!(await done.isVisible())) {
    await grade(page, gradeOf((await question(page).textContent()) ?? ''));
    await expect(page.getByRole('article').or(done)).toBeVisible();
  }
}

test('a card is answered by keyboard, and still answered after a reload; it can be taken back', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(QUIZ);
  await expect(page.getByRole('article')).toBeVisible();
  const before = await freshCards(page);
  expect(before).toBeGreaterThan(0);
  const asked = await question(page).textContent();
  await shot('quiz-question');

  await page.keyboard.press((await page.getByText('답 보기').isVisible()) ? 'Space' : '1');
  const grades = page.getByRole('group', { name: '얼마나 알고 있었나요' });
  for (const name of ['다시', '어려움', '알맞음', '쉬움']) {
    await expect(grades.getByRole('button', { name: new RegExp(name) })).toContainText('뒤');
  }
  await shot('quiz-answer');
  // Held down, a key answers once.
  await page.keyboard.down('4');
  await page.keyboard.down('4');
  await page.keyboard.up('4');
  await expect.poll(() => freshCards(page)).toBe(before - 1);

  await page.reload();
  await expect(page.getByRole('article')).toBeVisible();
  await expect.poll(() => freshCards(page)).toBe(before - 1);
  await page.keyboard.press('u');
  await expect(question(page)).toHaveText(asked ?? '');
  await expect.poll(() => freshCards(page)).toBe(before);
});

test('a card that was wrong is asked again in the wrong ones only', async ({ page }) => {
  await page.goto(QUIZ);
  const asked = await question(page).textContent();
  await grade(page, '1');
  await grade(page, '4');
  await page.getByRole('button', { name: /틀린 카드만 1/ }).click();
  await expect(question(page)).toHaveText(asked ?? '');
  await grade(page, '3');
  await expect(page.getByText('틀린 카드를 모두 다시 맞혔습니다')).toBeVisible();
});

test('by topic: terms are asked both ways, steps are put in order, rows matched', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(`${QUIZ}?from=/learn/tflm/arena-size`);
  await expect(page.getByLabel('범위')).toHaveValue('from /learn/tflm/arena-size');
  // Two questions and a choice come first.
  for (let card = 0; card < 3; card++) await grade(page, '4');
  const options = page.getByRole('list', { name: '고를 것' }).getByRole('button');
  const places = page.getByRole('list', { name: '채울 자리' }).getByRole('listitem');
  const rows: readonly (readonly [string, RegExp])[] = [
    ['사용량', /끝난 뒤/],
    ['순간 최대', /가장 깊이/],
    ['최소 성공 크기', /가장 작은 아레나/],
  ];
  await expect(places).toHaveText(rows.map(([left]) => `${left}…`));
  await options.filter({ hasText: rows[2]?.[1] ?? '' }).click();
  await page.keyboard.press('Backspace');
  for (const [, right] of rows) await options.filter({ hasText: right }).click();
  await expect(page.getByText('3개 가운데 3개가 맞았습니다')).toBeVisible();
  await shot('quiz-match');
  await page.keyboard.press('4');
  await expect(question(page)).toContainText('순서대로');
  await reveal(page);
  await expect(page.getByText(/4개 가운데 \d개가 맞았습니다/)).toBeVisible();

  await page.getByLabel('범위').selectOption('tag 용어');
  await expect(question(page)).toHaveText('‘추론(Inference)’이란 무엇입니까?');
  await grade(page, '1');
  await page.getByRole('button', { name: /틀린 카드만/ }).click();
  await expect(question(page)).toHaveText('이것을 무엇이라고 합니까?');
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: '답' })).toContainText('추론(Inference)');
});

test('two tabs do not overwrite each other', async ({ page, context }) => {
  await page.goto(QUIZ);
  const other = await context.newPage();
  await other.goto(QUIZ);
  await expect(question(other)).toBeVisible();
  const before = await freshCards(page);
  await grade(page, '4');
  // The other tab moves on by itself, and asks the next card.
  await expect.poll(() => freshCards(other)).toBe(before - 1);
  await expect(question(other)).toHaveText((await question(page).textContent()) ?? '');
  await grade(other, '4');
  await expect.poll(() => freshCards(page)).toBe(before - 2);
});

test('a full storage is said, loses nothing, and takes the answer once there is room', async ({
  page,
}) => {
  await page.goto(QUIZ);
  const before = await freshCards(page);
  await grade(page, '4');
  await page.evaluate(() => {
    const real = IDBObjectStore.prototype.add;
    Object.assign(window, {
      makeRoom: () => Object.assign(IDBObjectStore.prototype, { add: real }),
    });
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await grade(page, '4');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('저장하지 못한 답 1개');
  await expect.poll(() => freshCards(page)).toBe(before - 2);
  await page.evaluate(() => (window as unknown as { makeRoom(): void }).makeRoom());
  await page.getByRole('button', { name: '다시 저장하기' }).click();
  await expect(alert).toBeHidden();
  await page.reload();
  await expect.poll(() => freshCards(page)).toBe(before - 2);
});

test('without any storage cards are asked all the same', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await page.goto(QUIZ);
  await expect(page.getByRole('alert')).toContainText('저장하지 못하고 있습니다');
  const before = await freshCards(page);
  await grade(page, '4');
  await expect.poll(() => freshCards(page)).toBe(before - 1);
});

test('records go out as a file and come back into an empty browser; bad files are refused', async ({
  page,
  browser,
  shot,
}) => {
  await page.goto(QUIZ);
  await grade(page, '4');
  await grade(page, '1');
  await page.getByRole('link', { name: '통계' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '내보내기' }).click();
  const file = await (await downloading).path();
  const text = await readFile(file, 'utf8');

  const context = await browser.newContext();
  await context.clock.install({ time: MORNING });
  const empty = await context.newPage();
  await empty.goto(`${QUIZ}/statistics`);
  const picker = empty.getByLabel('가져오기');
  const give = (name: string, content: string) =>
    picker.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  await give('cut.json', text.slice(0, text.length / 2));
  await expect(empty.getByRole('alert')).toContainText('cut.json: JSON이 아니거나 중간에 잘린');
  await give('other.json', '{"decks": []}');
  await expect(empty.getByRole('alert')).toContainText('복습 기록이 아닙니다');
  await give('mine.json', text);
  await expect(empty.getByText('카드 2장의 기억, 답 2개, 면접 0번을 더했습니다')).toBeVisible();
  await expect(empty.getByText('지금까지 한 답').locator('..')).toContainText('2');
  await expect(empty.getByRole('img', { name: /최근 30일 동안 처음 본 카드 2장/ })).toBeVisible();
  await shot('quiz-statistics-before');
  await empty.screenshot({ path: 'e2e/screenshots/quiz-statistics.png', fullPage: true });
  await context.close();
});

test("a student's week: learn, forget, review; the leech points to its lesson", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const day = 86_400_000;
  await page.goto(`${siteUrl('root')}quiz/statistics`);
  const daily = page.getByLabel('하루에 새로 볼 카드');
  await daily.fill('1');
  await daily.blur();

  // Monday: one new card; it is not known, and comes back within the hour.
  await page.getByRole('link', { name: '오늘의 복습', exact: true }).click();
  await expect.poll(() => freshCards(page)).toBe(1);
  const hard = (await question(page).textContent()) ?? '';
  await grade(page, '1');
  await expect(page.getByText('오늘 볼 카드를 모두 보았습니다')).toBeVisible();
  await expect(page.getByText('첫 카드는 1분 뒤입니다')).toBeVisible();
  await page.getByRole('button', { name: '지금 이어서 보기' }).click();
  await expect(question(page)).toHaveText(hard);
  await page.clock.setFixedTime(MORNING + 3_600_000);
  await page.reload();
  await expect(question(page)).toHaveText(hard);
  await grade(page, '4');

  // Every day one more; whatever comes back is known, but for the hard one.
  const isHard = (asked: string) => (asked === hard ? '1' : '4');
  for (let date = 1; date <= 6; date++) {
    await reviewAll(page, MORNING + date * day, isHard);
  }

  await page.goto(`${siteUrl('root')}quiz/statistics`);
  await expect(page.getByText('배우기 시작한 카드').locator('..')).toContainText('7');
  await expect(
    page.getByRole('img', { name: /앞으로 14일 동안 \d+장이 돌아옵니다/ }),
  ).toBeVisible();

  // The week ends with an interview. What could not be said comes back within minutes.
  const given = page.getByText('지금까지 한 답').locator('..').locator('dd').first();
  const before = Number(await given.textContent());
  await page.getByRole('link', { name: '면접 연습' }).click();
  await page.getByLabel('주제').selectOption('엣지 AI');
  await page.getByLabel('질문 수').selectOption('3');
  await page.getByRole('button', { name: /3개 질문으로 시작/ }).click();
  const report = page.getByRole('region', { name: '면접 결과' });
  const on = page.getByRole('button', { name: /^(꼬리 질문 받기|다음 질문|결과 보기)$/ });
  const check = page.getByRole('button', { name: '답 확인' });
  while (!(await report.isVisible())) {
    await check.click();
    await on.click();
    await expect(report.or(check)).toBeVisible();
  }
  await expect(report).toContainText('질문 3개 0% · 꼬리 질문 3개 0%');
  await expect(report.getByText(/복습: (1|10)분 뒤/)).toHaveCount(6);
  await page.goto(`${siteUrl('root')}quiz/statistics`);
  await expect(given).toHaveText(String(before + 6));

  // Forgotten again and again, it is called a leech, with the way back to its lesson.
  const limit = page.getByLabel('하루에 새로 볼 카드');
  await limit.fill('0');
  await limit.blur();
  await page.getByRole('link', { name: '오늘의 복습', exact: true }).click();
  await expect.poll(() => freshCards(page)).toBe(0);
  for (let month = 1; month <= 6; month++) {
    await reviewAll(page, MORNING + month * 30 * day, isHard);
    await reviewAll(page, MORNING + month * 30 * day + 3_600_000, () => '4');
  }
  await page.goto(`${siteUrl('root')}quiz/statistics`);
  const leeches = page.getByRole('region', { name: '자주 잊는 카드' });
  await expect(leeches).toContainText(hard);
  await leeches.getByRole('link').click();
  await expect(page).toHaveURL(/\/learn\//);
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
