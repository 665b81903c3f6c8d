import { describe, expect, it } from 'vitest';
import { GrowingIndex } from './growing-index.ts';

/** Notes as they come, are edited and are deleted while the student searches. */
const noteOf = (name: string, ...texts: string[]) =>
  [
    name,
    texts.map((text, at) => ({ id: `${name}${at}`, kind: '노트', title: name, text, to: '/' })),
  ] as const;
const found = (index: GrowingIndex, query: string) =>
  index.search(query, 10).map(({ id, text }) => `${id}: ${text}`);

function ofMany(): GrowingIndex {
  const index = new GrowingIndex();
  index.change(new Map(Array.from({ length: 40 }, (_, at) => noteOf(`n${at}`, `글 ${at}번`))));
  return index;
}

describe('an index that grows', () => {
  it('finds a changed note by what it says now, never by what it said', () => {
    const index = ofMany();
    expect(found(index, '글 7번')[0]).toBe('n70: 글 7번');
    index.change(new Map([noteOf('n7', '플래너를 고쳤습니다', '아레나')]));
    expect(found(index, '플래너')).toEqual(['n70: 플래너를 고쳤습니다']);
    expect(found(index, '글 7번').some((one) => one.startsWith('n70'))).toBe(false);
    index.change(new Map([noteOf('n7', '리졸버')]));
    expect(found(index, '플래너')).toEqual([]);
    expect(found(index, '리졸버')).toEqual(['n70: 리졸버']);
  });

  it('forgets what is deleted, changed before or not, and takes new notes', () => {
    const index = ofMany();
    index.change(new Map([noteOf('새로', '양자화'), ['n3', null]]));
    expect(found(index, '양자화')).toHaveLength(1);
    expect(found(index, '3번').some((one) => one.startsWith('n30:'))).toBe(false);
    index.change(new Map([['새로', null]]));
    expect(found(index, '양자화')).toEqual([]);
    expect([...index.groups]).toHaveLength(39);
  });

  it('says the same whether notes came one by one or all at once', () => {
    const slowly = new GrowingIndex();
    for (let at = 0; at < 40; at++) slowly.change(new Map([noteOf(`n${at}`, `글 ${at}번`)]));
    expect(found(slowly, '글 23번')).toEqual(found(ofMany(), '글 23번'));
  });
});
