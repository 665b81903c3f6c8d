import { describe, expect, it } from 'vitest';
import { parsePlacement } from './placement-log.ts';

/** Lines as onnxruntime-web 1.30 printed them, of one CPU session and one with WebGPU, shortened. */
const CPU = [
  '2026-11-23 15:03:50.246736 [I:onnxruntime:, graph_transformer.cc:15 Apply] GraphTransformer ConvActivationFusion modified: 1 with status: OK',
  '2026-11-23 15:03:50.247475 [I:onnxruntime:, graph_transformer.cc:15 Apply] GraphTransformer GeluFusionL2 modified: 0 with status: OK',
  '2026-11-23 15:17:18.817877 [V:onnxruntime:, session_state.cc:1380 VerifyEachNodeIsAssignedToAnEp]  All nodes placed on [CPUExecutionProvider]. Number of nodes: 7',
];
const at =
  '2026-11-23 15:03:50.1 [V:onnxruntime:, session_state.cc:1385 VerifyEachNodeIsAssignedToAnEp] ';
const SPLIT = [
  '2026-11-23 15:03:50.1 [I:onnxruntime:, webgpu_execution_provider.cc:900 GetCapability] webgpu kernel not found in registries for Op type: Cast node name: cast_back',
  '2026-11-23 15:03:50.1 [I:onnxruntime:, webgpu_execution_provider.cc:900 GetCapability] webgpu kernel not found in registries for Op type: Cast node name: cast_back',
  '2026-11-23 15:03:50.1 [I:onnxruntime:, fallback_cpu_capability.cc:140 GetCpuPreferredNodes] ORT optimization- Force fallback to CPU execution for node: rows because the CPU execution path is deemed faster than overhead',
  '2026-11-23 15:03:50.2 [I:onnxruntime:, transformer_memcpy.cc:327 AddCopyNode] Add MemcpyFromHost after det for WebGpuExecutionProvider',
  '2026-11-23 15:03:50.2 [I:onnxruntime:, transformer_memcpy.cc:327 AddCopyNode] Add MemcpyToHost before s1 for WebGpuExecutionProvider',
  `${at} Node(s) placed on [WebGpuExecutionProvider]. Number of nodes: 2`,
  `${at}  TopK (topk)`,
  `${at}  Conv (conv 1)`,
  `${at} Node(s) placed on [CPUExecutionProvider]. Number of nodes: 1`,
  `${at}  Cast (cast_back)`,
  '\u001b[0;93m2026-11-23 15:03:50.3 [W:onnxruntime:, session_state.cc:1390 VerifyEachNodeIsAssignedToAnEp] Some nodes were not assigned to the preferred execution providers\u001b[m',
];

describe("ONNX Runtime's log", () => {
  it('names no nodes where one provider took them all', () => {
    expect(parsePlacement(CPU)).toEqual({
      counts: { CPUExecutionProvider: 7 },
      nodes: [],
      missingKernels: [],
      keptOnCpu: [],
      dropped: [],
      copies: [],
      transformers: [{ name: 'ConvActivationFusion', times: 1 }],
      warnings: [],
    });
  });

  it('says which node went where, why, and where copies were put in', () => {
    expect(parsePlacement(SPLIT)).toEqual({
      counts: { WebGpuExecutionProvider: 2, CPUExecutionProvider: 1 },
      nodes: [
        { provider: 'WebGpuExecutionProvider', op: 'TopK', name: 'topk' },
        { provider: 'WebGpuExecutionProvider', op: 'Conv', name: 'conv 1' },
        { provider: 'CPUExecutionProvider', op: 'Cast', name: 'cast_back' },
      ],
      missingKernels: [{ op: 'Cast', name: 'cast_back' }],
      keptOnCpu: ['rows'],
      copies: [
        {
          kind: 'MemcpyFromHost',
          side: 'after',
          value: 'det',
          provider: 'WebGpuExecutionProvider',
        },
        { kind: 'MemcpyToHost', side: 'before', value: 's1', provider: 'WebGpuExecutionProvider' },
      ],
      dropped: [],
      transformers: [],
      warnings: ['Some nodes were not assigned to the preferred execution providers'],
    });
  });

  it('reads the listing where it comes in one piece', () => {
    const [, , , , , ...listing] = SPLIT;
    const bare = listing.map((line) => line.replace(at, ''));
    expect(parsePlacement([`${at}${bare.slice(0, 3).join('\n')}`]).nodes).toHaveLength(2);
  });

  it('tells which providers were asked for in vain, and why', () => {
    const warning =
      'removing requested execution provider "webnn" from session options because it is not available: Error: WebNN is not supported in current environment';
    expect(parsePlacement([warning, warning, ...CPU]).dropped).toEqual([
      { provider: 'webnn', reason: 'Error: WebNN is not supported in current environment' },
    ]);
  });
});
