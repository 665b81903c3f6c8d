import { runStep, type Step } from './steps.ts';

/** `npm run check`: types (one project a realm), lint and format, import direction. */
const STEPS: readonly Step[] = [
  ...['app', 'worker', 'node', 'student'].map((realm) => ({
    name: `types of ${realm}`,
    command: 'npx',
    args: ['tsc', '-p', `tsconfig.${realm}.json`],
  })),
  { name: 'lint and format', command: 'npx', args: ['biome', 'check', '--error-on-warnings', '.'] },
  {
    name: 'import direction',
    command: 'npx',
    args: ['depcruise', '--config', '.dependency-cruiser.cjs', 'src'],
  },
];

const results = [];
for (const step of STEPS) results.push(await runStep(step));
const failed = results.filter((result) => !result.ok);
console.log(`\ncheck: ${results.length - failed.length} passed, ${failed.length} failed`);
for (const { name } of failed) console.log(`  failed: ${name}`);
process.exitCode = failed.length === 0 ? 0 : 1;
