import { describe, expect, it } from 'vitest';
import type { CardOf } from '../card.ts';
import { exerciseOf, rightPlaces } from './exercise.ts';

const common = { question: '', explain: '', tags: [], origin: { title: '', to: '/' } };
const order: CardOf<'order'> = { kind: 'order', id: 'o', steps: ['가', '나', '다'], ...common };
const match: CardOf<'match'> = {
  kind: 'match',
  id: 'm',
  rows: [
    ['head', '중간 텐서'],
    ['tail', '구조체'],
    ['temp', '준비하는 동안'],
  ],
  ...common,
};

describe('what is to be put in order or matched', () => {
  it.each([order, match])('$kind: every option belongs to one place, and none is lost', (card) => {
    for (let turn = 0; turn < 20; turn++) {
      const exercise = exerciseOf(card, turn);
      const found = exercise.right.map((option) => exercise.options[option]);
      expect(found).toEqual(
        card.kind === 'order' ? card.steps : card.rows.map(([, right]) => right),
      );
    }
  });

  it('is never given as it belongs, and not in the same order each time', () => {
    const orders = Array.from({ length: 20 }, (_, turn) => exerciseOf(order, turn).options.join());
    expect(orders).not.toContain('가,나,다');
    expect(new Set(orders).size).toBeGreaterThan(1);
    expect(exerciseOf(order, 3)).toEqual(exerciseOf(order, 3));
  });

  it('counts the places that are right', () => {
    const exercise = exerciseOf(match, 0);
    expect(rightPlaces(exercise, exercise.right)).toBe(3);
    const [first = 0, second = 0, third = 0] = exercise.right;
    expect(rightPlaces(exercise, [second, first, third])).toBe(1);
  });
});
