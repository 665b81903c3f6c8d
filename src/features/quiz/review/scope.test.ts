import { describe, expect, it } from 'vitest';
import type { ReviewCard } from '../card.ts';
import { cardsIn, scopeIn, scopeQuery, scopesOf } from './scope.ts';

const card = (id: string, tags: string[], to: string): ReviewCard => ({
  kind: 'term',
  id,
  term: id,
  question: id,
  meaning: '',
  tags,
  origin: { title: to, to },
});
const CARDS = [
  card('a', ['TFLM', '꼬리 질문'], '/learn/1'),
  card('b', ['TFLM'], '/learn/1#place'),
  card('c', ['ONNX'], '/learn/2'),
];
const ids = (query: string) =>
  cardsIn(CARDS, scopeIn(new URLSearchParams(query))).map(({ id }) => id);

describe('which cards a sitting is about', () => {
  it('is said by the address: a topic, a lesson, or all', () => {
    expect(ids('')).toEqual(['a', 'b', 'c']);
    expect(ids('tag=꼬리 질문')).toEqual(['a']);
    expect(ids('from=/learn/1')).toEqual(['a', 'b']);
    const scope = { kind: 'tag', tag: '꼬리 질문' } as const;
    expect(scopeIn(new URLSearchParams(scopeQuery(scope)))).toEqual(scope);
  });

  it('offers every topic and every lesson with the number of its cards', () => {
    const { tags, origins } = scopesOf(CARDS);
    expect(tags).toEqual([
      { value: '꼬리 질문', cards: 1 },
      { value: 'ONNX', cards: 1 },
      { value: 'TFLM', cards: 2 },
    ]);
    expect(origins.map(({ value, cards }) => [value.to, cards])).toEqual([
      ['/learn/1', 2],
      ['/learn/2', 1],
    ]);
  });
});
