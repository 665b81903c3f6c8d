/**
 * The committed engine against the records of upstream: the project's fixtures always, the larger
 * set of other people's models where it lies beside the checkout.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../scripts/engine/conformance/cases.ts';
import { compare } from '../../scripts/engine/conformance/compare.ts';
import {
  type CaseResult,
  comparedColumns,
  differenceLine,
  summarise,
  summaryLine,
} from '../../scripts/engine/conformance/report.ts';
import { CaseRunner } from '../../scripts/engine/conformance/run-case.ts';
import { fixturesFolder, fixturesManifest, hashFixtures } from '../../scripts/engine/fixtures.ts';
import { repositoryRoot } from '../../scripts/engine/toolchain/sources.ts';
import type { KernelSet } from '../../src/runtime/contract/engine.ts';

const wasm = readFileSync(resolve(repositoryRoot, 'engine/dist/tflm.wasm'));
const shared = resolve(repositoryRoot, '../shared/conformance');
const timeout = 300_000;

async function runAll(folder: string, kernels: KernelSet): Promise<CaseResult[]> {
  const runner = new CaseRunner(await WebAssembly.compile(wasm), kernels);
  return [...readCases(folder)].map((each) => {
    if ('problem' in each) throw new Error(`${each.name}: ${each.problem}`);
    const { found } = runner.run(each);
    const differences = compare(each.record, found);
    const compared = comparedColumns(each.record);
    return { name: each.name, ops: each.record.ops, compared, differences, unsupported: false };
  });
}

async function expectAgreement(folder: string, kernels: KernelSet): Promise<void> {
  const results = await runAll(folder, kernels);
  console.log(summaryLine(summarise(results)));
  expect(results.length).toBeGreaterThan(0);
  expect(results.filter((r) => r.differences.length > 0).map(differenceLine)).toEqual([]);
}

describe('conformance', () => {
  it('has the fixtures that the manifest lists, unchanged', () => {
    expect(hashFixtures()).toEqual(JSON.parse(readFileSync(fixturesManifest, 'utf8')));
  });

  it.each(['reference', 'fast'] as const)(
    'agrees with upstream on every fixture: %s',
    { timeout },
    (kernels) => expectAgreement(fixturesFolder, kernels),
  );

  it("agrees with upstream's wheel on what it once did otherwise", { timeout }, () =>
    expectAgreement(resolve(fixturesFolder, 'wheel'), 'reference'),
  );

  for (const folder of [shared, resolve(shared, 'ops')]) {
    const here = existsSync(folder);
    const name = `agrees with upstream on ${folder.slice(resolve(shared, '../..').length + 1)}`;
    if (!here) console.log(`skipped: ${name}: the folder is not beside this checkout`);
    it.skipIf(!here)(name, { timeout }, async () => {
      await expectAgreement(folder, 'reference');
      await expectAgreement(folder, 'fast');
    });
  }
});
