import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from '../app/test.ts';
import { siteUrl } from '../sites.ts';
import { matMulBeside, matMulModel } from './onnx-file.ts';
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

  // The pictures by keyboard: what is looked at is marked in the table.
  const graph = page.getByRole('listbox', { name: '실행하는 그래프' });
  await graph.locator('[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  const marked = page.locator('tr[data-pointed="true"]');
  await expect(marked.getByRole('cell').first()).toHaveText(String((rows[0] ?? 0) - 2));
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
});

test('the config of a reduced build is what the Python tool writes, for one model and for more', async ({
  page,
}) => {
  const fixture = (file: string) =>
    readFileSync(`models/fixtures/ort-config/${file}`, 'utf8').trimEnd();
  await page.goto(`${siteUrl('root')}providers`);
  const config = page.getByRole('region', { name: '축소 빌드 설정' });
  const make = () => page.getByRole('button', { name: '연산자 설정 만들기' }).click();
  await make();
  await expect(config).toHaveText(fixture('digits.ort.types.config'), { timeout: 45_000 });
  await page.getByRole('checkbox', { name: '자료형까지 줄이기' }).uncheck();
  const others = ['sine.onnx', 'digits_int8.onnx', 'branches.onnx', 'sensor.onnx', 'keyword.onnx'];
  for (const file of [...others, 'beyond.onnx']) {
    await page.getByRole('checkbox', { name: file }).check();
  }
  await page.getByLabel('내 파일 열기').setInputFiles('models/fixtures/ort-config/typed.ort');
  for (const file of ['digits.ort', ...others, 'beyond.onnx']) {
    await page.getByRole('checkbox', { name: file }).check();
  }
  await make();
  // The zoo and one model of the student's; the fixture has three more, whose operators are the rest.
  await expect(config).toContainText('# - typed.ort', { timeout: 45_000 });
  await expect(config).toContainText(
    'ai.onnx;11;AveragePool,Conv,DynamicQuantizeLinear,OneHot,TopK',
  );
});

test('WebGL runs what it can and refuses the rest in its own words', async ({ page }) => {
  await page.goto(`${siteUrl('root')}providers`);
  await page.getByRole('checkbox', { name: 'webgl' }).check();
  await expect(page.getByRole('checkbox', { name: 'wasm' })).not.toBeChecked();
  const run = page.getByRole('button', { name: '이 선택으로 실행' });
  await run.click();
  await expect(page.getByText('WebGL 백엔드는 로그도')).toBeVisible({ timeout: 45_000 });
  await page.getByRole('combobox', { name: '모델' }).selectOption('beyond.onnx');
  await run.click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText("cannot resolve operator 'TopK'", { timeout: 45_000 });
  await expect(alert).toContainText('CPU로 넘어가지 않고');
});

test('a model of 100 MB opens and runs; one over the limit is not even read', async ({
  page,
}, testInfo) => {
  const large = testInfo.outputPath('large.onnx');
  writeFileSync(large, matMulModel(5000));
  const beyond = testInfo.outputPath('beyond-limits.onnx');
  writeFileSync(beyond, '');
  truncateSync(beyond, 2 ** 30 + 1);
  await page.goto(`${siteUrl('root')}providers`);
  const file = page.getByLabel('내 파일 열기');
  await file.setInputFiles(beyond);
  await expect(page.getByRole('alert')).toContainText('1GiB보다 큽니다');
  await file.setInputFiles(large);
  await expect(page.getByText('[1, 5000]')).toBeVisible();
  await inspect(page);
  await expect(page.getByRole('row', { name: /MatMul/ })).toBeVisible();
  rmSync(beyond);
  rmSync(large);
});

test('a pasted message is explained', async ({ quietPage: page }) => {
  await page.goto(`${siteUrl('root')}providers`);
  await page
    .getByRole('textbox', { name: /오류 메시지를 붙여/ })
    .fill("Didn't find op for builtin opcode 'CONV_2D'\n\u001b[31mInvalid rank\nfor input: x");
  await expect(page.getByText('이 연산자를 리졸버에 등록하지 않았거나')).toBeVisible();
  await expect(page.getByText('입력의 차원 수가 다릅니다')).toBeVisible();
  await page.getByRole('link', { name: '연산자 리졸버와 바이너리 크기' }).click();
  await expect(page).toHaveURL(/learn\/tflm\/resolver$/);
});

test("sizes that a file leaves open are the student's to choose, on both pages", async ({
  page,
}) => {
  const file = { name: 'open.onnx', mimeType: '', buffer: Buffer.from(matMulModel(4, 'batch')) };
  await page.goto(`${siteUrl('root')}providers`);
  await page.getByLabel('내 파일 열기').setInputFiles(file);
  await expect(page.getByText('[1, 4]')).toBeVisible();
  await page.getByRole('spinbutton', { name: 'batch' }).fill('3');
  await expect(page.getByText('[3, 4]')).toBeVisible();
  await page.getByRole('spinbutton', { name: 'batch' }).fill('0');
  await expect(page.getByText('batch에는 1 이상의 정수를 적어 주세요.')).toBeVisible();
  await page.getByRole('spinbutton', { name: 'batch' }).fill('3');
  await expect(page.getByText('batch에는 1 이상의')).toBeHidden();
  await inspect(page);
  await page.getByRole('button', { name: '.ort로 변환' }).click();
  await expect(page.getByText('두 파일의 출력이 비트까지 같습니다.')).toBeVisible();

  await page.goto(`${siteUrl('root')}compare`);
  await page.getByLabel('내 파일 열기').setInputFiles(file);
  await page.getByRole('spinbutton', { name: 'batch' }).fill('2');
  await page.getByRole('button', { name: '비교 시작' }).click();
  // Two rows of four: eight values of one output.
  await expect(page.getByText(/\[2, 4\]/).nth(1)).toBeVisible({ timeout: 45_000 });
});

test('weights in a file of their own are asked for by name, and run everywhere', async ({
  page,
}) => {
  const { model, data } = matMulBeside(16, 'model.onnx.data');
  const file = (name: string, bytes: Uint8Array) => ({
    ...{ name, mimeType: '', buffer: Buffer.from(bytes) },
  });
  const files = [file('model.onnx', model), file('model.onnx.data', data)];
  await page.goto(`${siteUrl('root')}providers`);
  const own = page.getByLabel('내 파일 열기');
  await own.setInputFiles(files.slice(0, 1));
  await expect(page.getByRole('alert')).toContainText("'model.onnx.data' 파일이 더 있어야 합니다");
  await own.setInputFiles(files.slice(1));
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('[1, 16]')).toBeVisible();
  await inspect(page);
  await expect(page.getByRole('row', { name: /MatMul/ })).toBeVisible();
  await page.getByRole('button', { name: '.ort로 변환' }).click();
  await expect(page.getByText('두 파일의 출력이 비트까지 같습니다.')).toBeVisible();
  await page.getByRole('button', { name: '연산자 설정 만들기' }).click();
  await expect(page.getByRole('region', { name: '축소 빌드 설정' })).toContainText('MatMul');

  await page.goto(`${siteUrl('root')}compare`);
  await page.getByLabel('내 파일 열기').setInputFiles(files);
  await page.getByRole('textbox', { name: '숫자 16개' }).fill(`48${', 0'.repeat(15)}`);
  await page.getByRole('button', { name: '비교 시작' }).click();
  const cells = page.getByRole('table', { name: '출력 y' }).getByRole('cell');
  await expect(cells.first()).toHaveText('3.00000', { timeout: 45_000 });
});
