import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileNote } from './compile.ts';

const hostile = compileNote(
  readFileSync(new URL('./fixtures/hostile.md', import.meta.url), 'utf8'),
);

describe('a note from a stranger', () => {
  test('nothing in its page runs, loads or lies over the page', () => {
    const { html } = hostile;
    expect(html).not.toMatch(/<(?:script|style|iframe|svg|form|input|button|img|object|embed)\b/i);
    expect(html).not.toMatch(/\son\w+\s*=|javascript:|vbscript:|data:text|style=|id="root"/i);
    expect(html).not.toMatch(/src=/);
    expect(html.match(/href="([^"]*)"/g)).toEqual(['href="https://example.org/safe"']);
  });

  test('its words stay, and what was dropped is said', () => {
    expect(hostile.html).toContain('덮개가 될 글');
    expect(hostile.html).toContain('[그림: 추적 그림]');
    expect(hostile.missing.join('\n')).toMatch(
      /script.*\n.*실행 속성.*\n.*이미지 4개.*\n.*링크 6개/,
    );
  });

  test('its drawing neither loads nor sets anything', () => {
    expect(hostile.figures[0]?.source).not.toMatch(/%%\{|https?:|click|<img|url\(/);
  });
});

/** Shared machines are slow at times: far above what is measured, far below what would be a freeze. */
const LONGEST_MS = 20_000;

const timed = (source: string) => {
  const from = performance.now();
  const model = compileNote(source);
  return { model, took: performance.now() - from };
};

describe('sizes that would freeze a page', () => {
  test('a table of 10,000 rows is whole in the data and short on the page', () => {
    const rows = Array.from({ length: 10_000 }, (_, row) => `| ${row} | **${row * 2}** |`);
    const { model, took } = timed(`| 가 | 나 |\n| --- | --- |\n${rows.join('\n')}\n`);
    expect(took).toBeLessThan(LONGEST_MS);
    expect(model.tables[0]?.rows).toHaveLength(10_000);
    expect(model.tables[0]?.rows[9_999]).toEqual(['9999', '19998']);
    expect(model.html.match(/<tr>/g)?.length).toBeLessThan(400);
    expect(model.missing.join()).toContain('10000행인 표');
  });

  test('a Mermaid of 10,000 lines is shown as text', () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `  n${at} --> n${at + 1}`);
    const { model, took } = timed(`\`\`\`mermaid\ngraph TD\n${lines.join('\n')}\n\`\`\`\n`);
    expect(took).toBeLessThan(LONGEST_MS);
    expect(model.figures[0]?.drawn).toBe(false);
    expect(model.missing.join()).toContain('너무 커서');
  });

  const nasty: readonly (readonly [string, string])[] = [
    ['open brackets', '['.repeat(60_000)],
    ['emphasis that never closes', '*a '.repeat(20_000)],
    ['escaped emphasis that never closes', '\\*\\*a '.repeat(10_000)],
    ['quotes in quotes', `${'>'.repeat(200_000)} a`],
    ['lists on one line', `${'- '.repeat(100_000)}a`],
    [
      'lists in lists',
      Array.from({ length: 600 }, (_, at) => `${' '.repeat(at * 2)}- a`).join('\n'),
    ],
    ['runs of backticks', Array.from({ length: 500 }, (_, at) => '`'.repeat(at)).join(' ')],
    ['tags in tags', `${'<div>'.repeat(20_000)}a`],
    ['details that never close', '<details><summary>Q\n\n'.repeat(3_000)],
    ['a front matter that never ends', `---\n${'a: b\n'.repeat(10_000)}`],
    ['tags of a site that never close', '{% highlight cpp %}\n'.repeat(20_000)],
    ['HTML paragraphs that never close', '<p>Q. a?\n'.repeat(10_000)],
    ['HTML paragraphs on one line', '<p>Q. a?'.repeat(10_000)],
    [
      'boxes in boxes',
      Array.from({ length: 600 }, (_, at) => `${' '.repeat(at * 4)}!!! note`).join('\n'),
    ],
    ['dashes', `${'-'.repeat(200_000)}>`],
    [
      'an alias bomb',
      `---\na: &a [x,x,x,x]\n${[...'bcdefgh'].map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]\n`).join('')}title: b\n---\n`,
    ],
    ['a Mermaid of one line', `\`\`\`mermaid\ngraph TD\n${'A-->'.repeat(100_000)}B\n\`\`\`\n`],
  ];
  test.each(nasty)('%s', (_name, source) => {
    expect(timed(source).took).toBeLessThan(LONGEST_MS);
  });
});

describe('a note of 5 MB', () => {
  test('is compiled in parts, with its places and its references right', () => {
    const section = (at: number) =>
      `## ${at}. 절\n\n**용어${at}**는 ${at}번째 절의 말입니다. [정의][ref]를 봅니다.\n\n\`\`\`c\n// 1. 하나\na();\n\n// 2. 둘\nb();\n\`\`\`\n\n`;
    const sections = Array.from({ length: 600 }, (_, at) => section(at)).join('');
    const { model } = timed(`${sections}[ref]: https://example.org/ref\n`);
    expect(model.sections).toHaveLength(600);
    expect(model.links).toHaveLength(600);
    expect(model.links.at(-1)?.section).toBe('section-600');
    expect(model.glossary.at(-1)).toMatchObject({ term: '용어599', section: 'section-600' });
    expect(model.examples).toHaveLength(600);
    expect(model.html).not.toContain('[ref]');
  });

  test('takes seconds', () => {
    const paragraph = `${'메모리 계획은 수명이 겹치지 않는 버퍼를 같은 자리에 둡니다. '.repeat(12)}\n\n`;
    const bytes = Buffer.byteLength(paragraph);
    const { model } = timed(
      `# 긴 노트\n\n${paragraph.repeat(Math.ceil((5 * 1024 * 1024) / bytes))}`,
    );
    expect(Buffer.byteLength(model.html)).toBeGreaterThan(5 * 1024 * 1024);
  });
});
