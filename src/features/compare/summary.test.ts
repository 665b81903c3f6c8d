import { describe, expect, it } from 'vitest';
import type { CompareReport, CompareResult, RealTensor } from '@/runtime/contract/compare.ts';
import { asCsv, asJson, asMarkdown } from './export.ts';
import { summarise } from './summary.ts';

const output = (values: number[]): RealTensor[] => [
  { name: 'y', type: 'float32', shape: [1, values.length], values: Float32Array.from(values) },
];
const result = (id: string, values: number[], runs: number[]): CompareResult => ({
  id,
  error: null,
  opened: { loads: [300, 2, 4, 3], runtime: { bytes: null, imports: null }, operators: null },
  firstMilliseconds: 9,
  runMilliseconds: runs,
  memoryBytes: 2048,
  modelBytes: 1000,
  outputs: output(values),
  sampleOutputs: [output([1, 0]), output(values)],
});
const RESULTS = [
  result('a', [0.25, 0.75], [1, 2, 3, 4]),
  result('b', [0.5, 0.5], [2, 2, 2, 2]),
  {
    ...result('c', [], []),
    opened: null,
    error: 'Failed | badly',
    outputs: [],
    sampleOutputs: [],
  },
];
const CLASSES = { classes: true, labels: [0, 1] };
const REPORT: CompareReport = { results: RESULTS, order: ['b', 'a', 'a', 'b'] };
const ABOUT = {
  date: 'd',
  browser: 'x',
  cores: 2,
  threads: 1,
  warmup: 1,
  runs: 4,
  seed: 7,
  samples: '예시 2개',
};

describe('a comparison', () => {
  it('holds every candidate against the first that ran', () => {
    const [a, b, c] = summarise(RESULTS, CLASSES);
    expect(a).toMatchObject({
      reference: true,
      medianMilliseconds: 2.5,
      spread: [1.75, 3.25],
      largestDifference: null,
      correct: { same: 2, of: 2 },
    });
    expect(b).toMatchObject({
      largestDifference: 0.25,
      sampleDifference: 0.25,
      agreement: { same: 1, of: 2 },
    });
    expect(c).toMatchObject({ medianMilliseconds: null, agreement: null, correct: null });
  });

  it('tells bringing the runtime up from opening the model', () => {
    const [a, , c] = summarise(RESULTS, CLASSES);
    expect(a).toMatchObject({ firstLoadMilliseconds: 300, loadMilliseconds: 3 });
    expect(c).toMatchObject({ firstLoadMilliseconds: null, loadMilliseconds: null });
  });

  it('does not speak of classes where there are none, but of the difference on all samples', () => {
    expect(summarise(RESULTS, { classes: false, labels: null })[1]).toMatchObject({
      agreement: null,
      correct: null,
      sampleDifference: 0.25,
    });
  });

  it('counts as agreeing only what gave an answer, and knows no difference between shapes', () => {
    const odd = { ...result('d', [1, 2, 3], [1]), sampleOutputs: [output([1, 2, 3]), output([1])] };
    const [, d] = summarise([RESULTS[0] as CompareResult, odd], { classes: true, labels: null });
    expect(d).toMatchObject({ largestDifference: null, sampleDifference: null, correct: null });
  });

  it('says where an output was too large to be compared whole', () => {
    const [whole] = RESULTS as [CompareResult];
    const [y] = whole.outputs as [RealTensor];
    const large = { ...whole, outputs: [{ ...y, shape: [1, 70_000] }] };
    expect(asMarkdown(summarise([whole], CLASSES), ABOUT)).not.toContain('65,536');
    expect(asMarkdown(summarise([large], CLASSES), ABOUT)).toContain('처음 65,536개 값에서만');
  });

  it('is written as Markdown, JSON and CSV with the same figures', () => {
    const summaries = summarise(RESULTS, CLASSES);
    const markdown = asMarkdown(summaries, ABOUT);
    expect(markdown).toContain('| 출력의 가장 큰 차이 | 기준 | 0.250 | – |');
    expect(markdown).toContain('| 예시 2개에서 같은 답 | – | 1/2 | – |');
    expect(markdown).toContain('시드 7');
    const parsed = JSON.parse(asJson(summaries, REPORT, ABOUT)) as {
      results: { loads: number[]; outputs: { values: number[] }[] }[];
    };
    expect(parsed.results[0]?.outputs[0]?.values).toEqual([0.25, 0.75]);
    expect(parsed.results[0]?.loads).toEqual([300, 2, 4, 3]);
    expect(asCsv(REPORT).split('\n').slice(1, 4)).toEqual(['0,b,0,2', '1,a,0,1', '2,a,1,2']);
  });
});
