import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Backup, readBackup, writeBackup } from './backup.ts';
import { type KeptInterview, NO_DRAFT } from './interview/kept-interview.ts';
import type { KeptReviews } from './quiz-db.ts';
import { DEFAULT_SETTINGS } from './records.ts';
import { newMemory, reviewed } from './schedule.ts';

/** The real library on IndexedDB as Node has it; each test opens the database anew, as a page does. */

const NOW = Date.UTC(2026, 10, 23, 9);
const HOUR = 3_600_000;
type Database = typeof import('./quiz-db.ts');

async function open(): Promise<Database> {
  vi.resetModules();
  return import('./quiz-db.ts');
}

const kept = (database: Database) =>
  new Promise<KeptReviews>((resolve, reject) => database.watchReviews(resolve, reject));

const answer = (database: Database, card: string, at: number, grade: 'again' | 'good' = 'good') =>
  database.writeAnswer({ card, grade, at }, (before) => reviewed(before, grade, at));

const addBackup = async (backup: Backup) => (await import('./backup-db.ts')).addBackup(backup);

const interview = (id: string, changedAt: number): KeptInterview => ({
  id,
  holder: 'page',
  startedAt: NOW,
  changedAt,
  finishedAt: changedAt,
  limit: null,
  questions: ['a'],
  answers: [],
  draft: NO_DRAFT,
});

/** An empty storage. The pages of the test before are still open, and say so. */
async function newBrowser(): Promise<void> {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await Dexie.delete('quiz');
  warn.mockRestore();
}

beforeEach(newBrowser);
afterEach(() => vi.restoreAllMocks());

describe('reviews in the storage', () => {
  it('of the first version are there after the migration, with the settings of then', async () => {
    const old = new Dexie('quiz');
    old.version(1).stores({ reviews: 'card, memory.due', answers: '++id, at, card' });
    await old.table('reviews').put({ card: 'a', memory: newMemory(NOW) });
    await old.table('answers').add({ card: 'a', grade: 'good', at: NOW, before: null });
    old.close();

    const { memories, answers, settings } = await kept(await open());
    expect([...memories.keys()]).toEqual(['a']);
    expect(answers).toHaveLength(1);
    expect(settings).toEqual(DEFAULT_SETTINGS);
  });

  it('of the second version are there after the migration, which brings room for interviews', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const old = new Dexie('quiz');
    old.version(1).stores({ reviews: 'card, memory.due', answers: '++id, at, card' });
    old.version(2).stores({ settings: 'key' });
    await old.table('reviews').put({ card: 'a', memory: newMemory(NOW) });
    await old.table('settings').put({ key: 'settings', newPerDay: 3, duePerDay: 50 });
    old.close();

    const database = await open();
    const { memories, settings } = await kept(database);
    expect([...memories.keys()]).toEqual(['a']);
    expect(settings).toEqual({ newPerDay: 3, duePerDay: 50 });
    expect(await database.quizDb.interviews.count()).toBe(0);
  });

  it('of two tabs follow one another: each builds on what the other wrote', async () => {
    const [one, two] = [await open(), await open()];
    await answer(one, 'a', NOW);
    await answer(two, 'a', NOW + 24 * HOUR);
    const { memories, answers } = await kept(one);
    expect(memories.get('a')?.reps).toBe(2);
    expect(answers[1]?.before?.reps).toBe(1);
  });

  it('are taken back one by one, but not under a later answer', async () => {
    const database = await open();
    await answer(database, 'a', NOW);
    await answer(database, 'a', NOW + HOUR);
    const [first, second] = (await kept(database)).answers;
    expect(await database.takeBack(first?.id ?? 0)).toBe(false);
    expect(await database.takeBack(second?.id ?? 0)).toBe(true);
    expect(await database.takeBack(first?.id ?? 0)).toBe(true);
    expect((await kept(database)).memories.size).toBe(0);
  });

  it('that are damaged are left alone and counted', async () => {
    const database = await open();
    await answer(database, 'a', NOW);
    const raw = await new Dexie('quiz').open();
    await raw.table('reviews').put({ card: 'b', memory: { due: 'soon' } });
    const { memories, damaged } = await kept(database);
    expect([...memories.keys()]).toEqual(['a']);
    expect(damaged).toBe(1);
    expect(await raw.table('reviews').count()).toBe(2);
    raw.close();
  });

  it('keep their answer and their memory together when the storage is full', async () => {
    const database = await open();
    await answer(database, 'a', NOW);
    const add = IDBObjectStore.prototype.add;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'answers') throw new DOMException('full', 'QuotaExceededError');
      return add.apply(this, args);
    });
    await expect(answer(database, 'a', NOW + HOUR)).rejects.toThrow('full');
    const { memories, answers } = await kept(database);
    expect(memories.get('a')?.reps).toBe(1);
    expect(answers).toHaveLength(1);
  });
});

describe('a backup added to what is here', () => {
  it('brings what is missing once, and keeps the memory that was reviewed last', async () => {
    const database = await open();
    await answer(database, 'a', NOW);
    await answer(database, 'b', NOW);
    const read = readBackup(writeBackup(await kept(database), [interview('one', NOW)], NOW));
    if (!read.ok) throw new Error(read.why);
    await answer(database, 'a', NOW + 24 * HOUR);
    expect(await addBackup(read.backup)).toEqual({ cards: 0, answers: 0, interviews: 1 });
    expect(await addBackup(read.backup)).toEqual({ cards: 0, answers: 0, interviews: 0 });

    await newBrowser();
    const fresh = await open();
    await answer(fresh, 'a', NOW + 48 * HOUR, 'again');
    expect(await addBackup(read.backup)).toEqual({ cards: 1, answers: 2, interviews: 1 });
    const { memories, answers } = await kept(fresh);
    expect(memories.get('a')?.lastReview).toBe(NOW + 48 * HOUR);
    expect(answers).toHaveLength(3);
  });

  it('brings interviews in their newer state, and no more finished ones than are kept', async () => {
    const database = await open();
    const backup = async (...interviews: readonly KeptInterview[]) => {
      const read = readBackup(writeBackup(await kept(database), interviews, NOW));
      if (!read.ok) throw new Error(read.why);
      return addBackup(read.backup);
    };
    await database.quizDb.interviews.put(interview('one', NOW + HOUR));
    expect((await backup(interview('one', NOW))).interviews).toBe(0);
    expect((await database.quizDb.interviews.get('one'))?.changedAt).toBe(NOW + HOUR);
    expect((await backup(interview('one', NOW + 2 * HOUR))).interviews).toBe(1);
    const many = Array.from({ length: 30 }, (_, at) => interview(`${at}`, NOW + (at - 40) * HOUR));
    expect((await backup(...many)).interviews).toBe(19);
    expect(await database.quizDb.interviews.count()).toBe(20);
  });

  it('is added whole or not at all when the storage is full', async () => {
    const database = await open();
    await answer(database, 'a', NOW);
    const read = readBackup(writeBackup(await kept(database), [interview('one', NOW)], NOW));
    if (!read.ok) throw new Error(read.why);
    await newBrowser();
    const fresh = await open();
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'interviews') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    });
    await expect(addBackup(read.backup)).rejects.toThrow('full');
    expect((await kept(fresh)).memories.size).toBe(0);
  });
});
