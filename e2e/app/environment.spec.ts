import { siteUrl } from '../sites.ts';
import { expect, test } from './test.ts';

test('the environment page agrees with the browser, isolated and not', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(`${siteUrl('root')}environment`);
  const isolation = page.getByRole('region', { name: /교차 출처 격리/ });
  await expect(isolation).toContainText('✓ 예');
  await expect(page.getByRole('region', { name: 'WebAssembly SIMD' })).toContainText('✓ 예');
  const gpu = await page.evaluate(() => 'gpu' in navigator);
  if (!gpu) await expect(page.getByRole('region', { name: 'WebGPU' })).toContainText('✗ 아니요');
  await shot('environment');

  // From a place that had to fall back, straight to the reason.
  await page.goto(`${siteUrl('root')}providers`);
  await page.getByRole('link', { name: '환경에서 보기' }).last().click();
  await expect(page.getByRole('region', { name: 'WebGL 2' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'WebGL 2' })).toBeInViewport();

  await page.goto(`${siteUrl('plain')}environment`);
  await expect(isolation).toContainText('✗ 아니요');
  await expect(isolation).toContainText('COOP');
  await expect(page.getByRole('region', { name: 'WebAssembly 스레드' })).toContainText('✗ 아니요');
});
