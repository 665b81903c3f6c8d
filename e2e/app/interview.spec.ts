import { siteUrl } from '../sites.ts';
import { expect, test } from './test.ts';

test('an interview: answers held against their key points, corrected, a report, cards scheduled', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(`${siteUrl('root')}quiz`);
  await page.getByRole('link', { name: '면접 연습' }).click();
  await page.getByText('채점이 보는 것과 보지 못하는 것').click();
  await expect(page.getByText('언어 모델을 쓰지 않습니다')).toBeVisible();
  await page.getByLabel('주제').selectOption('TFLM');
  await page.getByLabel('질문 수').selectOption('3');
  await shot('interview-setup');
  await page.getByRole('button', { name: '3개 질문으로 시작' }).click();

  const points = page.getByRole('group', { name: '핵심어' });
  for (let asked = 1; asked <= 3; asked++) {
    await expect(page.getByText(`${asked} / 3`)).toBeVisible();
    await expect(page.getByRole('timer')).toHaveText(/^0:0\d$/);
    const answer = page.getByRole('textbox', { name: '내 답' });
    await expect(answer).toBeFocused();
    await answer.fill(
      asked === 1
        ? '모르겠습니다'
        : '텐서아레나에 static allocation으로 놓고, malloc은 쓰지 않습니다.',
    );
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('heading', { name: '모범 답안' })).toBeFocused();
    if (asked === 1) {
      // The check found nothing; the student knows better.
      await expect(points.getByRole('checkbox', { checked: true })).toHaveCount(0);
      await points.getByRole('checkbox').first().check();
      await expect(points.getByText('직접 고쳤습니다')).toHaveCount(1);
      const followUp = page.getByRole('region', { name: '꼬리 질문' }).locator('details').first();
      await followUp.locator('summary').click();
      await expect(followUp.locator('p')).toBeVisible();
    }
    await shot(`interview-${asked}`);
    await page.getByRole('button', { name: asked === 3 ? '결과 보기' : '다음 질문' }).click();
  }
  const report = page.getByRole('region', { name: '면접 결과' });
  await expect(report).toContainText('를 말했습니다');
  await expect(report.getByText(/복습: (곧|.* 뒤)/)).toHaveCount(3);
  await expect(report.getByText(/빠진 핵심어: /).first()).toBeVisible();
  await expect(report.getByText('다시 읽을 곳:').first()).toBeVisible();
  await shot('interview-report');
  await report.getByRole('link', { name: '복습 보기' }).click();
  await expect(page.getByRole('button', { name: /틀린 카드만 [1-3]/ })).toBeEnabled();
});

test('time that is over is said, and the answer still counts', async ({ page }) => {
  await page.clock.install();
  await page.goto(`${siteUrl('root')}quiz/interview`);
  await page.getByLabel('한 질문의 시간').selectOption('1분');
  await page.getByRole('button', { name: /질문으로 시작/ }).click();
  await expect(page.getByRole('timer')).toHaveText('0:00');
  await page.clock.runFor(62_000);
  await expect(page.getByText('시간이 지났습니다')).toBeVisible();
  await page.getByRole('button', { name: '답 확인' }).click();
  await expect(page.getByRole('heading', { name: '모범 답안' })).toBeVisible();
});
