import { readFileSync } from 'node:fs';
import { expect, test } from '../app/test.ts';
import { siteUrl } from '../sites.ts';
import { sameIntegers } from './onnx-file.ts';

test('three runtimes on one input: the same answers, measured by turns', async ({ page, shot }) => {
  await page.goto(`${siteUrl('root')}compare`);
  const start = page.getByRole('button', { name: '비교 시작' });
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await start.click();
  await expect(page.getByRole('heading', { name: '측정 결과' })).toBeVisible({ timeout: 45_000 });

  const cells = (row: string) =>
    page.getByRole('row', { name: row }).getByRole('cell').allInnerTexts();
  const [, tflite, onnx] = await cells('출력의 가장 큰 차이');
  expect(Number(tflite)).toBeLessThan(1e-4);
  expect(Number(onnx)).toBeLessThan(1e-4);
  expect(await cells('예시 30개에서 같은 답')).toEqual(['–', '30/30', '30/30']);
  const loads = await cells('모델 여는 시간');
  expect(loads.every((time) => /\d (µs|ms|s)$/.test(time))).toBe(true);
  // What the runtimes want from around them: a log and a clock, or most of an operating system.
  await expect(page.getByRole('row', { name: 'OS 의존성' })).toContainText('함수 2개');
  await expect(page.getByRole('heading', { name: /노트의 표/ })).toBeVisible();
  await shot('compare');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'JSON 내려받기' }).click();
  const saved = JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as {
    results: { runMilliseconds: number[] }[];
    order: string[];
  };
  expect(saved.results.map(({ runMilliseconds }) => runMilliseconds.length)).toEqual([30, 30, 30]);
  expect(saved.order).toHaveLength(90);
});

test('what a runtime refuses is said, and the others go on', async ({ page }) => {
  await page.goto(`${siteUrl('root')}compare`);
  await page.getByRole('combobox', { name: '모델' }).selectOption('beyond');
  await page.getByRole('button', { name: '비교 시작' }).click();
  await expect(page.getByRole('alert')).toContainText("Didn't find op for builtin opcode", {
    timeout: 45_000,
  });
  await expect(page.getByRole('table').first()).toContainText('ONNX Runtime');
  // The note's table says so as well, in TFLM's column.
  await expect(
    page.getByRole('row', { name: '바이너리 크기' }).getByRole('cell').last(),
  ).toHaveText('실행하지 못했습니다');
});

test('a comparison can be stopped', async ({ quietPage: page }) => {
  await page.goto(`${siteUrl('root')}compare`);
  await page.getByRole('spinbutton', { name: '측정(회)' }).fill('1000');
  await page.getByRole('button', { name: '비교 시작' }).click();
  await page.getByRole('button', { name: '중지' }).click();
  await expect(page.getByRole('button', { name: '비교 시작' })).toBeEnabled();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('one model on one runtime under two settings, in one run', async ({ page }) => {
  await page.goto(`${siteUrl('root')}compare`);
  for (const name of ['TFLM', 'TFLite']) {
    await page.getByRole('checkbox', { name: `${name} digits_float32.tflite` }).uncheck();
  }
  const more = page.getByRole('group', { name: '설정을 바꾼 후보 더하기' });
  await more.getByRole('combobox', { name: '후보' }).selectOption('ONNX Runtime · digits.onnx');
  await more.getByRole('spinbutton', { name: '스레드' }).fill('2');
  await more.getByRole('combobox', { name: '그래프 최적화' }).selectOption('disabled');
  await more.getByRole('button', { name: '더하기' }).click();
  await page.getByRole('checkbox', { name: 'ONNX Runtime WebGL digits.onnx' }).check();
  await page.getByRole('button', { name: '비교 시작' }).click();
  const measured = page.getByRole('region', { name: '측정 결과' });
  await expect(measured).toBeVisible({ timeout: 45_000 });
  await expect(measured.getByRole('columnheader').nth(3)).toHaveText(
    'ONNX Runtime · digits.onnx · 스레드 2 · disabled',
  );
  const agreement = measured.getByRole('row', { name: '같은 답' }).getByRole('cell');
  await expect(agreement).toHaveText(['–', '30/30', '30/30']);
});

test('integers of 64 bits come out to the last digit as they were typed', async ({ page }) => {
  const large = '9007199254740993';
  await page.goto(`${siteUrl('root')}compare`);
  const buffer = Buffer.from(sameIntegers(2));
  await page.getByLabel('내 파일 열기').setInputFiles({ name: 'ids.onnx', mimeType: '', buffer });
  await page.getByRole('textbox', { name: '숫자 2개' }).fill(`${large}, -${large}`);
  await page.getByRole('button', { name: '비교 시작' }).click();
  const cells = page.getByRole('table', { name: '출력 same' }).getByRole('cell');
  await expect(cells.first()).toHaveText(large, { timeout: 45_000 });
  await expect(cells.nth(2)).toHaveText(`-${large}`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'JSON 내려받기' }).click();
  const saved = readFileSync(await (await downloading).path(), 'utf8');
  expect(JSON.parse(saved).results[0].outputs[0].values).toEqual([large, `-${large}`]);
});
