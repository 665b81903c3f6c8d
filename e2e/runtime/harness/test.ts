import { fileURLToPath } from 'node:url';
import { test as base, type Page } from '@playwright/test';
import type { Harness, Transcript } from './harness.ts';
import { buildHarness, type Served, serve } from './server.ts';

declare global {
  var harness: Harness;
}

interface Sites {
  readonly isolated: Served;
  readonly plain: Served;
}

export interface Lab {
  readonly page: Page;
  /** Everything the page itself printed or threw; a test that expects quiet looks here. */
  readonly noise: readonly string[];
  run(code: string, options?: Parameters<Harness['run']>[1]): Promise<Transcript>;
}

async function openLab(page: Page, site: Served): Promise<Lab> {
  const noise: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  await page.goto(site.url);
  await page.waitForFunction(() => 'harness' in globalThis);
  return {
    page,
    noise,
    run: (code, options) =>
      page.evaluate(([source, given]) => globalThis.harness.run(source, given), [
        code,
        options,
      ] as const),
  };
}

/** `lab` on an isolated page, `plainLab` on one without COOP and COEP. */
export const test = base.extend<{ lab: Lab; plainLab: Lab }, { sites: Sites }>({
  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to find fixtures.
    async ({}, use, { workerIndex }) => {
      const outDir = fileURLToPath(
        new URL(`../../../node_modules/.cache/runtime-harness-${workerIndex}`, import.meta.url),
      );
      await buildHarness(outDir);
      const sites = { isolated: await serve(outDir, true), plain: await serve(outDir, false) };
      await use(sites);
      await Promise.all([sites.isolated.close(), sites.plain.close()]);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  lab: async ({ page, sites }, use) => use(await openLab(page, sites.isolated)),
  plainLab: async ({ page, sites }, use) => use(await openLab(page, sites.plain)),
});

export { expect } from '@playwright/test';
