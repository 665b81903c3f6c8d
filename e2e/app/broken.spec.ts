import { siteUrl } from '../sites.ts';
import { consoleOf, expect, labReady, runDone, runProgram, test, writeProgram } from './test.ts';

/** What a student meets when a part of the site does not arrive, or nothing can be kept. */

const MINE = "console.log('내 코드입니다');";

test('a new version was deployed: the page says so, the code stays, a reload goes on', async ({
  page,
}) => {
  await page.goto(`${siteUrl('root')}learn/tflm/first-inference?step=shrink`);
  await writeProgram(page, MINE);
  await page.route(/\/assets\/compare-[\w-]+\.js/, (route) => route.fulfill({ status: 404 }));
  const menu = page.getByRole('navigation', { name: '주 메뉴' });
  await menu.getByRole('link', { name: '비교' }).click();
  const heading = page.getByRole('heading', { name: '이 페이지를 불러오지 못했습니다' });
  await expect(heading).toBeFocused();
  await expect(page.getByText('사이트가 새 판으로 바뀌었거나')).toBeVisible();

  await page.goBack();
  await labReady(page);
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText('내 코드입니다');

  await menu.getByRole('link', { name: '비교' }).click();
  await expect(heading).toBeVisible();
  await page.unroute(/\/assets\/compare-[\w-]+\.js/);
  await page.getByRole('button', { name: '새로 고침' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '같은 모델, 세 런타임' })).toBeVisible();
});

test('offline after the first load: a part says so in its place, and can be tried again', async ({
  page,
  context,
}) => {
  await page.goto(`${siteUrl('root')}lab`);
  await writeProgram(page, MINE);
  await context.setOffline(true);
  await page.getByRole('button', { name: '모델', exact: true }).click();
  await expect(page.getByText('인터넷 연결이 끊겨 이 창을 불러오지 못했습니다.')).toBeVisible();
  await page.getByRole('link', { name: '복습' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /연결이 끊겨/ })).toBeVisible();
  await page.goBack();
  await labReady(page);
  await context.setOffline(false);
  await page.getByRole('button', { name: '모델', exact: true }).click();
  await expect(page.getByRole('dialog', { name: '모델' })).toBeVisible();
});

test('where nothing can be kept, a lesson goes on all the same', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
    IDBFactory.prototype.open = refuse;
  });
  await page.goto(`${siteUrl('root')}learn/tflm/first-inference`);
  await expect(page.getByText('학습 기록을 저장하지 못하고 있습니다')).toBeVisible();
  await labReady(page);
  // Answered before the run, a prediction is graded by it.
  const prediction = page.getByRole('form', { name: /arena_used_bytes/ });
  await prediction.getByRole('spinbutton').fill('3000');
  await prediction.getByRole('button', { name: '확인' }).click();
  await expect(prediction.getByRole('alert')).toContainText('코드를 실행하면');
  await runProgram(page);
  await runDone(page);
  await expect(prediction.getByRole('status')).toContainText(/내 예측3,000 바이트실행 결과\d/);
  await expect(page.locator('[data-passed="true"]')).toBeVisible();
  const next = page.getByRole('button', { name: '다음 단계' });
  const shrink = page.locator('.monaco-editor[data-uri*="shrink"]');
  await next.click();
  await expect(shrink).toBeVisible();
  await writeProgram(page, MINE);
  await page.getByRole('button', { name: '이전 단계' }).click();
  await expect(shrink).toBeHidden();
  await next.click();
  await expect(shrink).toContainText('내 코드입니다');
});
