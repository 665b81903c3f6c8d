/** What `npm run conformance` says about folders that somebody else has put together. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NoRecordsError, readCases } from '../../scripts/engine/conformance/cases.ts';
import { fixturesFolder } from '../../scripts/engine/fixtures.ts';

const fixture = 'abs__float_rank5';
const model = resolve(fixturesFolder, 'models', `${fixture}.tflite`);
const record = resolve(fixturesFolder, 'golden', `${fixture}.json`);

let folder: string;
const models = (...path: string[]) => join(folder, 'models', ...path);
const golden = (...path: string[]) => join(folder, 'golden', ...path);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  for (const path of [models(), golden()]) mkdirSync(path);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** By name: what is wrong with the case, or that it can be compared. */
const told = (only?: string) =>
  Object.fromEntries(
    [...readCases(folder, only)].map((each) => [
      each.name,
      'problem' in each ? each.problem.replaceAll(folder, 'DIR') : 'compared',
    ]),
  );

describe('readCases', () => {
  it('goes on after a case that cannot be compared, and says why', () => {
    copyFileSync(model, models('good.tflite'));
    copyFileSync(record, golden('good.json'));
    copyFileSync(model, models('unrecorded.tflite'));
    copyFileSync(record, golden('modelless.json'));
    mkdirSync(models('folder.tflite'));
    copyFileSync(record, golden('folder.json'));
    for (const [name, text] of [
      ['cut', '{"model": '],
      ['list', '[]'],
      ['other', '{"hello": 1}'],
    ] as const) {
      copyFileSync(model, models(`${name}.tflite`));
      writeFileSync(golden(`${name}.json`), text);
    }
    expect(told()).toEqual({
      cut: expect.stringMatching(/^DIR.golden.cut\.json is no JSON: /),
      folder: expect.stringMatching(/^DIR.models.folder\.tflite cannot be read \(EISDIR\)$/),
      good: 'compared',
      list: expect.stringMatching(/^DIR.golden.list\.json is no record: /),
      modelless: expect.stringMatching(/^DIR.models.modelless\.tflite is missing$/),
      other: expect.stringMatching(/^DIR.golden.other\.json is no record: model: /),
      unrecorded: expect.stringMatching(/^DIR.golden.unrecorded\.json is missing$/),
    });
  });

  it.each(['plan', 'arenaUsedBytes', 'io', 'runs', 'invokeLog', 'allocations'])(
    'takes no record without its %s for one that agrees',
    (key) => {
      copyFileSync(model, models('a.tflite'));
      const { [key]: _, ...rest } = JSON.parse(readFileSync(record, 'utf8'));
      writeFileSync(golden('a.json'), JSON.stringify(rest));
      expect(told()).toEqual({
        a: expect.stringMatching(new RegExp(`is no record: ${key}: `)),
      });
    },
  );

  it('finds models in folders within', () => {
    mkdirSync(models('deep', 'er'), { recursive: true });
    mkdirSync(golden('deep', 'er'), { recursive: true });
    copyFileSync(model, models('deep', 'er', 'a.tflite'));
    copyFileSync(record, golden('deep', 'er', 'a.json'));
    writeFileSync(models('deep', 'README.md'), '');
    expect(told()).toEqual({ 'deep/er/a': 'compared' });
  });

  it('refuses to compare nothing', () => {
    expect(() => told()).toThrow('no .tflite in models/');
    copyFileSync(model, models('a.tflite'));
    expect(() => told('b*')).toThrow('none of the 1 models');
    rmSync(golden(), { recursive: true });
    expect(() => told()).toThrow(NoRecordsError);
    writeFileSync(golden(), '');
    expect(() => told()).toThrow('golden is no folder');
  });
});
