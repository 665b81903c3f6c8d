/** Models that upstream meets in its own way, found by `models/differential`. */
import { expect, it } from 'vitest';
import { STATUS_ABORT, STATUS_ERROR, STATUS_OK } from '../../src/runtime/engines/tflm/abi.ts';
import { startEngine, withInterpreter } from './support/engine.ts';
import { i32 } from './support/flatbuffer.ts';
import { makeModel, type OpSpec, type TensorSpec } from './support/model-builder.ts';

const SPACE_TO_DEPTH = 26;
const SPLIT_V = 102;
const GATHER_ND = 107;
const BATCH_TO_SPACE_ND = 37;

const int32s = (...values: number[]) => new Uint8Array(new Int32Array(values).buffer);

/** One op whose tensor 0 is the model's input, run once. */
function runOp(tensors: TensorSpec[], op: OpSpec, input: Uint8Array = new Uint8Array()) {
  const { engine, log } = startEngine();
  const file = makeModel({ tensors, inputs: [0], outputs: op.outputs, ops: [op] });
  return withInterpreter(engine, file, 64 * 1024, {}, ({ interpreter }) => {
    const allocated = interpreter.allocateTensors();
    if (allocated !== STATUS_OK) return { allocated, log: log() };
    const into = interpreter.input(0);
    if (into !== null) engine.instance.bytes(into.data, input.length).set(input);
    const invoked = interpreter.invoke();
    const outputs = op.outputs.map((_, i) => {
      const output = interpreter.output(i);
      return output === null ? [] : [...engine.instance.bytes(output.data, output.bytes)];
    });
    return { allocated, invoked, outputs, log: log() };
  });
}

it('scales an FFT by the sample after −32768, whatever its sign', () => {
  const scale = (...samples: number[]) => {
    const shape = [samples.length];
    const tensors: TensorSpec[] = [
      { shape, type: 'int16' },
      { shape, type: 'int16' },
      { shape: [], type: 'int32' },
    ];
    const op = { op: 'SignalFftAutoScale', inputs: [0], outputs: [1, 2] };
    const input = new Uint8Array(new Int16Array(samples).buffer);
    return runOp(tensors, op, input).outputs?.[1]?.[0];
  };
  expect(scale(-3542, -2079)).toBe(3);
  expect(scale(-3542, -32768, 2079)).toBe(3);
  // A negative sample is larger than −32768 and stays negative: no room to shift.
  expect(scale(-3542, -32768, -2079)).toBe(0);
});

it('leaves a negative block of SPACE_TO_DEPTH to the graph, which refuses the shape', () => {
  const result = runOp([{ shape: [1, 4, 4, 1] }, { shape: [1, 2, 2, 4] }], {
    op: SPACE_TO_DEPTH,
    inputs: [0],
    outputs: [1],
    options: { union: 19, fields: [i32(-1)] },
  });
  expect(result.allocated).toBe(STATUS_ERROR);
  expect(result.log).toBe(
    'Op#0 (SPACE_TO_DEPTH) of subgraph 0 has dynamic tensor #1\nDynamic tensors are not supported\r\n',
  );
});

it('ends where upstream divides by a dimension of 0', () => {
  const result = runOp(
    [{ shape: [0] }, { shape: [3] }, { shape: [3, 1], type: 'int32', data: int32s(0, 0, 0) }],
    { op: GATHER_ND, inputs: [0, 2], outputs: [1] },
  );
  expect(result.invoked).toBe(STATUS_ABORT);
  expect(result.log).toContain('the params have nothing to gather from');
});

it('compares the parts of a split with an input that has nothing to split', () => {
  const result = runOp(
    [
      { shape: [0] },
      { shape: [3] },
      { shape: [1], type: 'int32', data: int32s(3) },
      { shape: [], type: 'int32', data: int32s(0) },
    ],
    { op: SPLIT_V, inputs: [0, 2, 3], outputs: [1] },
  );
  expect(result.invoked).toBe(STATUS_ABORT);
  expect(result.log).toContain('the parts do not make up the input');
});

it('shows 0 where no op has written, not what the planner left there', () => {
  // Crops push everything outside the output.
  const result = runOp(
    [
      { shape: [18, 3, 1, 1] },
      { shape: [3, 6, 1, 1] },
      { shape: [2], type: 'int32', data: int32s(3, 2) },
      { shape: [2, 2], type: 'int32', data: int32s(9, 0, 9, 0) },
    ],
    { op: BATCH_TO_SPACE_ND, inputs: [0, 2, 3], outputs: [1] },
  );
  expect(result.outputs?.[0]).toEqual(new Array(72).fill(0));
});
