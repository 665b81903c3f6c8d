import { browserArgs } from '../../scripts/test/browser.ts';
import { expect, test } from '../app/test.ts';
import { siteUrl } from '../sites.ts';

const executablePath = process.env.CHROME_PATH ?? '';

// A microphone that beeps once a second.
test.use({
  permissions: ['microphone'],
  launchOptions: {
    executablePath,
    args: [...browserArgs(), '--use-fake-device-for-media-stream'],
  },
});

test('the microphone is heard as the features that the model wants', async ({ page }) => {
  await page.goto(`${siteUrl('root')}compare`);
  await page.getByRole('combobox', { name: '모델' }).selectOption('keyword');
  const numbers = page.getByRole('textbox', { name: /숫자 490개/ });
  await page.getByRole('button', { name: '모두 0' }).click();
  await expect(numbers).toHaveValue(/^0, 0, 0/);
  await page.getByRole('button', { name: '마이크' }).click();
  await expect(numbers).not.toHaveValue(/^0, 0, 0, 0, 0/);
  const heard = (await numbers.inputValue()).split(', ').map(Number);
  expect(heard).toHaveLength(490);
  // Steps of 1/32 within a signed byte, as the model learned them.
  expect(heard.every((value) => Number.isInteger(value * 32) && Math.abs(value) <= 4)).toBe(true);
});
