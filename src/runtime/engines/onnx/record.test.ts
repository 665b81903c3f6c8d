import { Tensor } from 'onnxruntime-web';
import { expect, test } from 'vitest';
import { SessionRecord } from './record.ts';

const record = () => new SessionRecord(1, 'model.onnx', {} as never, {}, 1, null, 2);
const floats = (...values: number[]) =>
  new Tensor('float32', Float32Array.from(values), [values.length]);

test('a report holds the last run, whatever becomes of its tensors', () => {
  const session = record();
  const x = floats(1, 2);
  session.ran({ x }, { y: floats(3) }, 1);
  (x.data as Float32Array).fill(9);
  const first = session.report();
  session.ran({ x: floats(4, 5) }, { y: floats(6) }, 1);
  expect(first.inputs[0]?.values).toEqual(Float32Array.of(1, 2));
  expect(first.outputs[0]?.values).toEqual(Float32Array.of(3));
  expect(session.report()).toMatchObject({
    inputs: [{ name: 'x', type: 'float32', shape: [2], values: Float32Array.of(4, 5) }],
    outputs: [{ name: 'y', values: Float32Array.of(6) }],
    timing: { runMilliseconds: [1, 1] },
  });
});

test('another shape, another type and a tensor that is gone are not mixed with the run before', () => {
  const session = record();
  session.ran({ a: floats(1, 2, 3, 4), b: floats(1) }, {}, 1);
  session.ran({ a: new Tensor('float32', new Float32Array(4), [2, 2]) }, {}, 1);
  expect(session.report().inputs).toMatchObject([{ name: 'a', shape: [2, 2] }]);
  session.ran({ a: new Tensor('int32', Int32Array.of(7, 7, 7, 7), [2, 2]) }, {}, 1);
  expect(session.report().inputs[0]).toMatchObject({
    type: 'int32',
    values: Int32Array.of(7, 7, 7, 7),
  });
  session.ran({ a: new Tensor('string', ['가', '나'], [2]) }, {}, 1);
  session.ran({ a: new Tensor('string', ['다', '라'], [2]) }, {}, 1);
  expect(session.report().inputs[0]?.values).toEqual(['다', '라']);
});
