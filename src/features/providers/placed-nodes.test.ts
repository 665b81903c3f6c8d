import { describe, expect, it } from 'vitest';
import type { GraphNode, InspectReport, ModelGraph } from '@/runtime/contract/placement.ts';
import { placedNodes } from './placed-nodes.ts';

const node = (op: string, name: string, inputs: string[], outputs: string[]): GraphNode => ({
  name,
  op,
  domain: '',
  sinceVersion: 1,
  inputs,
  outputs,
  inputTypes: [],
  outputTypes: [],
  provider: null,
});
const graph = (nodes: GraphNode[]): ModelGraph => ({
  format: 'onnx',
  opsets: { '': 17 },
  nodes,
  inputs: ['x'],
  outputs: ['y'],
});

/** conv and relu become one; the cast stays on the CPU, with a copy before it. */
const REPORT: InspectReport = {
  original: graph([
    node('Conv', 'conv', ['x', 'w'], ['a']),
    node('Relu', 'relu', ['a'], ['b']),
    node('Cast', 'cast', ['b'], ['y']),
  ]),
  optimised: graph([
    node('FusedConv', 'fused conv', ['x', 'w'], ['b']),
    node('MemcpyToHost', 'Memcpy_token_3', ['b'], ['b_host']),
    node('Cast', 'cast', ['b_host'], ['y']),
  ]),
  optimisedBytes: 1,
  placement: {
    counts: { WebGpuExecutionProvider: 2, CPUExecutionProvider: 1 },
    nodes: [
      { provider: 'WebGpuExecutionProvider', op: 'FusedConv', name: 'fused conv' },
      { provider: 'WebGpuExecutionProvider', op: 'MemcpyToHost', name: 'Memcpy_token_3' },
      { provider: 'CPUExecutionProvider', op: 'Cast', name: 'cast' },
    ],
    missingKernels: [{ op: 'Cast', name: 'cast' }],
    keptOnCpu: [],
    copies: [],
    dropped: [],
    transformers: [],
    warnings: [],
  },
  log: [],
  nodes: [
    { index: 0, name: 'fused conv', op: 'FusedConv', microseconds: 12, bytes: 64, provider: null },
  ],
  timing: { loadMilliseconds: 1, runMilliseconds: [] },
  heapBytes: null,
  outputs: [],
};

describe('nodes in their places', () => {
  it('joins graph, log and profile, and finds what a fusion was made of', () => {
    const [conv, copy, cast] = placedNodes(REPORT);
    expect(conv).toMatchObject({
      provider: 'WebGpuExecutionProvider',
      microseconds: 12,
      origins: [0, 1],
    });
    expect(copy).toMatchObject({ copy: true, origins: [], fallback: null });
    expect(cast).toMatchObject({
      provider: 'CPUExecutionProvider',
      fallback: 'noKernel',
      origins: [2],
    });
  });

  it('gives no time to nodes of one name, of which the profile cannot tell which ran', () => {
    const graph = REPORT.optimised;
    const [node] = graph?.nodes ?? [];
    if (graph === null || node === undefined) throw new Error('The fixture has a graph');
    const twice = { ...REPORT, optimised: { ...graph, nodes: [node, node] } };
    expect(placedNodes(twice).map(({ microseconds }) => microseconds)).toEqual([null, null]);
  });

  it('falls back to the profile where no graph was saved', () => {
    const [only] = placedNodes({
      ...REPORT,
      optimised: null,
      placement: { ...REPORT.placement, nodes: [], counts: { CPUExecutionProvider: 1 } },
    });
    expect(only).toMatchObject({ name: 'fused conv', provider: 'CPUExecutionProvider' });
  });

  it('tells a node that was kept on the CPU from one without a kernel, with names or without', () => {
    const placement = { ...REPORT.placement, missingKernels: [], keptOnCpu: ['cast'] };
    expect(placedNodes({ ...REPORT, placement })[2]).toMatchObject({ fallback: 'cheaperOnCpu' });
    const nameless = { ...placement, keptOnCpu: [], missingKernels: [{ op: 'Cast', name: '' }] };
    expect(placedNodes({ ...REPORT, placement: nameless })[2]).toMatchObject({
      fallback: 'noKernel',
    });
  });

  it('takes the file as it is for WebGL, which says nothing', () => {
    const placement = { ...REPORT.placement, counts: {}, nodes: [], missingKernels: [] };
    const silent = { ...REPORT, placement, optimised: null, nodes: [] };
    expect(
      placedNodes(silent, true).map(({ op, provider, origins }) => [op, provider, origins]),
    ).toEqual([
      ['Conv', 'WebGL', [0]],
      ['Relu', 'WebGL', [1]],
      ['Cast', 'WebGL', [2]],
    ]);
  });
});
