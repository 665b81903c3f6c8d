import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileNote } from '../src/note/compile.ts';
import { decodeNote } from '../src/note/decode.ts';

/** `npm run note -- FILE.md`: the lesson that a note becomes, as JSON. */
function print(file: string): void {
  // npm runs from the project's folder; a path is meant from where it was typed.
  const path = resolve(process.env.INIT_CWD ?? '.', file);
  let text: string | null;
  try {
    text = decodeNote(readFileSync(path));
  } catch (error) {
    console.error(`cannot read ${path}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
    return;
  }
  if (text === null) {
    console.error(`cannot read ${path}: neither UTF-8, UTF-16 nor Windows-949`);
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
