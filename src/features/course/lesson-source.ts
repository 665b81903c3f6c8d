import type { MDXContent } from 'mdx/types';
import type { LessonEntry, LessonQuiz } from '../../../content/contract.ts';
import { course } from '../../../content/course.ts';

/** Lessons by address, and their files, each loaded when it is opened. */

const texts = import.meta.glob<{ default: MDXContent }>('/content/*/*/lesson.mdx');
const programs = import.meta.glob<string>('/content/*/*/{starter,solution}/*.ts', {
  query: '?raw',
  import: 'default',
});
const quizzes = import.meta.glob<{ quiz: LessonQuiz }>('/content/*/*/quiz.ts');

export interface LessonPlace {
  readonly part: (typeof course)[number];
  readonly lesson: LessonEntry;
  /** Position in the whole course, from 1. */
  readonly number: number;
  readonly previous: LessonAddress | null;
  readonly next: LessonAddress | null;
}

export interface LessonAddress {
  readonly part: string;
  readonly lesson: string;
  readonly title: string;
}

const flat = course.flatMap((part) => part.lessons.map((lesson) => ({ part, lesson })));

const addressOf = (entry: (typeof flat)[number] | undefined): LessonAddress | null =>
  entry === undefined
    ? null
    : { part: entry.part.slug, lesson: entry.lesson.slug, title: entry.lesson.title };

export function findLesson(partSlug: string, lessonSlug: string): LessonPlace | null {
  const index = flat.findIndex(
    ({ part, lesson }) => part.slug === partSlug && lesson.slug === lessonSlug,
  );
  const found = flat[index];
  if (found === undefined) return null;
  return {
    ...found,
    number: index + 1,
    previous: addressOf(flat[index - 1]),
    next: addressOf(flat[index + 1]),
  };
}

export async function loadText(lesson: LessonEntry): Promise<MDXContent> {
  const load = texts[`/content/${lesson.folder}/lesson.mdx`];
  if (load === undefined) throw new Error(`${lesson.folder} has no lesson.mdx`);
  return (await load()).default;
}

/** The code of a step; null where the step has none of its own. */
export async function loadProgram(
  lesson: LessonEntry,
  kind: 'starter' | 'solution',
  step: string,
): Promise<string | null> {
  const load = programs[`/content/${lesson.folder}/${kind}/${step}.ts`];
  return load === undefined ? null : load();
}

export async function loadQuiz(lesson: LessonEntry): Promise<LessonQuiz> {
  const load = quizzes[`/content/${lesson.folder}/quiz.ts`];
  return load === undefined ? { questions: [], choices: [], recall: [] } : (await load()).quiz;
}

/** The quizzes of the whole course, for the review page. */
export async function loadAllQuizzes(): Promise<{ lesson: LessonAddress; quiz: LessonQuiz }[]> {
  return Promise.all(
    flat.map(async (entry) => ({
      lesson: { part: entry.part.slug, lesson: entry.lesson.slug, title: entry.lesson.title },
      quiz: await loadQuiz(entry.lesson),
    })),
  );
}
