import { expect, test } from 'vitest';
import { runSince } from './step-run.ts';

const reports = { tflm: null, onnx: null, tflite: { engine: 'tflite' } as never };

test('a run before the step was shown is none of its own', () => {
  const session = { runNumber: 3, reports, error: null };
  expect(runSince(3, session).tflite).toBeNull();
  expect(runSince(2, session).tflite).toBe(reports.tflite);
});
