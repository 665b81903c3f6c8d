import { describe, expect, it } from 'vitest';
import { parseCsv, parseNumbers, randomValues } from './values.ts';

const numbers = (text: string, length: number) => {
  const parsed = parseNumbers(text, length);
  return parsed.ok ? [...parsed.values] : parsed.reason;
};

describe('inputs', () => {
  it('takes numbers as people type and copy them', () => {
    expect(numbers('[1, -2.5,\n 3e2]', 3)).toEqual([1, -2.5, 300]);
    expect(numbers('1 2', 3)).toContain('3개');
    expect(numbers('1 두 3', 3)).toContain("'두'");
    expect(numbers('1 1e39', 2)).toContain("'1e39'");
    expect(numbers('1 NaN', 2)).toContain("'NaN'");
  });

  it('reads commas as decimal points where the count says that they are', () => {
    expect(numbers('0,5; 1,25', 2)).toEqual([0.5, 1.25]);
    expect(numbers('0,5 1,25', 2)).toEqual([0.5, 1.25]);
    expect(numbers('1,2;3,4', 4)).toEqual([1, 2, 3, 4]);
    expect(numbers('1,2', 1)).toContain('1개');
  });

  it('takes one row of a CSV with a header, or a picture over many rows', () => {
    expect(parseCsv('a,b\n1,2\n3,4\n', 2)).toMatchObject({ values: Float32Array.of(1, 2) });
    expect(parseCsv('1;2\n3;4', 4)).toMatchObject({ values: Float32Array.of(1, 2, 3, 4) });
    expect(parseCsv('a,b', 2)).toMatchObject({ ok: false });
    expect(parseCsv('x;y\r\n0,5;1,25\r\n', 2)).toMatchObject({
      values: Float32Array.of(0.5, 1.25),
    });
    expect(parseCsv('"1","2",\n', 2)).toMatchObject({ values: Float32Array.of(1, 2) });
  });

  it('stays within the range', () => {
    expect([...randomValues(2, [-1, 1], () => 0.25)]).toEqual([-0.5, -0.5]);
  });
});
