import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = { questions: [], choices: [] };
