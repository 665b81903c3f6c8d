import { siteUrl } from '../sites.ts';
import { expect, test } from './test.ts';

test('an interview: answers held against their key points, corrected, asked deeper, a report, cards scheduled', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(`${siteUrl('root')}quiz`);
  await page.getByRole('link', { name: '면접 연습' }).click();
  await page.getByText('채점이 보는 것과 보지 못하는 것').click();
  await expect(page.getByText('언어 모델을 쓰지 않습니다')).toBeVisible();
  await page.getByLabel('주제').selectOption('TFLM');
  await page.getByLabel('질문 수').selectOption('3');
  await page.getByLabel('꼬리 질문').selectOption('하나씩');
  await shot('interview-setup');
  await page.getByRole('button', { name: '3개 질문으로 시작' }).click();

  const points = page.getByRole('group', { name: '핵심어' });
  const asked: string[] = [];
  for (let turn = 1; turn <= 6; turn++) {
    const [number, deeper] = [Math.ceil(turn / 2), turn % 2 === 0];
    await expect(
      page.getByText(deeper ? `${number} / 3 · 꼬리 질문 1 / 1` : `${number} / 3`),
    ).toBeVisible();
    await expect(page.getByRole('timer')).toHaveText(/^0:0\d$/);
    const words = (await page.getByRole('heading', { level: 2 }).textContent()) ?? '';
    if (deeper) await expect(page.getByText('앞 질문:')).toContainText(asked.at(-1) ?? '?');
    asked.push(words);
    const answer = page.getByRole('textbox', { name: '내 답' });
    await expect(answer).toBeFocused();
    await answer.fill(
      turn === 1
        ? '모르겠습니다'
        : '텐서아레나에 static allocation으로 놓고, malloc은 쓰지 않습니다.',
    );
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('heading', { name: '모범 답안' })).toBeFocused();
    // What is asked next is not given away.
    await expect(page.getByRole('region', { name: '꼬리 질문' })).toHaveCount(0);
    if (turn === 1) {
      // The check found nothing; the student knows better.
      await expect(points.getByRole('checkbox', { checked: true })).toHaveCount(0);
      await points.getByRole('checkbox').first().check();
      await expect(points.getByText('직접 고쳤습니다')).toHaveCount(1);
    }
    if (turn <= 2) await shot(`interview-${turn}`);
    const next = turn === 6 ? '결과 보기' : deeper ? '다음 질문' : '꼬리 질문 받기';
    await page.getByRole('button', { name: next }).click();
  }
  expect(new Set(asked).size).toBe(6);
  const report = page.getByRole('region', { name: '면접 결과' });
  await expect(report).toContainText('를 말했습니다');
  await expect(report).toContainText(/질문 3개 \d+% · 꼬리 질문 3개 \d+%/);
  await expect(report.getByText(/복습: (곧|.* 뒤)/)).toHaveCount(6);
  await expect(report.getByText(/빠진 핵심어: /).first()).toBeVisible();
  await expect(report.getByText('다시 읽을 곳:').first()).toBeVisible();
  await shot('interview-report');
  await report.getByRole('link', { name: '복습 보기' }).click();
  await expect(page.getByRole('button', { name: /틀린 카드만 [1-6]/ })).toBeEnabled();
});

test('without deeper questions they are read instead', async ({ page }) => {
  await page.goto(`${siteUrl('root')}quiz/interview`);
  await page.getByLabel('꼬리 질문').selectOption('묻지 않기');
  await page.getByRole('button', { name: '5개 질문으로 시작' }).click();
  await page.getByRole('button', { name: '답 확인' }).click();
  const followUp = page.getByRole('region', { name: '꼬리 질문' }).locator('details').first();
  await followUp.locator('summary').click();
  await expect(followUp.locator('p')).toBeVisible();
  await expect(page.getByRole('button', { name: '다음 질문' })).toBeVisible();
});

test('time that is over is said, and the answer still counts', async ({ page }) => {
  await page.clock.install();
  await page.goto(`${siteUrl('root')}quiz/interview`);
  await page.getByLabel('한 질문의 시간').selectOption('1분');
  await page.getByRole('button', { name: /질문으로 시작/ }).click();
  await expect(page.getByText('시간이 지났습니다')).toBeHidden();
  await expect(page.getByRole('timer')).toBeVisible();
  await page.clock.runFor(62_000);
  await expect(page.getByText('시간이 지났습니다')).toBeVisible();
  await page.getByRole('button', { name: '답 확인' }).click();
  await expect(page.getByRole('heading', { name: '모범 답안' })).toBeVisible();
});
