import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import mdx from '@mdx-js/rollup';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { keyPointsOf, markKeyPoints } from '../src/features/quiz/interview/key-points.ts';
import { ATTRIBUTES } from './components.ts';
import type { LessonQuiz } from './contract.ts';
import { course } from './course.ts';

const lessons = course.flatMap((part) => part.lessons.map((lesson) => ({ part, ...lesson })));
const folderOf = (folder: string) => new URL(`./${folder}/`, import.meta.url);
const textOf = (folder: string) => readFileSync(new URL('lesson.mdx', folderOf(folder)), 'utf8');
const idsIn = (text: string, component: string) =>
  [...text.matchAll(new RegExp(`<${component}\\s+id="([^"]+)"`, 'g'))].map(([, id]) => id ?? '');

interface Tag {
  readonly name: string;
  readonly given: readonly string[];
}

/** The components that a lesson uses, read by the compiler that builds it. */
async function tagsOf(folder: string): Promise<Tag[]> {
  const tags: Tag[] = [];
  const collect = () => (tree: Root) =>
    visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
      const element = node as MdxJsxFlowElement | MdxJsxTextElement;
      const names = element.attributes.flatMap((one) => ('name' in one ? one.name : []));
      const given = element.children.length > 0 ? [...names, 'children'] : names;
      tags.push({ name: element.name ?? '', given });
    });
  const plugin = mdx({ remarkPlugins: [collect] });
  await (plugin.transform as unknown as (text: string, id: string) => Promise<unknown>)(
    textOf(folder),
    'lesson.mdx',
  );
  return tags;
}

const quizzes = await Promise.all(
  lessons.map(async ({ folder }) => {
    const module: unknown = await import(new URL('quiz.ts', folderOf(folder)).href);
    return (module as { quiz: LessonQuiz }).quiz;
  }),
);

const zoo = JSON.parse(readFileSync('models/manifest.json', 'utf8')) as {
  variants: { file: string; bytes: number; ops: string[] }[];
}[];
const modelNames = new Set(
  zoo.flatMap(({ variants }) => variants.map(({ file }) => file.split('/').at(-1))),
);

describe('the course', () => {
  it('has the fifteen lessons, each at an address and in a folder of its own', () => {
    expect(lessons).toHaveLength(15);
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

  it('has a solution to look at', () => {
    expect(existsSync(new URL('solution/', folderOf(folder)))).toBe(true);
  });

  it('asks for a prediction and sets a goal', () => {
    const text = textOf(folder);
    const ids = [...idsIn(text, 'Predict'), ...idsIn(text, 'Check')];
    expect(idsIn(text, 'Predict').length).toBeGreaterThanOrEqual(1);
    expect(idsIn(text, 'Check').length).toBeGreaterThanOrEqual(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says what one would say in an interview', () => {
    expect(textOf(folder)).toMatch(/이렇게 말합니다/);
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

describe.each(lessons)('$folder, as written', ({ folder }) => {
  it('uses the components of the contract, with their attributes', async () => {
    const tags = await tagsOf(folder);
    const rules: Record<string, Record<string, string>> = ATTRIBUTES;
    const wrong = tags.flatMap(({ name, given }) => {
      const rule = rules[name];
      if (rule === undefined) return [`<${name}> is no component of a lesson`];
      const missing = Object.keys(rule).filter(
        (attribute) => rule[attribute] === 'required' && !given.includes(attribute),
      );
      return [
        ...given.filter((attribute) => !(attribute in rule)).map((a) => `<${name} ${a}>`),
        ...missing.map((attribute) => `<${name}> without ${attribute}`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it('asks each of its questions and choices once', async () => {
    const quiz = quizzes[lessons.findIndex((lesson) => lesson.folder === folder)];
    const cards = [...(quiz?.questions ?? []), ...(quiz?.choices ?? [])].map(({ id }) => id);
    expect(idsIn(textOf(folder), 'Card').toSorted()).toEqual(cards.toSorted());
  });

  it('points only at lines that a program of the lesson has', () => {
    const programs = ['starter', 'solution'].flatMap((kind) => {
      const url = new URL(`${kind}/`, folderOf(folder));
      return existsSync(url)
        ? readdirSync(url).map((file) => readFileSync(new URL(file, url), 'utf8'))
        : [];
    });
    const wanted = [...textOf(folder).matchAll(/<Lab text="([^"]+)"/g)].map(
      ([, text]) => text ?? '',
    );
    expect(wanted.filter((text) => !programs.some((code) => code.includes(text)))).toEqual([]);
  });
});

describe('the figures of the zoo in the lessons', () => {
  const variants = zoo.flatMap((family) => family.variants);
  const variant = (name: string) => variants.find(({ file }) => file.endsWith(`/${name}`));

  it.each([
    ['1-edge/2-workflow', 'sine_int8.tflite', 'bytes', '파일이 2,208바이트인 이 모델'],
    ['2-tflm/5-resolver', 'keyword_int8.tflite', 'ops', '연산이 12개인 소리 모델'],
    ['3-onnx/1-onnx-mobile', 'keyword.onnx', 'ops', '파일에는 노드가 22개'],
    ['3-onnx/1-onnx-mobile', 'digits_int8.onnx', 'ops', '파일에는 노드가 29개'],
  ] as const)('%s: %s', (folder, model, what, sentence) => {
    expect(textOf(folder)).toContain(sentence);
    const found = variant(model);
    const figure = what === 'bytes' ? found?.bytes : found?.ops.length;
    expect(sentence.replaceAll(',', '')).toContain(String(figure));
  });
});

describe('the cards', () => {
  const questions = quizzes.flatMap((quiz) => quiz.questions);
  const choices = quizzes.flatMap((quiz) => quiz.choices);
  const recall = quizzes.flatMap((quiz) => quiz.recall);
  const asked = questions.flatMap((question) => [question, ...question.followUps]);

  it('are enough to recall each lesson by, of more than one kind', () => {
    for (const [index, { questions, choices, recall }] of quizzes.entries()) {
      const lesson = lessons[index]?.folder;
      expect(questions.length + choices.length + recall.length, lesson).toBeGreaterThanOrEqual(6);
      expect(questions.length, lesson).toBeGreaterThan(0);
      expect(recall.length, lesson).toBeGreaterThan(0);
    }
  });

  it('have an id each of its own, deeper questions too', () => {
    const ids = [...asked, ...choices, ...recall].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const words = [...asked, ...choices].map(({ question }) => question);
    expect(new Set(words).size).toBe(words.length);
  });

  it.each(questions)('$id has at least two deeper questions', ({ followUps }) => {
    expect(followUps.length).toBeGreaterThanOrEqual(2);
  });

  it.each(asked)('$id has key points that its own answer earns', ({ answer, keyPoints }) => {
    expect(keyPoints.length).toBeGreaterThanOrEqual(3);
    for (const { accept } of keyPoints) expect(accept.length).toBeGreaterThan(0);
    const marks = markKeyPoints(answer.replace(/[*`|]/g, ' '), keyPoints);
    const missed = keyPoints.filter((_, index) => marks[index]?.state !== 'found');
    expect(missed.map(({ label }) => label)).toEqual([]);
  });

  it.each(asked)('$id has a rubric for each bold term and table row', ({ answer, keyPoints }) => {
    expect(
      keyPointsOf(answer, keyPoints)
        .slice(keyPoints.length)
        .map(({ label }) => label),
    ).toEqual([]);
  });

  it.each(asked)('$id earns little by repeating the question', ({ question, keyPoints }) => {
    const found = markKeyPoints(question.replace(/[*`|]/g, ' '), keyPoints);
    expect(found.filter(({ state }) => state === 'found').length).toBeLessThanOrEqual(
      keyPoints.length / 2,
    );
  });

  it.each(asked)('$id earns nothing for an answer that says nothing', ({ keyPoints }) => {
    const nothing = '잘 모르겠습니다. 프로그램을 최대한 작게 만드는 것이 중요하다고 생각합니다.';
    const found = markKeyPoints(nothing, keyPoints).filter(({ state }) => state === 'found');
    expect(found.length).toBeLessThanOrEqual(1);
  });

  it.each(recall)('$id can be told apart: no two of its parts are alike', (card) => {
    if (card.kind === 'term') {
      const [name = ''] = card.term.split('(');
      expect(card.meaning).not.toContain(name);
      return;
    }
    const sides =
      card.kind === 'order'
        ? [card.steps]
        : [card.rows.map(([left]) => left), card.rows.map(([, right]) => right)];
    for (const side of sides) {
      expect(side.length).toBeGreaterThanOrEqual(3);
      // A key for each.
      expect(side.length).toBeLessThanOrEqual(9);
      expect(new Set(side).size).toBe(side.length);
    }
  });

  it.each(choices)(
    '$id has its right answer among the choices',
    ({ choices: offered, correct }) => {
      expect(offered[correct]).toBeDefined();
      expect(new Set(offered).size).toBe(offered.length);
    },
  );
});
