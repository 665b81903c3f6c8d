import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyPointsOf, markKeyPoints } from '@/features/quiz/interview/key-points.ts';
import { compileNote } from '../../note/compile.ts';
import { toReviewCard } from './note-cards.ts';

const note = readFileSync(new URL('../../note/fixtures/numbered.md', import.meta.url), 'utf8');
const model = compileNote(note);
const review = (source = model) =>
  source.cards.map((card) => toReviewCard(card, { ...source, path: '폴더/노트 1.md' }));

describe('the cards of a note in the quiz', () => {
  test('each is asked under its own id, with a way back to its place', () => {
    const cards = review();
    expect(cards.map(({ id }) => id)).toEqual(model.cards.map(({ id }) => id));
    expect(cards[0]?.origin).toEqual({
      title: model.title,
      to: `/notes?note=${encodeURIComponent('폴더/노트 1.md')}#section-6`,
    });
  });

  test('a choice has its right answer once, in the same place each time', () => {
    const choices = review().filter((card) => card.kind === 'choice');
    expect(choices.length).toBeGreaterThan(2);
    for (const card of choices) {
      expect(new Set(card.choices).size).toBe(card.choices.length);
      expect(card.correct).toBeGreaterThanOrEqual(0);
    }
    expect(review()).toEqual(review());
  });

  test('a workflow is put in order, the rows of a table are matched', () => {
    const cards = review();
    const order = cards.find((card) => card.kind === 'order');
    expect(order?.kind === 'order' && order.steps.join(' → ')).toBe(
      '범위 측정 → 스케일 계산 → 정수로 저장 → 정수 연산 → 실수로 되돌리기',
    );
    const match = cards.find((card) => card.kind === 'match');
    const source = model.cards.find((card) => card.kind === 'table' && card.form === 'rows');
    expect(match?.id).toBe(source?.id);
    expect(match?.kind === 'match' && match.rows.length).toBeGreaterThan(1);
  });

  test('bold terms of an answer are its key points, by either name', () => {
    const edited = compileNote(
      note.replace('곱셈이 단순합니다', '**단순함(Simplicity)**이 장점입니다'),
    );
    const [card] = review(edited);
    const points = card?.kind === 'question' ? keyPointsOf(card.answer, card.keyPoints) : [];
    const said = (answer: string) =>
      markKeyPoints(answer, points)
        .map(({ state }) => state)
        .includes('found');
    expect(['단순함이 좋습니다', 'simplicity'].map(said)).toEqual([true, true]);
    expect(said('복잡합니다')).toBe(false);
  });
});
