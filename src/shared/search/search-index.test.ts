import { describe, expect, it } from 'vitest';
import { indexDocuments, type SearchDocument } from './search-index.ts';

const document = (id: string, title: string, text: string): SearchDocument => ({
  id,
  kind: '강의',
  title,
  text,
  to: `/${id}`,
});
const index = indexDocuments([
  document('arena', '텐서 아레나', '인터프리터는 텐서 아레나에서만 메모리를 얻습니다.'),
  document('planner', '메모리 플래너', '수명이 겹치지 않는 버퍼는 같은 주소를 다시 씁니다.'),
  document('api', 'MicroInterpreter', 'arena_used_bytes()는 할당이 끝난 뒤의 바이트입니다.'),
  document('ep', '실행 제공자', '남은 노드는 CPU로 폴백(fallback)합니다.'),
]);
const found = (query: string) => index.search(query, 10).map(({ id }) => id);

describe('searching', () => {
  it('finds Korean with a particle, without it, and by a part of a word', () => {
    expect(found('아레나')).toEqual(['arena']);
    expect(found('아레나를')).toEqual(['arena']);
    expect(found('인터프리')).toContain('arena');
    expect(found('플래')).toContain('planner');
  });

  it('finds English in any case, begun only, by a part of a compound, and with one letter wrong', () => {
    expect(found('FALLBACK')).toEqual(['ep']);
    expect(found('fallb')).toEqual(['ep']);
    expect(found('fallbcak')).toEqual(['ep']);
    expect(found('fallbcack')).toEqual(['ep']);
    expect(found('fallbocc')).toEqual([]);
    expect(found('fallbock')).toEqual(['ep']);
    expect(found('interpreter')).toContain('api');
    expect(found('used_bytes')).toContain('api');
  });

  it('finds Korean with other spaces, one letter wrong, and by one syllable', () => {
    expect(found('텐서아레나')).toEqual(['arena']);
    expect(found('텐서 아래나를')).toEqual(['arena']);
    expect(found('인터프리더')).toEqual(['arena']);
    expect(found('매모리 플래너')).toEqual(['planner']);
    expect(found('아메리카노')).toEqual([]);
    expect(found('끝')).toEqual(['api']);
    expect(index.search('수명이겹치지', 1)[0]?.excerpt).toContain('수명이 겹치지');
  });

  it('finds a short Korean word whatever its middle is, and two words with one of them wrong', () => {
    expect(found('아메나')).toEqual(['arena']);
    expect(found('노므')).toEqual([]);
    expect(found('너드는')).toEqual(['ep']);
    expect(found('플렌너')).toEqual(['planner']);
    expect(found('메모리 플렌너를')).toEqual(['planner']);
    expect(found('메모리 버퍼 플래노')).toEqual(['planner']);
  });

  it('does not take the begun syllable after a word for a particle of it', () => {
    const both = indexDocuments([
      document('lesson', '텐서 아레나', '텐서 아레나는 텐서 아레나입니다.'),
      document('type', 'TfLiteTensor', '텐서의 모양과 텐서의 자료형.'),
    ]);
    const order = (query: string) => both.search(query, 10).map(({ id }) => id);
    expect(order('텐서')).toEqual(['lesson', 'type']);
    expect(order('텐서ㅇ')).toEqual(['lesson', 'type']);
    expect(order('텐서아')).toEqual(['lesson']);
  });

  it('finds what is still being typed, in full-width letters, and through punctuation', () => {
    expect(found('텐서 아ㄹ')).toEqual(['arena']);
    expect(found('메모리 플래ㄴ')).toEqual(['planner']);
    expect(found('ＣＰＵ')).toEqual(['ep']);
    expect(found('arena_used_bytes()')).toEqual(['api']);
    expect(found('CPU로, 폴백(fallback)')).toEqual(['ep']);
    expect(found('…')).toEqual([]);
  });

  it('finds by first consonants, however the keyboard joined them', () => {
    expect(found('ㅇㄹㄴ')).toEqual(['arena']);
    expect(found('ㅁㅁㄹ ㅍㄹㄴ')).toEqual(['planner']);
    expect(found('ㅅㅎ ㅈㄱㅈ')).toEqual(['ep']);
    expect(
      indexDocuments([document('price', '값', '몫을 나눈 값사슬')]).search('ㄳ', 1),
    ).toHaveLength(1);
    expect(found('ㅋㅋㅋ')).toEqual([]);
    expect(found('ㅇㄹㄴㅁ')).toEqual([]);
  });

  it('puts the word itself before longer ones, and titles before texts', () => {
    const ranked = indexDocuments([
      document('a', '가', '정확한 값과 정확한 말을 정확하게 적습니다.'),
      document('b', '나', '정확도는 모델마다 다릅니다.'),
      document('c', '정확도', '맞힌 것을 셉니다.'),
    ]);
    expect(ranked.search('정확도', 10).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('does without one word of a longer query where nothing has them all, never of a short one', () => {
    expect(found('수명이 겹치지 않는 것')).toEqual(['planner']);
    expect(found('버퍼 주소 폴백')).toEqual(['planner']);
    expect(found('버퍼 주소 쀍꿿 둛')).toEqual([]);
    expect(found('버퍼 폴백')).toEqual([]);
  });

  it('leaves out what is not accepted', () => {
    const one = index.search('메모리', 10, ({ id }) => id !== 'arena');
    expect(one.map(({ id }) => id)).toEqual(['planner']);
  });

  it('shows where the text speaks of it', () => {
    expect(index.search('폴백', 1)[0]?.excerpt).toContain('폴백');
  });

  it('finds the one among a thousand notes', () => {
    const many = indexDocuments(
      Array.from({ length: 1000 }, (_, i) =>
        document(`n${i}`, `노트 ${i}`, `엣지 런타임 이야기 ${i} `.repeat(60)),
      ),
    );
    expect(many.search('노트 777', 10)[0]?.id).toBe('n777');
  });
});
