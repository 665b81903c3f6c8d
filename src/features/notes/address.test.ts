import { describe, expect, it } from 'vitest';
import { pathOfLink } from './address.ts';

describe('a link in a note to another', () => {
  const notes = ['a/x.md', 'a/b.md', 'c/b.md', 'c/메모리 플래너.md'].map((path) => ({ path }));

  it('is taken from its own folder first, then by the only name there is', () => {
    expect(pathOfLink(notes, 'a/x.md', './b.md#절')).toBe('a/b.md');
    expect(pathOfLink(notes, 'a/x.md', '../c/b.md')).toBe('c/b.md');
    expect(pathOfLink(notes, 'a/x.md', '메모리 플래너.md')).toBe('c/메모리 플래너.md');
    expect(pathOfLink(notes, 'd/y.md', 'b.md')).toBeNull();
    expect(pathOfLink(notes, 'a/x.md', 'none.md')).toBeNull();
  });
});
