import { useEffect, useState } from 'react';
import { formatExactBytes } from '@/shared/format/units.ts';
import { useArenaMap } from '../map-store.ts';
import panel from '../panels/panels.module.css';
import type { PlanView } from '../plan/plan-view.ts';
import { overlaps } from './compare.ts';
import { compareOutputs, type Outcome } from './use-comparison.ts';

export interface PlanFigures {
  readonly view: PlanView;
  /** Bytes of the head under TFLM's own planner, and of the largest sum of live buffers. */
  readonly greedy: number | null;
  readonly lowerBound: number | null;
}

/** Whether the student's plan works, how low it is, and what it breaks. */
export function PlanVerdict({ view, greedy, lowerBound }: PlanFigures) {
  const plan = useArenaMap((state) => state.plan);
  const smallest = useArenaMap((state) => state.smallest);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    setOutcome(null);
    if (plan === null) return;
    let current = true;
    compareOutputs(plan).then(
      (compared) => current && setOutcome(compared),
      () => current && setOutcome({ sameOutputs: false }),
    );
    return () => {
      current = false;
    };
  }, [plan]);
  if (plan === null)
    return <p className={panel.note}>블록을 끌면 그 계획으로 엔진을 실행합니다.</p>;

  const clashes = overlaps(view.blocks);
  const wins = greedy !== null && view.height < greedy && outcome?.sameOutputs === true;
  return (
    <div className={panel.note} role="status">
      <p>
        이 계획의 머리는 <b>{formatExactBytes(view.height)}</b>
        {greedy !== null && `입니다. 탐욕 계획은 ${formatExactBytes(greedy)}`}
        {lowerBound !== null && `, 하한은 ${formatExactBytes(lowerBound)}`}입니다.{' '}
        {smallest?.bytes != null &&
          `이 계획으로 동작하는 가장 작은 아레나는 ${formatExactBytes(smallest.bytes)}입니다.`}
      </p>
      {clashes.slice(0, 4).map(([a, b]) => (
        <p key={`${a.id}-${b.id}`} className={panel.bad}>
          {a.name}와(과) {b.name}의 바이트가 겹칩니다. 엔진은 겹침을 검사하지 않으므로 값이 망가질
          수 있습니다.
        </p>
      ))}
      {outcome !== null && (
        <p className={outcome.sameOutputs ? panel.good : panel.bad}>
          {outcome.sameOutputs
            ? '출력이 원래 계획과 한 바이트도 다르지 않습니다.'
            : '출력이 원래 계획과 다릅니다. 이 계획은 쓸 수 없습니다.'}
        </p>
      )}
      {wins && <p className={panel.good}>탐욕 계획을 이겼습니다!</p>}
    </div>
  );
}
