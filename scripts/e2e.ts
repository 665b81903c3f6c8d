import { SITES } from '../e2e/sites.ts';
import { runStep } from './steps.ts';
import { findBrowser } from './test/browser.ts';

/** `npm run test:e2e [-- playwright's arguments]`: builds what is visited, finds a browser, tests. */
const browser = await findBrowser();
console.log(`browser: ${browser}`);
const builds = [
  { name: 'build', command: 'npx', args: ['vite', 'build', '--logLevel', 'warn'] },
  {
    name: 'build below a path',
    command: 'npx',
    args: ['vite', 'build', '--logLevel', 'warn', '--outDir', SITES.subPath.folder],
    env: { BASE_PATH: SITES.subPath.base },
  },
];
let ok = true;
if (process.env.SKIP_BUILD === undefined) {
  for (const build of builds) ok = ok && (await runStep(build)).ok;
}
if (ok) {
  const args = ['playwright', 'test', ...process.argv.slice(2)];
  const { ok: passed } = await runStep({
    name: 'end to end',
    command: 'npx',
    args,
    env: { CHROME_PATH: browser },
  });
  ok = passed;
}
process.exitCode = ok ? 0 : 1;
