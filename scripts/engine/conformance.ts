/**
 * `npm run conformance -- DIR [--only GLOB] [--json] [--wasm FILE] [--kernels reference|fast] [--table]`
 *
 * Runs DIR/models/**.tflite and compares with DIR/golden/**.json: one line a model that differs, then
 * the sums. Ends with 0 only if something was compared and nothing differs, with 1 where a model
 * differs or cannot be compared, with 2 where nothing could be asked. `--table` (with the project's
 * fixtures) also writes the table of engine/README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NoRecordsError, readCases, type UnreadableCase } from './conformance/cases.ts';
import { compare, notes } from './conformance/compare.ts';
import { comparedColumns, differenceLine, summarise, summaryLine } from './conformance/report.ts';
import { CaseRunner } from './conformance/run-case.ts';
import { type DescribedResult, tableOf, withTable } from './conformance/table.ts';
import { fixturesFolder } from './fixtures.ts';
import { repositoryRoot } from './toolchain/sources.ts';

class UsageError extends Error {}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof NoRecordsError || error instanceof UsageError)) throw error;
  console.error(`conformance: ${error.message}`);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { folder, only, json, table, wasm, kernels } = readArguments();
  const runner = new CaseRunner(await compileEngine(wasm), kernels);
  const results: DescribedResult[] = [];
  const unreadable: UnreadableCase[] = [];
  for (const each of readCases(folder, only)) {
    if ('problem' in each) {
      unreadable.push(each);
      if (!json) console.log(`${each.name}: not compared: ${each.problem}`);
      continue;
    }
    const { found, description } = runner.run(each);
    const differences = compare(each.record, found);
    const log = found.allocateTensors ? '' : found.log;
    const result = {
      name: each.name,
      ops: each.record.ops,
      compared: comparedColumns(each.record),
      differences,
      description,
      runs: each.record.allocateTensors && each.record.runs.some(({ ok }) => ok),
      unsupported:
        each.record.allocateTensors && log.includes('Failed to get registration from op code'),
    };
    results.push(result);
    if (!json) {
      if (differences.length > 0) console.log(differenceLine(result));
      for (const note of notes(each.record, found)) console.log(`note: ${each.name} ${note}`);
    }
  }

  const summary = summarise(results);
  const differing = results.filter(({ differences }) => differences.length > 0);
  if (json) {
    const named = differing.map(({ name, differences }) => ({ name, differences }));
    console.log(JSON.stringify({ ...summary, differing: named, unreadable }, null, 1));
  } else {
    const left = unreadable.length > 0 ? `, not compared ${unreadable.length}` : '';
    console.log(`${summaryLine(summary)}${left}`);
  }
  if (table) {
    const readme = resolve(repositoryRoot, 'engine/README.md');
    const text = readFileSync(readme, 'utf8');
    writeFileSync(readme, withTable(text, tableOf(results), summaryLine(summary)));
  }
  return differing.length + unreadable.length === 0 ? 0 : 1;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string', default: '*' },
        json: { type: 'boolean', default: false },
        table: { type: 'boolean', default: false },
        wasm: { type: 'string', default: resolve(repositoryRoot, 'engine/dist/tflm.wasm') },
        kernels: { type: 'string', default: 'reference' },
      },
    });
    const { kernels } = values;
    if (kernels !== 'reference' && kernels !== 'fast') {
      throw new UsageError(`--kernels is reference or fast, not ${kernels}`);
    }
    if (positionals.length > 1) {
      throw new UsageError(`one folder at a time, not ${positionals.join(' and ')}`);
    }
    return { ...values, kernels, folder: positionals[0] ?? fixturesFolder } as const;
  } catch (error) {
    // parseArgs explains itself in a TypeError.
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

async function compileEngine(file: string): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(readFileSync(file));
  } catch (error) {
    throw new UsageError(`${file} is no engine: ${(error as Error).message}`);
  }
}
