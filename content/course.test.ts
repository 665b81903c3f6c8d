import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LessonQuiz } from './contract.ts';
import { course } from './course.ts';

const lessons = course.flatMap((part) => part.lessons.map((lesson) => ({ part, ...lesson })));
const folderOf = (folder: string) => new URL(`./${folder}/`, import.meta.url);
const textOf = (folder: string) => readFileSync(new URL('lesson.mdx', folderOf(folder)), 'utf8');
const idsIn = (text: string, component: string) =>
  [...text.matchAll(new RegExp(`<${component}\\s+id="([^"]+)"`, 'g'))].map(([, id]) => id ?? '');

const quizzes = await Promise.all(
  lessons.map(async ({ folder }) => {
    const module: unknown = await import(new URL('quiz.ts', folderOf(folder)).href);
    return (module as { quiz: LessonQuiz }).quiz;
  }),
);

const zoo = JSON.parse(readFileSync('models/manifest.json', 'utf8')) as {
  variants: { file: string }[];
}[];
const modelNames = new Set(
  zoo.flatMap(({ variants }) => variants.map(({ file }) => file.split('/').at(-1))),
);

describe('the course', () => {
  it('has the fourteen lessons, each at an address and in a folder of its own', () => {
    expect(lessons).toHaveLength(14);
    const addresses = lessons.map(({ part, slug }) => `${part.slug}/${slug}`);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(new Set(lessons.map(({ folder }) => folder)).size).toBe(lessons.length);
  });

  it('lists every lesson that lies in content/', () => {
    const parts = readdirSync('content', { withFileTypes: true }).filter((entry) =>
      /^\d/.test(entry.name),
    );
    const folders = parts.flatMap(({ name }) =>
      readdirSync(`content/${name}`).map((lesson) => `${name}/${lesson}`),
    );
    expect(lessons.map(({ folder }) => folder).toSorted()).toEqual(folders.toSorted());
  });

  it('has programs that type-check as the editor would', () => {
    const { status, stdout } = spawnSync('npx', ['tsc', '-p', 'tsconfig.student.json'], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

describe.each(lessons)('$folder', ({ folder, steps, model }) => {
  it('writes the steps that the course lists, in order', () => {
    expect(idsIn(textOf(folder), 'Step')).toEqual(steps.map(({ id }) => id));
  });

  it('starts with a program, and has none for a step that is not there', () => {
    const [first] = steps;
    expect(existsSync(new URL(`starter/${first?.id}.ts`, folderOf(folder)))).toBe(true);
    for (const kind of ['starter', 'solution']) {
      const url = new URL(`${kind}/`, folderOf(folder));
      const files = existsSync(url) ? readdirSync(url) : [];
      const known = new Set(steps.map(({ id }) => `${id}.ts`));
      expect(files.filter((file) => !known.has(file))).toEqual([]);
    }
  });

  it('asks for a prediction and sets a goal', () => {
    const text = textOf(folder);
    const ids = [...idsIn(text, 'Predict'), ...idsIn(text, 'Check')];
    expect(idsIn(text, 'Predict').length).toBeGreaterThanOrEqual(1);
    expect(idsIn(text, 'Check').length).toBeGreaterThanOrEqual(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names models of the zoo only, and defines every footnote', () => {
    const text = textOf(folder);
    const named = [...text.matchAll(/(?:model|of): '([\w.]+)'/g)].map(([, name]) => name);
    expect(
      [...named, ...(model === null ? [] : [model])].filter((n) => !modelNames.has(n)),
    ).toEqual([]);
    const used = new Set([...text.matchAll(/\[\^([\w-]+)\](?!:)/g)].map(([, name]) => name));
    const defined = new Set([...text.matchAll(/^\[\^([\w-]+)\]:/gm)].map(([, name]) => name));
    expect(used).toEqual(defined);
  });
});

describe('the cards', () => {
  const questions = quizzes.flatMap((quiz) => quiz.questions);
  const choices = quizzes.flatMap((quiz) => quiz.choices);

  it('are there for every lesson, and each has an id of its own', () => {
    for (const [index, quiz] of quizzes.entries()) {
      expect(quiz.questions.length + quiz.choices.length, lessons[index]?.folder).toBeGreaterThan(
        0,
      );
    }
    const ids = [...questions, ...choices].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(questions)('$id has key points and at least two deeper questions', (question) => {
    expect(question.followUps.length).toBeGreaterThanOrEqual(2);
    expect(question.keyPoints.length).toBeGreaterThanOrEqual(3);
    for (const { accept } of question.keyPoints) expect(accept.length).toBeGreaterThan(0);
  });

  it.each(questions)("$id's own answer mentions every key point", ({ answer, keyPoints }) => {
    const plain = answer.replace(/[*`\s]/g, '').toLowerCase();
    const unmentioned = keyPoints.filter(
      ({ accept }) => !accept.some((word) => plain.includes(word.replace(/\s/g, '').toLowerCase())),
    );
    expect(unmentioned.map(({ label }) => label)).toEqual([]);
  });

  it.each(choices)(
    '$id has its right answer among the choices',
    ({ choices: offered, correct }) => {
      expect(offered[correct]).toBeDefined();
      expect(new Set(offered).size).toBe(offered.length);
    },
  );
});
