import { describe, expect, it } from 'vitest';
import type { CompareReport, CompareResult } from '@/runtime/contract/compare.ts';
import { candidatesOf, firstChoice } from './candidates.ts';
import { asCsv, asJson, asMarkdown } from './export.ts';
import { summarise } from './summary.ts';

const result = (id: string, values: number[], runs: number[]): CompareResult => ({
  id,
  error: null,
  loadMilliseconds: 2,
  firstMilliseconds: 9,
  runMilliseconds: runs,
  memoryBytes: 2048,
  modelBytes: 1000,
  runtimeBytes: null,
  outputs: [{ name: 'y', type: 'float32', shape: [1, 2], values: Float32Array.from(values) }],
  sampleOutputs: [Float32Array.of(1, 0), Float32Array.from(values)],
});
const RESULTS = [
  result('a', [0.25, 0.75], [1, 2, 3, 4]),
  result('b', [0.5, 0.5], [2, 2, 2, 2]),
  { ...result('c', [], []), error: 'Failed | badly', outputs: [], sampleOutputs: [] },
];
const REPORT: CompareReport = { results: RESULTS, order: ['b', 'a', 'a', 'b'] };
const ABOUT = { date: 'd', browser: 'x', cores: 2, threads: 1, warmup: 1, runs: 4, seed: 7 };

describe('a comparison', () => {
  it('holds every candidate against the first that ran', () => {
    const [a, b, c] = summarise(RESULTS, [0, 1]);
    expect(a).toMatchObject({
      medianMilliseconds: 2.5,
      spread: [1.75, 3.25],
      largestDifference: null,
      correct: { same: 2, of: 2 },
    });
    expect(b).toMatchObject({ largestDifference: 0.25, agreement: { same: 1, of: 2 } });
    expect(c).toMatchObject({ medianMilliseconds: null, agreement: null, correct: null });
  });

  it('does not speak of classes where there are none', () => {
    expect(summarise(RESULTS, null)[1]).toMatchObject({ agreement: null, correct: null });
  });

  it('is written as Markdown, JSON and CSV with the same figures', () => {
    const summaries = summarise(RESULTS, [0, 1]);
    const markdown = asMarkdown(summaries, ABOUT);
    expect(markdown).toContain('| 출력의 가장 큰 차이 | 기준 | 0.250 | – |');
    expect(markdown).toContain('시드 7');
    const parsed = JSON.parse(asJson(summaries, REPORT, ABOUT)) as {
      results: { outputs: { values: number[] }[] }[];
    };
    expect(parsed.results[0]?.outputs[0]?.values).toEqual([0.25, 0.75]);
    expect(asCsv(REPORT).split('\n').slice(1, 4)).toEqual(['0,b,0,2', '1,a,0,1', '2,a,1,2']);
  });

  it('starts with one file on each runtime, of one precision', () => {
    const file = (name: string, format: 'tflite' | 'onnx', precision: string) => ({
      name,
      format,
      precision,
    });
    const all = candidatesOf(
      [
        file('m_int8.tflite', 'tflite', 'int8'),
        file('m.tflite', 'tflite', 'float32'),
        file('m.onnx', 'onnx', 'float32'),
      ],
      true,
    );
    expect(all).toHaveLength(6);
    expect(firstChoice(all)).toEqual([
      'TFLM · m.tflite',
      'TFLite · m.tflite',
      'ONNX Runtime · m.onnx',
    ]);
  });
});
