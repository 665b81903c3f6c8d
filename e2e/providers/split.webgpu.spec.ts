import { expect, test } from '../app/test.ts';
import { siteUrl } from '../sites.ts';
import { counts, inspect } from './steps.ts';

test('WebGPU takes what it has kernels for, and the log and the table agree on the rest', async ({
  page,
  shot,
}) => {
  await page.goto(`${siteUrl('root')}providers`);
  // int8 QDQ has nodes for which WebGPU has no kernel.
  await page.getByRole('combobox', { name: '모델' }).selectOption('digits_int8.onnx');
  await inspect(page);
  const { log, rows } = await counts(page);
  expect(log.length).toBeGreaterThan(1);
  expect(rows).toEqual(log);
  await expect(page.getByText(/^폴백:/).first()).toBeVisible();
  // Copies in both directions, and each is a node of the table.
  await expect(page.getByText(/^복사 CPU → GPU \d+개/)).toBeVisible();
  await expect(page.getByText(/^복사 GPU → CPU \d+개/)).toBeVisible();
  await shot('providers-webgpu');
});
