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
