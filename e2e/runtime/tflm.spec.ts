import type { InterpreterReport } from '../../src/runtime/contract/report.ts';
import { expect, test } from './harness/test.ts';

/** The note's C++ example in the student's TypeScript, line by line. */
const EXAMPLE = (arenaBytes: number, left = '') => `
import * as tflm from 'tflm';
import { loadModel, sample } from 'lab';
const resolver = new tflm.MicroMutableOpResolver(5);
${['addConv2D', 'addMaxPool2D', 'addReshape', 'addFullyConnected', 'addSoftmax']
  .filter((method) => method !== left)
  .map((method) => `resolver.${method}();`)
  .join(' ')}
const arena = new tflm.TensorArena(${arenaBytes});
const model = tflm.getModel(await loadModel('digits_int8.tflite'));
const interpreter = new tflm.MicroInterpreter(model, resolver, arena);
if (interpreter.allocateTensors() !== tflm.kTfLiteOk) throw new Error('AllocateTensors');
const { values, label } = await sample('digits_int8.tflite', 4);
interpreter.input(0).data.int8.set(values);
interpreter.invoke();
const output = Array.from(interpreter.output(0).data.int8);
console.log('digit', output.indexOf(Math.max(...output)), label);
`;

test('the note’s example reads a digit, and its arena is reported', async ({ lab }) => {
  const { lines, events, outcome } = await lab.run(EXAMPLE(10 * 1024));
  expect(outcome.status).toBe('done');
  expect(lines).toEqual(['digit 1 1']);
  const [report] = events.flatMap((event) =>
    event.kind === 'report' ? [event.report as InterpreterReport] : [],
  );
  expect(report).toMatchObject({
    engine: 'tflm',
    modelName: 'digits_int8.tflite',
    arenaBytes: 10 * 1024,
    allocateStatus: 'kTfLiteOk',
    invokeStatus: 'kTfLiteOk',
  });
  expect(report?.trace?.events.length).toBeGreaterThan(50);
  expect(report?.nodes).toHaveLength(7);
  expect(lab.noise).toEqual([]);
});

test('an arena too small ends in upstream’s message, marked as the runtime’s', async ({ lab }) => {
  const { events, outcome } = await lab.run(EXAMPLE(1024));
  expect(outcome).toMatchObject({ status: 'failed', error: { message: 'AllocateTensors' } });
  const lines = events.flatMap((event) => (event.kind === 'console' ? event.lines : []));
  expect(lines[0]).toMatchObject({
    source: 'runtime',
    engine: 'tflm',
    level: 'error',
    values: [{ text: expect.stringMatching(/^Failed to .*Requested: \d+, available \d+/) }],
  });
  expect(events.some((event) => event.kind === 'report')).toBe(true);
});

test('an op left out of the resolver ends in upstream’s message', async ({ lab }) => {
  const { lines } = await lab.run(EXAMPLE(10 * 1024, 'addSoftmax'));
  expect(lines[0]).toBe("Didn't find op for builtin opcode 'SOFTMAX'");
});

test('a hybrid model is refused by TFLM', async ({ lab }) => {
  const { lines, outcome } = await lab.run(
    EXAMPLE(100 * 1024).replaceAll('digits_int8', 'digits_hybrid'),
  );
  expect(outcome.status).toBe('failed');
  expect(lines.join('\n')).toContain('failed to prepare');
});

test('one line after another can be written for large inputs without a wait', async ({ lab }) => {
  const { lines } = await lab.run(`${EXAMPLE(10 * 1024)}
    const started = performance.now();
    const { int8 } = interpreter.input(0).data;
    for (let round = 0; round < 1000; round++) for (let i = 0; i < 64; i++) int8[i] = i;
    console.log(performance.now() - started < 1000 ? 'fast enough' : 'slow');`);
  expect(lines.at(-1)).toBe('fast enough');
});
