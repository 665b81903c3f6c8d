import { describe, expect, it } from 'vitest';
import { editParts, MOST_IN_FIELD } from './edit-parts.ts';

const joined = (text: string) =>
  editParts(text)
    .map(({ from, to }) => text.slice(from, to))
    .join('');

describe('a note in parts to edit', () => {
  it('is one part where it is short', () => {
    expect(editParts('# 제목\n글')).toEqual([{ title: '', from: 0, to: 6 }]);
  });

  it('is cut before headings, not before what looks like one in code', () => {
    const section = (name: string) => `## ${name}\n\n${'글입니다.\n'.repeat(12_000)}`;
    const text = `${section('가')}\`\`\`sh\n# 주석\n\`\`\`\n${section('나')}${section('다')}${section('라')}`;
    const parts = editParts(text);
    expect(parts.map(({ title }) => title)).toEqual(['처음', '나', '다', '라']);
    for (const { from } of parts) expect(text.startsWith('## ', from)).toBe(true);
    expect(joined(text)).toBe(text);
  });

  it('is whole also where there are no headings, or no lines', () => {
    for (const text of ['줄\n'.repeat(400_000), 'x'.repeat(900_000)]) {
      const parts = editParts(text);
      expect(joined(text)).toBe(text);
      expect(Math.max(...parts.map(({ from, to }) => to - from))).toBeLessThanOrEqual(
        2 * MOST_IN_FIELD,
      );
    }
  });
});
