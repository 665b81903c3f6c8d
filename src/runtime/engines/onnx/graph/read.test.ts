import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matMulBeside, matMulModel } from '../../../../../e2e/providers/onnx-file.ts';
import { embedded } from './external-files.ts';
import { filesBeside, inputsOf, readGraph } from './read.ts';

const bytesOf = (file: string) => Uint8Array.from(readFileSync(`public/models/${file}`));
const zoo = (file: string) => readGraph(bytesOf(file));

describe('graphs of ONNX files', () => {
  it('reads an export of the zoo, node after node', () => {
    const graph = zoo('digits/digits.onnx');
    expect(graph.nodes.map(({ op }) => op).slice(0, 3)).toEqual(['Conv', 'Relu', 'MaxPool']);
    expect(graph).toMatchObject({ format: 'onnx', inputs: ['image'], outputs: ['probability'] });
    expect(graph.nodes[0]?.inputTypes).toEqual([1, 1, 1]);
  });

  it('reads the same model saved after its optimisation', () => {
    const graph = zoo('digits/digits.ort');
    expect(graph).toMatchObject({ format: 'ort', inputs: ['image'], outputs: ['probability'] });
    const fused = graph.nodes.find(({ op }) => op === 'FusedConv');
    expect(fused).toMatchObject({ domain: 'com.microsoft', sinceVersion: 1 });
    expect(fused?.inputs[0]).toBe('image');
    expect(graph.nodes.at(-1)?.outputTypes).toEqual([1]);
  });

  it('knows the inputs of both, as a session would tell them', () => {
    for (const file of ['digits/digits.onnx', 'digits/digits.ort']) {
      expect(inputsOf(bytesOf(file))).toEqual([
        { name: 'image', type: 'float32', shape: [1, 1, 8, 8] },
      ]);
    }
    const typed = Uint8Array.from(readFileSync('models/fixtures/ort-config/typed.ort'));
    expect(inputsOf(typed).map(({ type }) => type)).toEqual([
      ...['float32', 'float64', 'int32', 'int64', 'int64', 'int32', 'bool', 'int64', 'uint8'],
    ]);
  });

  it('tells dimensions that a file leaves open from one that is nought', () => {
    // ValueInfoProto of a graph input: 1 name, 2 type > 1 tensor > 1 element, 2 shape > 1 dimension.
    const field = (number: number, ...inner: number[]) => [8 * number + 2, inner.length, ...inner];
    const dimensions = [
      ...field(1, ...field(2, 0x4e)), // N
      ...field(1), // without a name
      ...field(1, 8, 0), // 0
      ...field(1, 8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1), // -1
      ...field(1, 8, 3),
    ];
    const tensor = [8, 1, ...field(2, ...dimensions)];
    const input = field(11, ...field(1, 0x78), ...field(2, ...field(1, ...tensor)));
    expect(inputsOf(Uint8Array.from(field(7, ...input)))).toEqual([
      {
        name: 'x',
        type: 'float32',
        shape: [1, 1, 0, 1, 3],
        open: ['N', 'x의 1번 차원', null, 'x의 3번 차원', null],
      },
    ]);
  });

  it('names the files that a model keeps weights in, wherever their tensors stand', () => {
    const { model } = matMulBeside(4, './weights/model.onnx.data');
    expect(filesBeside(model)).toEqual([{ path: 'weights/model.onnx.data', bytes: 64 }]);
    expect(filesBeside(bytesOf('digits/digits.onnx'))).toEqual([]);
    const { data } = matMulBeside(4, 'd');
    const whole = embedded(model, [{ path: 'weights/model.onnx.data', data }]);
    expect(filesBeside(whole)).toEqual([]);
    // What is put in is what a file without external data has, in the same order of fields.
    expect(Buffer.from(whole).equals(matMulModel(4))).toBe(true);
    // A constant inside a branch: graph 7 > node 1 > attribute 5 > graph 6 > node > tensor 5.
    const field = (number: number, ...inner: number[]) => [8 * number + 2, inner.length, ...inner];
    const word = (number: number, value: string) => field(number, ...Buffer.from(value));
    const entry = (key: string, value: string) => field(13, ...word(1, key), ...word(2, value));
    const tensor = [...entry('location', 'c.bin'), ...entry('length', '8'), 14 * 8, 1];
    const branch = field(1, ...field(5, ...field(5, ...tensor)));
    const nested = field(7, ...field(1, ...field(5, ...field(6, ...branch))));
    expect(filesBeside(Uint8Array.from(nested))).toEqual([{ path: 'c.bin', bytes: 8 }]);
  });

  it('says in a sentence that a file is broken, wherever it was cut', () => {
    for (const file of ['digits/digits.onnx', 'digits/digits.ort']) {
      const whole = bytesOf(file);
      for (let cut = 16; cut < whole.length; cut += 997) {
        const read = () => readGraph(whole.slice(0, cut));
        try {
          read();
        } catch (error) {
          expect(String(error), `${file} cut at ${cut}`).toMatch(/파일/);
        }
      }
    }
  });
});
