import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyPointsOf, markKeyPoints } from '../src/features/quiz/interview/key-points.ts';
import type { LessonQuiz } from './contract.ts';
import { course } from './course.ts';

/**
 * Answers as candidates type them (half right, wrong, denied, in English, without spaces, misspelt),
 * each with the key points that a person finds in it. The rubrics and the matcher are held to that.
 */
interface Judged {
  readonly question: string;
  readonly answer: string;
  readonly said: readonly string[];
}

const judged = JSON.parse(
  readFileSync(new URL('judged-answers.json', import.meta.url), 'utf8'),
) as readonly Judged[];

const folders = course.flatMap(({ lessons }) => lessons.map(({ folder }) => folder));
const quizzes = await Promise.all(
  folders.map(async (folder) => {
    const file = new URL(`./${folder}/quiz.ts`, import.meta.url);
    return ((await import(/* @vite-ignore */ file.href)) as { quiz: LessonQuiz }).quiz;
  }),
);
const questions = new Map(
  quizzes
    .flatMap((quiz) => quiz.questions.flatMap((one) => [one, ...one.followUps]))
    .map((one) => [one.id, one]),
);

describe('key points are found as a person finds them', () => {
  it.each(judged)('$question: $answer', ({ question, answer, said }) => {
    const asked = questions.get(question);
    if (asked === undefined) throw new Error(`no question ${question}`);
    const points = keyPointsOf(asked.answer, asked.keyPoints);
    const marks = markKeyPoints(answer, points);
    const found = points.filter((_, index) => marks[index]?.state === 'found');
    expect(found.map(({ label }) => label)).toEqual(said);
  });
});
