import { readFileSync } from 'node:fs';
import { compileNote } from '../src/note/compile.ts';

/** `npm run note -- FILE.md`: the lesson that a note becomes, as JSON. */
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: npm run note -- FILE.md');
  process.exitCode = 2;
} else {
  process.stdout.write(`${JSON.stringify(compileNote(readFileSync(file, 'utf8')), null, 2)}\n`);
}
