import { expect, test } from '../app/test.ts';
import { siteUrl } from '../sites.ts';
import { counts, inspect } from './steps.ts';

test('without a GPU every node is on the CPU, and what is missing says why', async ({
  page,
  shot,
}) => {
  await page.goto(`${siteUrl('root')}providers`);
  await expect(page.getByText('✗ 사용 불가').first()).toBeVisible();
  await expect(page.getByText('WebNN').first()).toBeVisible();
  await inspect(page);
  const { log, rows } = await counts(page);
  expect(log).toHaveLength(1);
  expect(rows).toEqual(log);
  // Conv and Relu were fused, and the table says of what.
  await expect(page.getByRole('row', { name: /FusedConv/ }).first()).toContainText('Conv + Relu');
  await shot('providers');
});

test('the optimisation level changes the graph, before and after', async ({ page }) => {
  await page.goto(`${siteUrl('root')}providers`);
  await page.getByRole('combobox', { name: '그래프 최적화' }).selectOption('disabled');
  await inspect(page);
  await page.getByRole('combobox', { name: '그래프 최적화' }).selectOption('all');
  await page.getByRole('button', { name: '이 선택으로 실행' }).click();
  const table = page.getByRole('table', { name: '바로 앞의 실행과 비교' });
  await expect(table).toBeVisible({ timeout: 45_000 });
  const [before, after] = await table
    .getByRole('row', { name: /실행하는 노드/ })
    .getByRole('cell')
    .allInnerTexts();
  expect(Number.parseInt(before ?? '', 10)).toBeGreaterThan(Number.parseInt(after ?? '', 10));
});

test('an .ort made in the page loads, agrees and gives the config of a reduced build', async ({
  page,
}) => {
  await page.goto(`${siteUrl('root')}providers`);
  await page.getByRole('button', { name: '.ort로 변환' }).click();
  await expect(page.getByText('두 파일의 출력이 비트까지 같습니다.')).toBeVisible({
    timeout: 45_000,
  });
  await page.getByRole('button', { name: '연산자 설정 만들기' }).click();
  await expect(page.getByText('com.microsoft;1;FusedConv')).toBeVisible();
});

test('a pasted message is explained', async ({ quietPage: page }) => {
  await page.goto(`${siteUrl('root')}providers`);
  await page
    .getByRole('textbox', { name: /오류 메시지를 붙여/ })
    .fill("Didn't find op for builtin opcode 'CONV_2D'");
  await expect(page.getByText('이 연산자를 리졸버에 등록하지 않았거나')).toBeVisible();
});
