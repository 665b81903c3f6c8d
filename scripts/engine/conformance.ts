/**
 * `npm run conformance -- DIR [--only GLOB] [--json] [--wasm FILE] [--kernels reference|fast] [--table]`
 *
 * Runs DIR/models/*.tflite and compares with DIR/golden/*.json: one line a model that differs, then
 * the sums. Ends with 0 only if nothing differs. `--table` (with the project's fixtures) also writes
 * the table of engine/README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, notes } from './conformance/compare.ts';
import { readCases } from './conformance/record.ts';
import { comparedColumns, differenceLine, summarise, summaryLine } from './conformance/report.ts';
import { CaseRunner } from './conformance/run-case.ts';
import { type DescribedResult, tableOf, withTable } from './conformance/table.ts';
import { fixturesFolder } from './fixtures.ts';
import { repositoryRoot } from './toolchain/sources.ts';

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
  throw new Error(`--kernels is reference or fast, not ${kernels}`);
}
const folder = positionals[0] ?? fixturesFolder;
const runner = new CaseRunner(await WebAssembly.compile(readFileSync(values.wasm)), kernels);
const results: DescribedResult[] = [];
for (const each of readCases(folder, values.only)) {
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
  if (!values.json) {
    if (differences.length > 0) console.log(differenceLine(result));
    for (const note of notes(each.record, found)) console.log(`note: ${each.name} ${note}`);
  }
}

const summary = summarise(results);
if (values.json) {
  const differing = results.filter(({ differences }) => differences.length > 0);
  console.log(
    JSON.stringify(
      { ...summary, differing: differing.map(({ name, differences }) => ({ name, differences })) },
      null,
      1,
    ),
  );
} else {
  console.log(summaryLine(summary));
}
if (values.table) {
  const readme = resolve(repositoryRoot, 'engine/README.md');
  const text = readFileSync(readme, 'utf8');
  writeFileSync(readme, withTable(text, tableOf(results), summaryLine(summary)));
}
process.exitCode = results.every(({ differences }) => differences.length === 0) ? 0 : 1;
