import { describe, expect, it } from 'vitest';
import { newMemory } from '../schedule.ts';
import { question } from './fixtures/question.ts';
import {
  gradeOf,
  interviewOf,
  missedOf,
  pickQuestions,
  type Question,
  questionsOf,
  scoreOf,
  topicsOf,
} from './interview.ts';

const QUESTIONS = [
  question('a', ['TFLM'], 'basic'),
  question('b', ['TFLM', '메모리'], 'advanced'),
  question('c', ['ONNX'], 'basic'),
];
const ANY = {
  tag: null,
  difficulty: null,
  dueOnly: false,
  count: 10,
  depth: 'none' as const,
  limit: null,
};
const NOW = 1_000_000;

describe('choosing questions', () => {
  const ids = (choice: Partial<typeof ANY> | { tag: string } | { difficulty: 'basic' }) =>
    pickQuestions(QUESTIONS, { ...ANY, ...choice }, new Map(), NOW, () => 0)
      .map(({ id }) => id)
      .sort();

  it('goes by topic and difficulty', () => {
    expect(ids({ tag: 'TFLM' })).toEqual(['a', 'b']);
    expect(ids({ difficulty: 'basic' })).toEqual(['a', 'c']);
    expect(ids({ count: 2 })).toHaveLength(2);
  });

  it('leaves out what is not due', () => {
    const memories = new Map([['a', { ...newMemory(NOW), due: NOW + 1 }]]);
    const due = pickQuestions(QUESTIONS, { ...ANY, dueOnly: true }, memories, NOW, () => 0.5);
    expect(due.map(({ id }) => id).sort()).toEqual(['b', 'c']);
  });
});

describe('asking deeper', () => {
  const deeper = (id: string, after: string): Question => ({
    ...question(id, ['TFLM', '꼬리 질문'], 'advanced'),
    after: { id: after, question: after },
  });
  const { first, deeper: byQuestion } = questionsOf([
    ...QUESTIONS,
    deeper('a1', 'a'),
    deeper('a2', 'a'),
    deeper('c1', 'c'),
  ]);
  const asked = (depth: 'none' | 'one' | 'all', memories = new Map()) =>
    interviewOf(first, depth, byQuestion, memories).map(({ id }) => id);

  it('begins with none of the deeper questions', () => {
    expect(first.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('goes on from each answer, as deep as was chosen', () => {
    expect(asked('none')).toEqual(['a', 'b', 'c']);
    expect(asked('one')).toEqual(['a', 'a1', 'b', 'c', 'c1']);
    expect(asked('all')).toEqual(['a', 'a1', 'a2', 'b', 'c', 'c1']);
  });

  it('asks the one that was not asked yet', () => {
    const memories = new Map([['a1', { ...newMemory(NOW), due: NOW + 1 }]]);
    expect(asked('one', memories)).toEqual(['a', 'a2', 'b', 'c', 'c1']);
  });

  it('counts a deeper answer for the topics of its question, and for no topic of its own', () => {
    const answer = (given: Question, found: boolean) => ({
      question: given,
      answer: '답',
      points: [{ label: '점', accept: [] }],
      found: [found],
      seconds: 1,
    });
    const [a, a1] = [first[0] as Question, byQuestion.get('a')?.[0] as Question];
    expect(topicsOf([answer(a, true), answer(a1, false)])).toEqual([
      { tag: 'TFLM', score: 0.5, questions: 2, lessons: [{ title: '', to: '/' }] },
    ]);
  });
});

describe('concluding', () => {
  const answered = (id: number, found: boolean[]) => ({
    question: QUESTIONS[id] ?? question('?', [], 'basic'),
    answer: '답',
    points: found.map((_, index) => ({ label: `점 ${index}`, accept: [] })),
    found,
    seconds: 10,
  });

  it('scores the share of key points and grades the card by it', () => {
    expect(scoreOf(answered(0, [true, false]))).toBe(0.5);
    expect(gradeOf(answered(0, [true, true, true, true, false]))).toBe('good');
    expect(gradeOf(answered(0, [true, false]))).toBe('hard');
    expect(gradeOf(answered(0, [false, false, true]))).toBe('again');
  });

  it('names what was missed, and where to read it again', () => {
    expect(missedOf(answered(0, [true, false]))).toEqual(['점 1']);
    const [tflm] = topicsOf([answered(0, [true, false])]);
    expect(tflm?.lessons).toEqual([{ title: '', to: '/' }]);
    expect(topicsOf([answered(0, [true])])[0]?.lessons).toEqual([]);
  });

  it('counts nothing for an empty answer to a question without key points', () => {
    expect(scoreOf({ ...answered(0, []), answer: '  ' })).toBe(0);
  });

  it('lists the weakest topic first', () => {
    const topics = topicsOf([
      answered(1, [true, true]),
      answered(2, [false]),
      answered(0, [false]),
    ]);
    expect(topics.map(({ tag, score }) => [tag, score])).toEqual([
      ['ONNX', 0],
      ['TFLM', 0.5],
      ['메모리', 1],
    ]);
  });
});
