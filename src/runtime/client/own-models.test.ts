import { describe, expect, it } from 'vitest';
import { matMulBeside, matMulModel } from '../../../e2e/providers/onnx-file.ts';
import { OwnModels } from './own-models.ts';

const file = (name: string, bytes: Uint8Array) =>
  new File([bytes as Uint8Array<ArrayBuffer>], name);
const PATH = 'weights/model.onnx.data';
const { model, data } = matMulBeside(4, PATH);
const MODEL = file('model.onnx', model);
const DATA = file('model.onnx.data', data);
const own = () =>
  new OwnModels(async (asked) => (asked === MODEL ? [{ path: PATH, bytes: data.length }] : []));
const NEEDED = "'model.onnx.data' 파일이 더 있어야 합니다";

describe('a model that keeps weights in another file', () => {
  it('is taken with it, in one drop or one after the other in any order', async () => {
    const whole = [{ name: 'model.onnx', externalData: [{ path: PATH, data: DATA }] }];
    for (const order of [
      [MODEL, DATA],
      [DATA, MODEL],
    ]) {
      expect(await own().take(order)).toMatchObject({ models: whole, refused: [], hints: [] });
      const steps = own();
      const [first, second] = order;
      if (first === undefined || second === undefined) throw new Error('two files');
      expect(await steps.take([first])).toMatchObject({ models: [] });
      expect(await steps.take([second])).toMatchObject({ models: whole, refused: [] });
    }
  });

  it('names the file that is missing, cut short or called otherwise', async () => {
    const steps = own();
    expect((await steps.take([MODEL])).refused).toEqual([expect.stringContaining(NEEDED)]);
    const renamed = await steps.take([file('model (1).onnx.data', data)]);
    expect(renamed.refused).toEqual([
      expect.stringMatching(/^model \(1\).*기다리는 파일의 이름은 'model\.onnx\.data'입니다\.$/),
    ]);
    const short = await steps.take([file('model.onnx.data', data.slice(0, 60))]);
    expect(short.refused).toEqual([expect.stringMatching(/64바이트까지.*60바이트뿐/)]);
    expect(await steps.take([DATA])).toMatchObject({ models: [{ name: 'model.onnx' }] });
  });

  it('does not come back to a model that was given up', async () => {
    const steps = own();
    await steps.take([MODEL]);
    const other = await steps.take([file('other.onnx', matMulModel(2))]);
    expect(other).toMatchObject({ models: [{ name: 'other.onnx' }], refused: [] });
  });

  it('is taken with a file that has much more, which is said', async () => {
    const long = file('model.onnx.data', new Uint8Array(100_000));
    const taken = await own().take([MODEL, long]);
    expect(taken.models).toHaveLength(1);
    expect(taken.hints).toEqual([expect.stringContaining('100,000바이트')]);
  });
});
