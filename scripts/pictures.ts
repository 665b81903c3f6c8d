import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { serveStatic } from './static-server.ts';
import { browserArgs, findBrowser } from './test/browser.ts';

/** `npm run pictures`: the README's pictures, taken from the build in dist/. */
mkdirSync('docs/pictures', { recursive: true });
const server = await serveStatic({
  folder: 'dist',
  base: '/',
  port: 0,
  isolated: true,
  deepLinkStatus: 200,
});
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArgs() });
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  locale: 'ko-KR',
  colorScheme: 'light',
});
await page.goto(`${server.url}learn/tflm/first-inference`);
await page.getByRole('button', { name: '실행', exact: true }).click();
await page.locator('[data-outcome="done"]').waitFor();
await page.getByRole('tab', { name: '아레나' }).click();
await page.getByText('최소 성공').first().waitFor();
await page.waitForLoadState('networkidle');
await page.screenshot({ path: 'docs/pictures/lesson.png' });
await browser.close();
await server.close();
console.log('docs/pictures/lesson.png');
