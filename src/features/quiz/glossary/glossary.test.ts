import { expect, test } from 'vitest';
import type { ReviewCard } from '../card.ts';
import { glossaryOf } from './glossary.ts';

const term = (name: string): ReviewCard => ({
  kind: 'term',
  id: name,
  term: name,
  question: name,
  meaning: '',
  tags: [],
  origin: { title: '', to: '/' },
});

test('terms stand in order, with the other names that count for them', () => {
  const entries = glossaryOf([term('폴백(fallback)'), term('텐서 아레나(Tensor Arena)')]);
  expect(entries.map(({ card }) => card.id)).toEqual([
    '텐서 아레나(Tensor Arena)',
    '폴백(fallback)',
  ]);
  expect(entries.map(({ otherNames }) => otherNames)).toEqual([['아레나', 'arena'], ['대체 실행']]);
});
