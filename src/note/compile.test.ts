import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileNote } from './compile.ts';

/** Notes of our own, each in another shape, with the lesson that each is to become. */
const folder = new URL('./fixtures/', import.meta.url);
const notes = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.md'));

const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const fixture = (name: string) => compileNote(read(`${name}.md`));

describe('golden files', () => {
  test('there are a dozen', () => expect(notes.length).toBeGreaterThanOrEqual(12));

  test.each(notes)('%s', (name) => {
    const golden = new URL(name.replace(/md$/, 'json'), folder);
    const model = compileNote(read(name));
    // After a change that is meant: UPDATE_GOLDEN=1 npx vitest run src/note, then read the diff.
    if (process.env.UPDATE_GOLDEN === '1') {
      writeFileSync(golden, `${JSON.stringify(model, null, 2)}\n`);
    }
    expect(model).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
  });
});

describe('what a note becomes', () => {
  test('a table outside the list belongs to the answer before it, and to the tables', () => {
    const { questions, tables } = fixture('numbered');
    expect(questions[0]?.answer).toContain('| **영점** | 언제나 0');
    expect(questions[1]?.answer).not.toContain('|');
    expect(tables[0]?.rows).toHaveLength(2);
  });

  test('escaped emphasis beside a particle is emphasis, and a rule of underscores a rule', () => {
    const { html } = fixture('numbered');
    expect(html).toContain('<strong>스케일(Scale)</strong>은');
    expect(html).toContain('<hr>');
    expect(html).not.toMatch(/\*\*|____/);
  });

  test('steps are asked only where they have one order', () => {
    const cards = fixture('branching').cards.filter(({ kind }) => kind === 'workflow');
    expect(cards).toHaveLength(1);
  });

  test('line ends and a BOM of Windows make no difference', () => {
    const windows = `\uFEFF${read('numbered.md').replaceAll('\n', '\r\n')}`;
    expect(compileNote(windows)).toEqual(fixture('numbered'));
  });

  test('what is missing is said', () => {
    const { missing } = fixture('bare');
    expect(missing.join(' ')).toMatch(/머리말.*제목 줄.*질문과 답/);
    expect(fixture('numbered').missing).toEqual([]);
  });

  test('a word in angle brackets is no element', () => {
    expect(fixture('other-headings').html).toContain('std::vector&#x3C;float>');
  });
});

describe('identity of cards', () => {
  test('moving, re-indenting and editing elsewhere keep it; another answer makes another card', () => {
    const before = fixture('numbered').cards.map(({ id }) => id);
    const moved = compileNote(`${read('numbered.md')}\n\n## 5. 뒤에 더한 절\n\n새 문단입니다.\n`);
    expect(moved.cards.map(({ id }) => id)).toEqual(before);
    const edited = compileNote(read('numbered.md').replace('곱셈이 단순합니다', '곱셈이 쉽습니다'));
    const after = new Set(edited.cards.map(({ id }) => id));
    expect(before.filter((id) => !after.has(id))).toHaveLength(1);
  });

  test('Hangul that macOS took apart is the same card', () => {
    const nfd = compileNote(read('numbered.md').normalize('NFD'));
    expect(nfd.cards.map(({ id }) => id)).toEqual(fixture('numbered').cards.map(({ id }) => id));
  });
});
