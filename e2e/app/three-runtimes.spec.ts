import { siteUrl } from '../sites.ts';
import { consoleOf, expect, labReady, runDone, runProgram, test } from './test.ts';

test('the same digit on three runtimes, in the lab as it opens', async ({ page, shot }) => {
  await page.goto(`${siteUrl('root')}lab`);
  await labReady(page);
  await runProgram(page);
  await runDone(page);
  await page.getByRole('tab', { name: /출력/ }).click();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(11);
  await shot('three-runtimes');
  for (const row of (await rows.all()).slice(1)) {
    const [, ...values] = await row.getByRole('cell').allInnerTexts();
    const [tflm, tflite, ort] = values.map(Number);
    // Three implementations of one float model: equal but for the order of additions.
    expect(Math.abs((tflm ?? Number.NaN) - (tflite ?? Number.NaN))).toBeLessThan(1e-4);
    expect(Math.abs((tflm ?? Number.NaN) - (ort ?? Number.NaN))).toBeLessThan(1e-4);
  }
  await page.getByRole('tab', { name: '성능' }).click();
  await expect(page.getByRole('rowheader', { name: 'TFLM' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'ONNX Runtime' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'TFLite' })).toBeVisible();
});

test('the ONNX lesson runs and lists its nodes', async ({ page }) => {
  await page.goto(`${siteUrl('root')}learn/onnx-runtime/first-session`);
  await labReady(page);
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText('예측:');
  await page.getByRole('tab', { name: /노드/ }).click();
  await expect(page.getByText('CPUExecutionProvider').first()).toBeVisible();
});
