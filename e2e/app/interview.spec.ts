import { siteUrl } from '../sites.ts';
import { expect, test } from './test.ts';

test('an interview: a question, an answer, its key points corrected, a report', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(`${siteUrl('root')}quiz`);
  await page.getByRole('link', { name: '면접 연습' }).click();
  await page.getByLabel('질문 수').selectOption('3');
  await page.getByRole('button', { name: /질문으로 시작/ }).click();
  const total = Number((await page.getByText(/^1 \/ \d+$/).textContent())?.split('/')[1]);
  for (let asked = 1; asked <= total; asked++) {
    await page.getByRole('textbox', { name: '내 답' }).fill('텐서 아레나에 정적으로 할당합니다.');
    await page.getByRole('button', { name: '답 확인' }).click();
    await expect(page.getByRole('heading', { name: '모범 답안' })).toBeVisible();
    const point = page.getByRole('group', { name: '핵심어' }).getByRole('checkbox').first();
    await point.setChecked(true);
    if (asked === 1) await shot('interview');
    await page.getByRole('button', { name: asked === total ? '결과 보기' : '다음 질문' }).click();
  }
  await expect(page.getByRole('region', { name: '면접 결과' })).toContainText('를 말했습니다');
  await shot('interview-report');
});
