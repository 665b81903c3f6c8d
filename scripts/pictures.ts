import { mkdirSync } from 'node:fs';
import { openBuiltSite } from './built-site.ts';

/** `npm run pictures`: the README's pictures, taken from the site as it is now. */
mkdirSync('docs/pictures', { recursive: true });
await using site = await openBuiltSite();
const page = await site.browser.newPage({
  viewport: { width: 1440, height: 900 },
  locale: 'ko-KR',
  colorScheme: 'light',
});
await page.goto(`${site.url}learn/tflm/first-inference`);
await page.getByRole('button', { name: '실행', exact: true }).click();
await page.locator('[data-outcome="done"]').waitFor();
await page.getByRole('tab', { name: '아레나' }).click();
await page.getByText('최소 성공').first().waitFor();
await page.screenshot({ path: 'docs/pictures/lesson.png' });
console.log('docs/pictures/lesson.png');
