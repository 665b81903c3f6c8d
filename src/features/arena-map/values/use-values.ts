import { useEffect, useState } from 'react';
import { sharedRuntime } from '@/runtime/client/shared-runtime.ts';
import type { ModelDescription } from '@/runtime/contract/model.ts';
import type { TensorSnapshot } from '@/runtime/contract/tensor.ts';
import { useArenaMap } from '../map-store.ts';
import type { Column } from '../plan/timeline.ts';

export interface Shown {
  readonly role: '입력' | '출력';
  readonly value: TensorSnapshot;
}

export interface OpValues {
  readonly column: Column;
  readonly tensors: readonly Shown[];
}

/** Answers of one model and its inputs; another file starts anew. */
let remembered: { file: Uint8Array; plan: unknown; answers: Map<number, OpValues> } | null = null;

/** More values than this would hold the page up: the rest of a larger tensor is left out. */
const MOST_VALUES = 1 << 18;

/** A tensor with the first of its values; its `length` still says how many there are. */
const beginningOf = (value: TensorSnapshot): TensorSnapshot =>
  value.values.length <= MOST_VALUES
    ? value
    : { ...value, values: value.values.slice(0, MOST_VALUES) };

/** Bytes of answers that are kept; the oldest go first. */
const MOST_KEPT = 32 * 1024 * 1024;

const bytesOf = ({ tensors }: OpValues): number =>
  tensors.reduce((sum, { value }) => sum + 8 * value.values.length, 0);

function remember(answers: Map<number, OpValues>, values: OpValues): void {
  answers.set(values.column.time, values);
  let kept = 0;
  for (const answer of answers.values()) kept += bytesOf(answer);
  for (const [time, answer] of answers) {
    if (kept <= MOST_KEPT || answer === values) break;
    kept -= bytesOf(answer);
    answers.delete(time);
  }
}

function answersOf(file: Uint8Array, plan: unknown): Map<number, OpValues> {
  if (remembered?.file !== file || remembered.plan !== plan) {
    remembered = { file, plan, answers: new Map() };
  }
  return remembered.answers;
}

/** What the inputs were given, before the first op. */
function givenInputs(model: ModelDescription): readonly Shown[] {
  const { inputs } = useArenaMap.getState();
  const [main] = model.subgraphs;
  return (main?.inputs ?? []).flatMap((index, i): Shown[] => {
    const tensor = main?.tensors[index];
    const values = inputs[i];
    if (tensor === undefined || values === undefined) return [];
    const { name, type, shape, quantization: q } = tensor;
    const [scale] = q?.scale ?? [];
    const quantization = scale === undefined ? null : { scale, zeroPoint: q?.zeroPoint[0] ?? 0 };
    return [
      {
        role: '입력',
        value: beginningOf({ name, type, shape, quantization, values, length: values.length }),
      },
    ];
  });
}

async function ask(file: Uint8Array, column: Column, lane: string): Promise<OpValues> {
  const { model, inputs, plan, reference } = useArenaMap.getState();
  const { op } = column;
  if (op === null || model === null) {
    return { column, tensors: model === null ? [] : givenInputs(model) };
  }
  const graph = model.subgraphs[op.subgraph];
  const described = graph?.ops[op.index];
  const roles = new Map<number, Shown['role']>();
  for (const index of described?.inputs ?? []) {
    if (index >= 0 && graph?.tensors[index]?.isConstant === false) roles.set(index, '입력');
  }
  for (const index of described?.outputs ?? []) roles.set(index, '출력');
  const taken = await sharedRuntime().valuesAfterOp(
    file,
    {
      // Values do not depend on the size, as long as it is enough.
      arenaBytes: Math.ceil(((reference?.arenaUsedBytes ?? 0) * 2 + 65_536) / 16) * 16,
      resolver: null,
      resolverCapacity: null,
      inputs,
      offlinePlan: plan,
      subgraph: op.subgraph,
      op: op.index,
      tensors: [...roles.keys()],
    },
    { lane },
  );
  const tensors = taken.map(({ tensor, value }) => ({
    role: roles.get(tensor) ?? '출력',
    value: beginningOf(value),
  }));
  return { column, tensors };
}

/** The values at a step. While the newest is on its way the last ones stay. */
export function useValues(column: Column | undefined, lane: string) {
  const file = useArenaMap((state) => state.file);
  const plan = useArenaMap((state) => state.plan);
  const [answer, setAnswer] = useState<OpValues | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    if (file === null || column === undefined) return;
    const answers = answersOf(file, plan);
    const known = answers.get(column.time);
    if (known !== undefined) {
      setAnswer(known);
      setError(null);
      return;
    }
    let current = true;
    ask(file, column, lane).then(
      (values) => {
        remember(answers, values);
        if (!current) return;
        setAnswer(values);
        setError(null);
      },
      (problem: unknown) => {
        if (current) setError(problem instanceof Error ? problem.message : String(problem));
      },
    );
    return () => {
      current = false;
    };
  }, [file, plan, column, lane]);
  return { answer, error, pending: answer?.column.time !== column?.time && error === null };
}
