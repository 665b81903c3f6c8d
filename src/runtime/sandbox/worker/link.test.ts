import { describe, expect, it } from 'vitest';
import type { Program } from '../../contract/run.ts';
import { importedModules, type LinkError, linkProgram, missingExport } from './link.ts';
import { SourceLocator } from './stack.ts';

function program(modules: Record<string, string>): Program {
  return {
    entry: 'main.ts',
    files: [],
    modules: Object.entries(modules).map(([path, code]) => ({ path, code, sourceMap: null })),
  };
}

/** Links and returns the code of every module by its made-up URL. */
async function link(modules: Record<string, string>) {
  const made = new Map<string, string>();
  const entry = await linkProgram(
    program(modules),
    {
      modules: ['tflm', 'lab'],
      resolve: (name) => (['tflm', 'lab'].includes(name) ? `stub:${name}` : undefined),
      toUrl: (code) => {
        const url = `made:${made.size}`;
        made.set(url, code);
        return url;
      },
    },
    new SourceLocator(),
  );
  return { entry, code: made };
}

describe('imports of the student’s code', () => {
  it('lead to our modules, in every form, and leave lines as they are', async () => {
    const { entry, code } = await link({
      'main.ts':
        "import * as tflm from 'tflm';\nimport { plot } from \"lab\";\nconst x = await import('tflm');\nexport { y } from 'lab';",
    });
    expect(code.get(entry)).toBe(
      'import * as tflm from \'stub:tflm\';\nimport { plot } from "stub:lab";\nconst x = await import("stub:tflm");\nexport { y } from \'stub:lab\';',
    );
  });

  it('are left alone inside strings and comments', async () => {
    const text = "const s = \"import 'tflm'\"; // import 'numpy'";
    const { entry, code } = await link({ 'main.ts': text });
    expect(code.get(entry)).toBe(text);
  });

  it('lead from one file of the student to another', async () => {
    const { entry, code } = await link({
      'main.ts': "import { a } from './lib/helper';",
      'lib/helper.ts': "import '../other';\nexport const a = 1;",
      'other.ts': '1;',
    });
    expect([...code]).toEqual([
      ['made:0', '1;'],
      ['made:1', "import 'made:0';\nexport const a = 1;"],
      ['made:2', "import { a } from 'made:1';"],
    ]);
    expect(entry).toBe('made:2');
  });

  it('say where they stand when they lead nowhere', async () => {
    const failed = link({ 'main.ts': "const a = 1;\nimport np from 'numpy';" });
    await expect(failed).rejects.toMatchObject({
      message: "'numpy'라는 모듈이 없습니다. 쓸 수 있는 모듈은 tflm, lab입니다.",
      location: { file: 'main.ts', line: 2, column: 17 },
    } satisfies Partial<LinkError>);
  });

  it('are left to the browser when they are dynamic and lead nowhere', async () => {
    const text = "import('https://example.com/x.js').catch(() => {});";
    const { entry, code } = await link({ 'main.ts': text });
    expect(code.get(entry)).toBe(text);
  });

  it('may not go round in a circle', async () => {
    await expect(link({ 'main.ts': "import './a';", 'a.ts': "import './main';" })).rejects.toThrow(
      '서로를 불러오고',
    );
  });

  it('are listed once each', async () => {
    const names = await importedModules(
      program({
        'main.ts': "import 'tflm'; import './a';",
        'a.ts': "import 'tflm'; import 'lab';",
      }),
    );
    expect(names).toEqual(['tflm', 'lab']);
  });

  it('have a place when the module lacks the name', async () => {
    const written = program({ 'main.ts': "let a;\nimport { plot,\n  nope } from 'lab';\nnope();" });
    await importedModules(written);
    const message = "The requested module 'lab' does not provide an export named 'nope'";
    expect(missingExport(message, written, new SourceLocator())).toEqual({
      file: 'main.ts',
      line: 3,
      column: 3,
    });
  });
});
