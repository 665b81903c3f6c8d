import { describe, expect, it } from 'vitest';
import { asText, parseCsv, parseNumbers, randomValues } from './values.ts';

const numbers = (text: string, length: number, type = 'float32') => {
  const parsed = parseNumbers(text, length, type);
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

  it('keeps integers to their last digit, and refuses what is none', () => {
    const large = '9007199254740993';
    expect(numbers(`[${large}, -${large}, 1e3, 2.0]`, 4, 'int64')).toEqual([
      ...[9007199254740993n, -9007199254740993n, 1000n, 2n],
    ]);
    expect(numbers('["18446744073709551615"]', 1, 'UINT64')).toEqual([18446744073709551615n]);
    expect(numbers('16777217', 1, 'INT32')).toEqual([16_777_217]);
    expect(numbers('16777217.5', 1, 'float64')).toEqual([16_777_217.5]);
    expect(numbers('1.5', 1, 'int64')).toContain("'1.5'은 쓸 수 있는 정수(int64)");
    expect(numbers('9223372036854775808', 1, 'int64')).toContain('범위');
    expect(numbers('-1', 1, 'uint32')).toContain('범위');
    const csv = parseCsv(`a,b\n${large},7\n`, 2, 'int64');
    expect(csv).toMatchObject({ values: BigInt64Array.of(9007199254740993n, 7n) });
    if (csv.ok) expect(asText(csv.values)).toBe(`${large}, 7`);
  });

  it('reads commas as decimal points where the count says that they are', () => {
    expect(numbers('0,5; 1,25', 2)).toEqual([0.5, 1.25]);
    expect(numbers('0,5 1,25', 2)).toEqual([0.5, 1.25]);
    expect(numbers('1,2;3,4', 4)).toEqual([1, 2, 3, 4]);
    expect(numbers('1,2', 1)).toContain('1개');
  });

  it('takes one row of a CSV with a header, or a picture over many rows', () => {
    expect(parseCsv('a,b\n1,2\n3,4\n', 2, 'float32')).toMatchObject({
      values: Float32Array.of(1, 2),
    });
    expect(parseCsv('1;2\n3;4', 4, 'float32')).toMatchObject({
      values: Float32Array.of(1, 2, 3, 4),
    });
    expect(parseCsv('a,b', 2, 'float32')).toMatchObject({ ok: false });
    expect(parseCsv('x;y\r\n0,5;1,25\r\n', 2, 'float32')).toMatchObject({
      values: Float32Array.of(0.5, 1.25),
    });
    expect(parseCsv('"1","2",\n', 2, 'float32')).toMatchObject({ values: Float32Array.of(1, 2) });
  });

  it('stays within the range', () => {
    expect([...randomValues(2, [-1, 1], () => 0.25, 'float32')]).toEqual([-0.5, -0.5]);
  });
});
