import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptNote, ListedNotes } from './notes-db.ts';

/** The real library on IndexedDB as Node has it; each test opens the database anew, as a page does. */

type Database = typeof import('./notes-db.ts');

async function open(): Promise<Database> {
  vi.resetModules();
  return import('./notes-db.ts');
}

const list = (database: Database) =>
  new Promise<ListedNotes>((resolve, reject) => database.watchNotes(resolve, reject));

const row = (path: string) => ({
  path,
  title: '노트',
  date: null,
  tags: ['연습'],
  difficulty: null,
  sections: 1,
  cards: 1,
  missing: 0,
  updatedAt: 1,
});
const card = {
  kind: 'term',
  id: 'a',
  section: null,
  term: '포화',
  definition: '값을 자릅니다',
} as const;
const note = (path: string, text: string): KeptNote => ({
  note: row(path),
  text: { path, text, parts: [{ section: 'section-1', title: '절', text }] },
  cards: { path, cards: [card] },
});

beforeEach(async () => {
  // The pages of the test before are still open, and say so.
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await Dexie.delete('notes');
  warn.mockRestore();
});
afterEach(() => vi.restoreAllMocks());

describe('notes in the storage', () => {
  it('of the first version are there after the migration, and are searched as one part', async () => {
    const old = new Dexie('notes');
    old.version(1).stores({ notes: 'path', texts: 'path', cards: 'path' });
    await old.table('notes').put(row('폴더/a.md'));
    await old.table('texts').put({ path: '폴더/a.md', text: '# 원문', plain: '찾을 글' });
    await old.table('cards').put({ path: '폴더/a.md', cards: [card] });
    old.close();

    const database = await open();
    expect(await list(database)).toEqual({ notes: [row('폴더/a.md')], damaged: 0 });
    expect(await database.readText('폴더/a.md')).toBe('# 원문');
    expect(await database.readForSearch(['폴더/a.md'])).toEqual([
      {
        path: '폴더/a.md',
        parts: [{ section: null, title: '', text: '찾을 글' }],
        cards: [card],
      },
    ]);
    expect(await database.readTexts()).toEqual([
      { path: '폴더/a.md', text: '# 원문', parts: [{ section: null, title: '', text: '찾을 글' }] },
    ]);
    expect((await database.readCards())[0]?.cards).toEqual([card]);
  });

  it('are written whole or not at all when the storage is full', async () => {
    const database = await open();
    await database.writeNotes([note('a.md', '처음')]);
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'cards') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    });
    await expect(database.writeNotes([note('a.md', '다음'), note('b.md', '새')])).rejects.toThrow();
    await expect(database.replaceNote(note('a.md', '다음'), '처음')).rejects.toThrow();
    expect(await database.readText('a.md')).toBe('처음');
    expect((await list(database)).notes.map(({ path }) => path)).toEqual(['a.md']);
  });

  it('that are damaged are left alone and counted', async () => {
    const database = await open();
    await database.writeNotes([note('a.md', '글')]);
    const raw = await new Dexie('notes').open();
    await raw.table('notes').put({ path: 'b.md', title: 7 });
    await raw.table('texts').put({ path: 'c.md', parts: 'none' });
    const { notes, damaged } = await list(database);
    expect(notes.map(({ path }) => path)).toEqual(['a.md']);
    expect(damaged).toBe(1);
    expect(await database.readText('c.md')).toBeNull();
    expect(await database.readForSearch(['c.md'])).toEqual([
      { path: 'c.md', parts: [], cards: [] },
    ]);
    expect(await raw.table('notes').count()).toBe(2);
    raw.close();
  });

  it('are not written over what another tab wrote, unless it wrote the same', async () => {
    const database = await open();
    await database.writeNotes([note('a.md', '처음')]);
    expect(await database.replaceNote(note('a.md', '다음'), '처음')).toBeNull();
    expect(await database.replaceNote(note('a.md', '다른'), '처음')).toEqual({ found: '다음' });
    expect(await database.replaceNote(note('a.md', '다음'), '처음')).toBeNull();
    expect(await database.readText('a.md')).toBe('다음');
  });

  it('come back whole after they were taken out', async () => {
    const database = await open();
    await database.writeNotes([note('a.md', '글'), note('b.md', '남는 글')]);
    const removed = await database.removeNotes(['a.md', 'none.md']);
    expect(removed).toEqual([note('a.md', '글')]);
    expect((await list(database)).notes).toHaveLength(1);
    await database.writeNotes(removed);
    expect(await database.readText('a.md')).toBe('글');
  });
});
