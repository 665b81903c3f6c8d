import { expect, test } from '../app/test.ts';
import { siteUrl } from '../sites.ts';

test('a worker that dies in the middle of a comparison is said, and the next one works', async ({
  page,
}) => {
  await page.goto(`${siteUrl('root')}compare`);
  const start = page.getByRole('button', { name: '비교 시작' });
  await page.getByRole('spinbutton', { name: '측정(회)' }).fill('1000');
  await start.click();
  await expect(page.getByText(/^실행 \d+\/\d+/)).toBeVisible({ timeout: 45_000 });
  // No event tells of it, as when the browser ends a worker whose memory is used up.
  for (const worker of page.workers()) void worker.evaluate(() => self.close()).catch(() => {});
  await expect(page.getByText('작업자(worker)가 도중에 끝났습니다').first()).toBeVisible();
  await page.getByRole('spinbutton', { name: '측정(회)' }).fill('5');
  await start.click();
  await expect(page.getByRole('row', { name: '실행 중앙값' })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('WebNN that the page has and the worker has not is said beside the placement', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const ml = { createContext: () => Promise.resolve({}) };
    Object.defineProperty(navigator, 'ml', { value: ml });
  });
  await page.goto(`${siteUrl('root')}environment`);
  await expect(page.getByRole('region', { name: 'WebNN' })).toContainText('cpu, gpu, npu');
  await page.goto(`${siteUrl('root')}providers`);
  await page.getByRole('checkbox', { name: 'webnn (npu)' }).check();
  await page.getByRole('button', { name: '이 선택으로 실행' }).click();
  await expect(page.getByText(/고른 webnn 제공자를 만들지 못해/)).toBeVisible({ timeout: 45_000 });
});
