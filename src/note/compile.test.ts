import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileNote } from './compile.ts';

/** Notes of our own, each in another shape, with the lesson that each is to become. */
const folder = new URL('./fixtures/', import.meta.url);
const notes = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.md'));

const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const fixture = (name: string) => compileNote(read(`${name}.md`));

describe('golden files', () => {
  test('there are a dozen', () => expect(notes.length).toBeGreaterThanOrEqual(12));

  test.each(notes)('%s', (name) => {
    const golden = new URL(name.replace(/md$/, 'json'), folder);
    const model = compileNote(read(name));
    // After a change that is meant: UPDATE_GOLDEN=1 npx vitest run src/note, then read the diff.
    if (process.env.UPDATE_GOLDEN === '1') {
      writeFileSync(golden, `${JSON.stringify(model, null, 2)}\n`);
    }
    expect(model).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
  });
});

describe('what a note becomes', () => {
  test('a table outside the list belongs to the answer before it, and to the tables', () => {
    const { questions, tables } = fixture('numbered');
    expect(questions[0]?.answer).toContain('| **영점** | 언제나 0');
    expect(questions[1]?.answer).not.toContain('|');
    expect(tables[0]?.rows).toHaveLength(2);
  });

  test('escaped emphasis beside a particle is emphasis, and a rule of underscores a rule', () => {
    const { html } = fixture('numbered');
    expect(html).toContain('<strong>스케일(Scale)</strong>은');
    expect(html).toContain('<hr>');
    expect(html).not.toMatch(/\*\*|____/);
  });

  test('steps are asked only where they have one order', () => {
    const cards = fixture('branching').cards.filter(({ kind }) => kind === 'workflow');
    expect(cards).toHaveLength(1);
  });

  test('line ends and a BOM of Windows make no difference', () => {
    const windows = `\uFEFF${read('numbered.md').replaceAll('\n', '\r\n')}`;
    expect(compileNote(windows)).toEqual(fixture('numbered'));
  });

  test('what is missing is said', () => {
    const { missing } = fixture('bare');
    expect(missing.join(' ')).toMatch(/머리말.*제목 줄.*질문과 답/);
    expect(fixture('numbered').missing).toEqual([]);
  });

  test('a word in angle brackets is no element', () => {
    expect(fixture('other-headings').html).toContain('std::vector&#x3C;float>');
  });
});

describe('answers', () => {
  const answerTo = (name: string, question: RegExp) =>
    fixture(name).questions.find((one) => question.test(one.question))?.answer;

  test('code outside the list is in the answer with its indent, and so is what follows it', () => {
    const answer = answerTo('answers-everywhere', /어떻게 보정/);
    expect(answer).toContain('\n    for x in data:\n        if x.max() > 1:');
    expect(answer).toContain('위 함수를 변환기에');
  });

  test('two tables, a sentence and a drawing after the list are one answer', () => {
    const answer = answerTo('outside-lists', /SRAM과 DRAM/) ?? '';
    expect(answer.match(/^\| ---/gm)).toHaveLength(2);
    expect(answer).toMatch(/그리고 \*\*플래시\*\*[\s\S]*CPU --> L1/);
  });

  test('what an answer names elsewhere in the note comes with it', () => {
    expect(answerTo('answers-everywhere', /arena/)).toContain('[docs](https://example.org/d)');
    expect(answerTo('answers-everywhere', /장점/)).toContain('(작은 보드에서.)');
    expect(answerTo('outside-lists', /더블/)).toContain('[그림: 더블 버퍼링]');
  });

  test('what stands outside of a fold is not its answer', () => {
    const answers = fixture('notion-folds').questions.map(({ answer }) => answer);
    expect(answers).toHaveLength(6);
    expect(answers.join()).not.toMatch(/토글 밖|바깥 글|뒤의 글/);
  });

  test('no two questions are taken for one', () => {
    const { questions } = fixture('answers-everywhere');
    expect(questions.map(({ question }) => question)).toContain('둘째 질문인가요?');
    expect(questions.filter(({ answer }) => answer === '')).toEqual([]);
    expect(fixture('question-table').questions).toHaveLength(4);
  });
});

describe('what makers of sites add to Markdown', () => {
  const shown = (name: string) =>
    fixture(name)
      .html.replace(/<pre><code[\s\S]*?<\/pre>|<code>[\s\S]*?<\/code>/g, '')
      .replace(/<[^>]*>/g, '');

  test('is never shown as it was typed, and boxes that ask are questions', () => {
    expect(shown('mkdocs')).not.toMatch(/!!! [a-z]|\?\?\?|===|##/);
    expect(fixture('mkdocs').questions.map(({ question }) => question)).toEqual([
      '영점은 왜 정수여야 하나요?',
      '채널별 양자화는 어디에 쓰나요?',
    ]);
    expect(shown('jekyll').replace('{% for %}', '')).not.toMatch(/\{[%:]|\{\{[<\s]|고치는 중/);
    expect(fixture('jekyll').examples.map(({ language }) => language)).toEqual(['cpp', 'python']);
  });

  test('what is no such mark stays: a tag in a sentence, braces of code, hash tags', () => {
    expect(shown('jekyll')).toContain('{% for %} 태그는 남습니다');
    expect(fixture('jekyll').html).toContain('{{1, 2}, {3, 4}}');
    const tags = compileNote('글입니다.\n\n#임베디드 #면접\n\n#include <vector>\n');
    expect(tags.sections).toEqual([]);
    expect(compileNote('#제목\n\n글').title).toBe('제목');
  });
});

describe('questions in plain HTML', () => {
  test('become cards, a list of terms the glossary', () => {
    const { questions, glossary, html } = fixture('html-questions');
    expect(questions.map(({ answer }) => answer.slice(0, 12))).toEqual([
      '동적 할당 없이 `ui',
      '넉넉히 잡고 재어 봅니',
      '그래프의 일부를 가속기',
      '모델의 크기와 **메모',
      '쓰는 연산자만 [링크]',
    ]);
    expect(glossary.map(({ term }) => term)).toEqual(['포화(Saturation)', '영점(Zero point)']);
    expect(html).not.toMatch(/<d[ldt]>/);
  });
});

describe('places with a name', () => {
  test('are reached by links, under names that are ours', () => {
    const { html } = fixture('anchors');
    for (const id of ['place-2', 'section-3', 'section-4']) {
      expect(html).toContain(`href="#${id}"`);
      expect(html).toContain(`id="${id}"`);
    }
    expect(html).not.toMatch(/id="(?:root|app|q2|measure)"/);
  });
});

describe('formulas', () => {
  test('are drawn and never shown as they were typed; a price is none', () => {
    const { html } = fixture('formulas');
    const shown = html.replace(/<pre><code[\s\S]*?<\/pre>/g, '').replace(/<[^>]*>/g, '');
    expect(html.match(/<math/g)?.length).toBeGreaterThan(10);
    expect(shown).not.toMatch(/\$\$|\\frac|\\sum/);
    expect(shown).toContain('$5에서 $10 사이, $5~$10, $HOME/$USER');
  });
});

describe('cards', () => {
  const cardsOf = (name: string) => fixture(name).cards;

  test('a step that leads back is no step, kinds of kinds are no order', () => {
    const { figures } = compileNote(
      ['A-->B-->C', 'C-->|no| B', 'C-->|yes| D'].join('\n').replace(/^/, '```mermaid\ngraph TD\n') +
        '\n```\n\n```mermaid\ngraph TD\nK-->K1\nK-->K2\nK2-->K3\n```\n',
    );
    expect(figures.map(({ steps }) => steps)).toEqual([['A', 'B', 'C', 'D'], []]);
  });

  test('nothing empty, nothing twice, nothing to guess from one choice', () => {
    for (const name of ['diagrams', 'question-table', 'quantisation', 'nested-answers']) {
      const cards = cardsOf(name);
      expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
      for (const card of cards) {
        if (card.kind === 'table' && card.form === 'cell')
          expect(card.answer).toMatch(/[\p{L}\p{N}]/u);
      }
    }
  });

  test('labels that head a line are no terms, an answer’s points neither', () => {
    expect(fixture('diagrams').glossary.map(({ term }) => term)).not.toContain('정의');
    expect(fixture('quantisation').glossary.map(({ term }) => term)).not.toContain('PTQ');
    expect(fixture('lines-of-terms').glossary).toHaveLength(4);
  });
});

describe('identity of cards', () => {
  test('moving, re-indenting and editing elsewhere keep it; another answer makes another card', () => {
    const before = fixture('numbered').cards.map(({ id }) => id);
    const moved = compileNote(`${read('numbered.md')}\n\n## 5. 뒤에 더한 절\n\n새 문단입니다.\n`);
    expect(moved.cards.map(({ id }) => id)).toEqual(before);
    const edited = compileNote(read('numbered.md').replace('곱셈이 단순합니다', '곱셈이 쉽습니다'));
    const after = new Set(edited.cards.map(({ id }) => id));
    expect(before.filter((id) => !after.has(id))).toHaveLength(1);
  });

  test('Hangul that macOS took apart is the same card', () => {
    const nfd = compileNote(read('numbered.md').normalize('NFD'));
    expect(nfd.cards.map(({ id }) => id)).toEqual(fixture('numbered').cards.map(({ id }) => id));
  });
});
