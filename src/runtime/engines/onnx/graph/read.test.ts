import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGraph } from './read.ts';

const zoo = (file: string) => readGraph(Uint8Array.from(readFileSync(`public/models/${file}`)));

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
});
