import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inputsOf, readGraph } from './read.ts';

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
