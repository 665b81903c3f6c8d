import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileNote } from '../src/note/compile.ts';

/** `npm run note -- FILE.md`: the lesson that a note becomes, as JSON. */
function print(file: string): void {
  // npm runs from the project's folder; a path is meant from where it was typed.
  const path = resolve(process.env.INIT_CWD ?? '.', file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    console.error(`cannot read ${path}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`${JSON.stringify(compileNote(text), null, 2)}\n`);
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: npm run note -- FILE.md');
  process.exitCode = 2;
} else print(file);
