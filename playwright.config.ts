import { defineConfig } from '@playwright/test';
import { siteUrl } from './e2e/sites.ts';
import { browserArgs, WEBGPU_ARGS } from './scripts/test/browser.ts';

const executablePath = process.env.CHROME_PATH;
if (executablePath === undefined) {
  throw new Error('CHROME_PATH is not set: start the tests with `npm run test:e2e`.');
}

const launchOptions = { executablePath, args: browserArgs() };

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Two cores: one browser works, the other core is the student's worker.
  workers: 1,
  fullyParallel: false,
  // Once more in CI, where the machine may be busy; `npm test` names what needed it.
  retries: process.env.CI === undefined ? 0 : 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  use: {
    baseURL: siteUrl('root'),
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    launchOptions,
    // A trace takes a quarter of the time: `npm run test:e2e -- --trace retain-on-failure` makes one.
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'chromium', testIgnore: '**/*.webgpu.spec.ts' },
    {
      name: 'webgpu',
      testMatch: '**/*.webgpu.spec.ts',
      use: { launchOptions: { ...launchOptions, args: [...browserArgs(), ...WEBGPU_ARGS] } },
    },
  ],
  webServer: {
    command: 'npx tsx scripts/serve-sites.ts',
    url: siteUrl('plain'),
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
