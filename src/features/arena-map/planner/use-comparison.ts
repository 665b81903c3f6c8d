import { useEffect, useState } from 'react';
import { sharedRuntime } from '@/runtime/client/shared-runtime.ts';
import type { SmallestArena } from '@/runtime/contract/app-worker.ts';
import { searchRuntime, useArenaMap } from '../map-store.ts';
import { viewPlan } from '../plan/plan-view.ts';
import { greedyPlan, hasOwnPlan, noReusePlan } from './compare.ts';

export interface Comparison {
  readonly key: 'greedy' | 'own' | 'none';
  readonly label: string;
  /** What the engine planned; null where it failed, and `message` says why. */
  readonly head: number | null;
  readonly message: string;
  readonly plan: readonly number[] | null;
}

const ROOM = 64 * 1024 * 1024;

/** The same model under each planner, each run by the engine. */
export function useComparison(): { rows: readonly Comparison[]; lowerBound: number | null } {
  const file = useArenaMap((state) => state.file);
  const model = useArenaMap((state) => state.model);
  const inputs = useArenaMap((state) => state.inputs);
  const [answer, setAnswer] = useState<{ rows: Comparison[]; lowerBound: number } | null>(null);

  useEffect(() => {
    if (file === null || model === null) return;
    let current = true;
    const run = (offlinePlan: readonly number[] | null) =>
      sharedRuntime().tryArena(file, {
        arenaBytes: ROOM,
        inputs,
        offlinePlan,
        resolver: null,
        resolverCapacity: null,
      });
    const compare = async () => {
      const own = hasOwnPlan(model);
      const greedy = own ? greedyPlan(model) : null;
      const first = await run(greedy);
      const view = viewPlan(first.trace.plan, model);
      const none = noReusePlan(model, view.blocks);
      const plans: [Comparison['key'], string, readonly number[] | null][] = [
        ['greedy', '탐욕 계획 (TFLM의 기본)', greedy],
        ...(own
          ? [['own', '모델의 오프라인 계획', null] as [Comparison['key'], string, null]]
          : []),
        ['none', '재사용 없음', none],
      ];
      const rows: Comparison[] = [];
      for (const [key, label, plan] of plans) {
        const { trace, allocateStatus, messages } = key === 'greedy' ? first : await run(plan);
        const head = allocateStatus === 'kTfLiteOk' ? trace.planMax : null;
        rows.push({ key, label, head, message: messages[0] ?? '', plan });
      }
      if (current) setAnswer({ rows, lowerBound: view.peak.bytes });
    };
    compare().catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      const row: Comparison = {
        key: 'greedy',
        label: '비교하지 못했습니다',
        head: null,
        message,
        plan: null,
      };
      if (current) setAnswer({ rows: [row], lowerBound: 0 });
    });
    return () => {
      current = false;
    };
  }, [file, model, inputs]);

  return { rows: answer?.rows ?? [], lowerBound: answer?.lowerBound ?? null };
}

/** The smallest arena of each row, on demand: it takes some dozens of runs each. */
export async function measureSmallest(
  file: Uint8Array,
  rows: readonly Comparison[],
  found: (key: Comparison['key'], smallest: SmallestArena) => void,
): Promise<void> {
  const { inputs } = useArenaMap.getState();
  for (const { key, plan } of rows) {
    found(key, await searchRuntime().findSmallestArena(file, { offlinePlan: plan, inputs }));
  }
}

export interface Outcome {
  /** The outputs are, byte for byte, those of the plan that TFLM makes itself. */
  readonly sameOutputs: boolean;
}

/** Runs the model with a plan and without, and compares what comes out. */
export async function compareOutputs(plan: readonly number[]): Promise<Outcome | null> {
  const { file, model, inputs } = useArenaMap.getState();
  const main = model?.subgraphs[0];
  if (file === null || model === null || main === undefined) return null;
  const last = main.ops.findLast(({ outputs }) =>
    outputs.some((one) => main.outputs.includes(one)),
  );
  if (last === undefined) return null;
  const options = {
    arenaBytes: ROOM,
    inputs,
    resolver: null,
    resolverCapacity: null,
    subgraph: 0,
    op: last.index,
    tensors: main.outputs,
  };
  const ask = (offlinePlan: readonly number[]) =>
    sharedRuntime().valuesAfterOp(file, { ...options, offlinePlan });
  const [expected, got] = await Promise.all([ask(greedyPlan(model)), ask(plan)]);
  const sameOutputs =
    expected.length === got.length &&
    expected.length > 0 &&
    expected.every(({ value }, i) => {
      const other = got[i]?.value.values;
      return other !== undefined && value.values.every((number, k) => Object.is(number, other[k]));
    });
  return { sameOutputs };
}
