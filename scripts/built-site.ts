import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from '@playwright/test';
import { serveStatic } from './static-server.ts';
import { browserArgs, findBrowser } from './test/browser.ts';

export interface BuiltSite extends AsyncDisposable {
  readonly url: string;
  readonly browser: Browser;
}

/** Builds the site as it is now, serves it as a host does, and opens a browser for it. */
export async function openBuiltSite(): Promise<BuiltSite> {
  execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { stdio: 'inherit' });
  const server = await serveStatic({
    folder: 'dist',
    base: '/',
    port: 0,
    isolated: true,
    deepLinkStatus: 200,
  });
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: browserArgs(),
  });
  return {
    url: server.url,
    browser,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.close();
    },
  };
}
