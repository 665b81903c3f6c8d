import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readForSearch, readText } from '../notes-db.ts';
import type { HeldNote } from './contract.ts';
import { contentOf, forget, hold } from './held.ts';
import { replaceHeld, takeOut, writeHeld } from './keeper.ts';

/** What a note's worker hands over, and the page knows by name alone. */
const held = (path: string, text: string): HeldNote => ({
  id: hold({ text, parts: [{ section: null, title: '', text }], cards: [] }),
  note: {
    path,
    title: path,
    date: null,
    tags: [],
    difficulty: null,
    sections: 0,
    cards: 0,
    missing: 0,
    updatedAt: 1,
  },
});

afterEach(() => vi.restoreAllMocks());

describe('the keeper of notes', () => {
  it('writes what it holds, and holds what that was written over', async () => {
    const first = held('가.md', '처음');
    expect(await writeHeld([first])).toEqual([]);
    expect(() => contentOf(first.id)).toThrow();
    const before = await writeHeld([held('가.md', '다음')]);
    expect(await readText('가.md')).toBe('다음');
    expect(before.map(({ note }) => note.path)).toEqual(['가.md']);
    // Undone: all of it is back, for the search too.
    await writeHeld(before);
    expect(await readText('가.md')).toBe('처음');
    expect((await readForSearch(['가.md']))[0]?.parts[0]?.text).toBe('처음');
  });

  it('holds what the storage refuses, until it is forgotten', async () => {
    const refused = held('나.md', '글');
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(writeHeld([refused])).rejects.toThrow('full');
    await expect(replaceHeld(refused, null)).rejects.toThrow('full');
    full.mockRestore();
    expect(await replaceHeld(refused, null)).toBeNull();
    expect(await readText('나.md')).toBe('글');

    const other = held('나.md', '이 탭의 글');
    expect(await replaceHeld(other, '다른 글')).toEqual({ found: '글' });
    expect(contentOf(other.id).text).toBe('이 탭의 글');
    forget([other.id]);
    await expect(writeHeld([other])).rejects.toThrow('내용을 잃었습니다');
  });

  it('gives what it takes out, so that it can be brought back', async () => {
    await writeHeld([held('다.md', '글')]);
    const taken = await takeOut(['다.md', '없음.md']);
    expect(await readText('다.md')).toBeNull();
    await writeHeld(taken);
    expect(await readText('다.md')).toBe('글');
  });
});
