import { describe, expect, it } from 'vitest';
import { colour } from './colour.ts';
import { languageOf } from './languages.ts';

describe('code in colours', () => {
  it('is the same text, its comments of another colour than its names, in both themes', async () => {
    const code = 'arena = bytearray(2048)  # 아레나\n\n\tprint("끝")\n';
    const lines = await colour('python', code);
    expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(code);
    const find = (text: string) => lines.flat().find((run) => run.text.includes(text));
    for (const theme of ['light', 'dark'] as const) {
      expect(find('아레나')?.[theme]).toMatch(/^#/);
      expect(find('아레나')?.[theme]).not.toBe(find('arena')?.[theme]);
    }
  });

  it('knows languages by the names of their fences, and leaves others alone', () => {
    expect(['C++', 'py', 'ts', 'sh', 'json'].map(languageOf)).toEqual([
      'cpp',
      'python',
      'typescript',
      'shellscript',
      'json',
    ]);
    expect(['brainfuck', 'constructor', '', 'mermaid'].map(languageOf)).toEqual(
      Array(4).fill(null),
    );
  });
});
