/** The models of a folder and their records (../shared/conformance/README.md), whatever lies there. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { globToRegExp } from '../glob.ts';
import { type GoldenRecord, InvalidRecordError, parseRecord } from './record.ts';

export interface Case {
  readonly name: string;
  readonly model: Uint8Array;
  readonly record: GoldenRecord;
  /** Whether the inputs of a trial of one arena size are filled (only in the made graphs). */
  readonly fillsTrialInputs: boolean;
}

/** Why there is nothing to compare, for a reader who asked for the comparison. */
export interface UnreadableCase {
  readonly name: string;
  readonly problem: string;
}

/** The folder is none of records at all. */
export class NoRecordsError extends Error {
  override readonly name = 'NoRecordsError';
}

/**
 * Cases of DIR/models and DIR/golden, folders within them included, in order of name. A model
 * without a record, a record without a model and a file that is not one are cases, too: what was
 * asked for and not compared must not look like what agrees.
 */
export function* readCases(folder: string, only = '*'): Generator<Case | UnreadableCase> {
  const models = join(folder, 'models');
  const golden = join(folder, 'golden');
  for (const part of [models, golden]) {
    if (!statSync(part, { throwIfNoEntry: false })?.isDirectory()) {
      throw new NoRecordsError(`${part} is no folder: models/ and golden/ are expected`);
    }
  }
  const wanted = globToRegExp(only);
  const names = [...new Set([...namesIn(models, '.tflite'), ...namesIn(golden, '.json')])];
  const chosen = names.filter((name) => wanted.test(name)).sort();
  if (chosen.length === 0) {
    throw new NoRecordsError(
      names.length === 0
        ? `${folder} has no .tflite in models/ and no .json in golden/`
        : `none of the ${names.length} models of ${folder} is called ${only}`,
    );
  }
  // The set of other people's models has the made graphs in ops/ beside it.
  const fillsTrialInputs = !existsSync(join(folder, 'ops'));
  for (const name of chosen) {
    const model = readOrSay(join(models, `${name}.tflite`), (bytes) => new Uint8Array(bytes));
    const record = readOrSay(join(golden, `${name}.json`), (bytes) =>
      parseRecord(bytes.toString('utf8')),
    );
    if (typeof model === 'string') yield { name, problem: model };
    else if (typeof record === 'string') yield { name, problem: record };
    else yield { name, model, record, fillsTrialInputs };
  }
}

/** Without the ending, `/` between folders. */
const namesIn = (folder: string, ending: string): string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => path.endsWith(ending))
    .map((path) => path.slice(0, -ending.length).split(sep).join('/'));

/** What `read` makes of the file, or what is wrong with it. */
function readOrSay<T>(path: string, read: (bytes: Buffer) => T): T | string {
  try {
    return read(readFileSync(path));
  } catch (error) {
    if (error instanceof InvalidRecordError) return `${path} is ${error.message}`;
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return `${path} ${code === 'ENOENT' ? 'is missing' : `cannot be read (${code})`}`;
  }
}
