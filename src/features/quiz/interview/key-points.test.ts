import { describe, expect, it } from 'vitest';
import { findKeyPoints } from './key-points.ts';

const POINTS = [
  { label: '정적 할당', accept: ['static allocation', '미리 할당'] },
  { label: '텐서 아레나', accept: ['tensor arena', '아레나'] },
  { label: '실행 제공자', accept: ['execution provider', 'EP'] },
];

describe('key points in a typed answer', () => {
  it('are found with any particle and any spacing', () => {
    expect(findKeyPoints('메모리를 정적할당으로 텐서 아레나에 둡니다.', POINTS)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('are found by their English name in any case', () => {
    expect(findKeyPoints('Static Allocation in a TENSOR-ARENA', POINTS)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('are missing from an answer that does not name them', () => {
    expect(findKeyPoints('잘 모르겠습니다.', POINTS)).toEqual([false, false, false]);
    expect(findKeyPoints('', POINTS)).toEqual([false, false, false]);
  });

  it('are found in decomposed Hangul, as some keyboards type it', () => {
    expect(findKeyPoints('텐서 아레나'.normalize('NFD'), POINTS)[1]).toBe(true);
  });
});
