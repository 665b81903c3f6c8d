import { describe, expect, it } from 'vitest';
import scratch from '../../../content/lab/starter/scratch.ts?raw';
import { codeFragment, codeOfFragment, LONGEST_LINK } from './code-link.ts';

describe('a program in an address', () => {
  it('comes out as it went in, Hangul and all', async () => {
    for (const code of [scratch, "console.log('안녕 👋');\n", '// \u0000 \\ "']) {
      const fragment = await codeFragment(code);
      expect(fragment).toMatch(/^#code=[\w-]+$/);
      expect(await codeOfFragment(fragment)).toEqual({ kind: 'code', code });
    }
    expect((await codeFragment(scratch)).length).toBeLessThan(LONGEST_LINK / 4);
  });

  it('says when the address was cut or changed', async () => {
    const fragment = await codeFragment(scratch);
    const middle = Math.floor(fragment.length / 2);
    const other = fragment[middle] === 'A' ? 'B' : 'A';
    for (const broken of [
      fragment.slice(0, middle),
      `${fragment.slice(0, middle)}${other}${fragment.slice(middle + 1)}`,
      '#code=',
      '#code=%EC%95%88',
      '#code=AAAA',
    ]) {
      expect(await codeOfFragment(broken), broken).toEqual({ kind: 'broken' });
    }
  });

  it('leaves other fragments alone', async () => {
    expect(await codeOfFragment('')).toEqual({ kind: 'none' });
    expect(await codeOfFragment('#hello')).toEqual({ kind: 'none' });
  });

  it('does not unpack a small address into a huge program', async () => {
    const bomb = await codeFragment('x'.repeat(3_000_000));
    expect(bomb.length).toBeLessThan(LONGEST_LINK);
    const { kind } = await codeOfFragment(bomb);
    expect(kind).toBe('broken');
  });
});
