import { useEffect, useMemo, useState } from 'react';
import { sharedRuntime } from '@/runtime/client/shared-runtime.ts';
import {
  type ArenaTrial,
  type OpTensor,
  RESOURCE_VARIABLES,
} from '@/runtime/contract/arena-map.ts';
import type { TensorValues } from '@/runtime/contract/tensor.ts';
import { useArenaMap } from '../map-store.ts';
import { methodsOf } from '../resolver/resolver-code.ts';
import { marksOf } from '../slider/marks.ts';
import type { Deployment, Port } from './deployment.ts';

/** Arena sizes to choose from: what was measured, or with a tenth more for other kernels. */
export const HEADROOMS = { none: '측정한 최소 크기', tenth: '10 % 여유를 둔 크기' } as const;
export type Headroom = keyof typeof HEADROOMS;

/** What is handed out for the open model; null until the smallest arena is known. */
export function useDeployment(headroom: Headroom): Deployment | null {
  const file = useArenaMap((state) => state.file);
  const model = useArenaMap((state) => state.model);
  const name = useArenaMap((state) => state.name);
  const reference = useArenaMap((state) => state.reference);
  const inputs = useArenaMap((state) => state.inputs);
  const found = useArenaMap((state) => state.smallest);
  const { smallest } = marksOf(reference, found);
  return useMemo((): Deployment | null => {
    const main = model?.subgraphs[0];
    if (file === null || model === null || main === undefined || smallest === null) return null;
    const ports = (indices: readonly number[], values: readonly (TensorValues | null)[]) =>
      indices.flatMap((index, i): Port[] => {
        const tensor = main.tensors[index];
        if (tensor === undefined) return [];
        const { name: called, type, shape } = tensor;
        return [{ name: called, type, shape, values: values[i] ?? null }];
      });
    const hasVariables = model.subgraphs.some(({ ops }) =>
      ops.some((op) => op.name === 'VAR_HANDLE'),
    );
    return {
      fileName: name,
      model: file,
      methods: methodsOf(model),
      arenaBytes: headroom === 'none' ? smallest : 16 * Math.ceil((smallest * 1.1) / 16),
      smallestBytes: smallest,
      resourceVariables: hasVariables ? RESOURCE_VARIABLES : 0,
      inputs: ports(main.inputs, inputs),
      outputs: ports(main.outputs, []),
    };
  }, [file, model, name, smallest, headroom, inputs]);
}

export interface Rehearsal {
  readonly trial: ArenaTrial;
  readonly outputs: readonly OpTensor[];
}

/** The sketch's own resolver and arena, run by the engine: what the board would do. */
export function useRehearsal(deployment: Deployment | null): Rehearsal | null {
  const [done, setDone] = useState<{ of: Deployment; rehearsal: Rehearsal } | null>(null);
  useEffect(() => {
    if (deployment === null) return;
    const { model, inputs } = useArenaMap.getState();
    const main = model?.subgraphs[0];
    const last = main?.ops.findLast(({ outputs }) =>
      outputs.some((one) => main.outputs.includes(one)),
    );
    let current = true;
    const options = {
      arenaBytes: deployment.arenaBytes,
      resolver: deployment.methods,
      resolverCapacity: Math.max(1, deployment.methods.length),
      inputs,
      offlinePlan: null,
    };
    const rehearse = async () => {
      const trial = await sharedRuntime().tryArena(deployment.model, options);
      const outputs =
        last === undefined
          ? []
          : await sharedRuntime().valuesAfterOp(deployment.model, {
              ...options,
              subgraph: 0,
              op: last.index,
              tensors: main?.outputs ?? [],
            });
      if (current) setDone({ of: deployment, rehearsal: { trial, outputs } });
    };
    // Without an answer the step stays without figures.
    rehearse().catch(() => {});
    return () => {
      current = false;
    };
  }, [deployment]);
  return done !== null && done.of === deployment ? done.rehearsal : null;
}
