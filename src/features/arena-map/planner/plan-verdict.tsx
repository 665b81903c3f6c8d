import { useEffect, useState } from 'react';
import { formatExactBytes } from '@/shared/format/units.ts';
import { useArenaMap } from '../map-store.ts';
import panel from '../panels/panels.module.css';
import type { PlanView } from '../plan/plan-view.ts';
import { withParticle } from '../steps/particles.ts';
import { overlaps } from './compare.ts';
import { compareOutputs, type Outcome } from './use-comparison.ts';

export interface PlanFigures {
  readonly view: PlanView;
  /** Bytes of the head under TFLM's own planner, and of the largest sum of live buffers. */
  readonly greedy: number | null;
  readonly lowerBound: number | null;
}

/** One input cannot show that a plan with an overlap is harmless. */
function judged({ sameOutputs }: Outcome, clashes: number): string {
  if (!sameOutputs) return '출력이 원래 계획과 다릅니다. 이 계획은 쓸 수 없습니다.';
  return clashes > 0
    ? '이 입력에서는 출력이 같지만 다른 입력에서는 달라질 수 있습니다. 겹치는 계획은 쓸 수 없습니다.'
    : '출력이 원래 계획과 한 바이트도 다르지 않습니다.';
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
  const sound = clashes.length === 0 && outcome?.sameOutputs === true;
  const wins = sound && greedy !== null && view.height < greedy;
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
          {withParticle(a.name, '과/와')} {b.name}의 바이트가 겹칩니다. 엔진은 겹침을 검사하지
          않으므로 값이 망가질 수 있습니다.
        </p>
      ))}
      {outcome !== null && (
        <p className={sound ? panel.good : panel.bad}>{judged(outcome, clashes.length)}</p>
      )}
      {wins && (
        <p className={panel.good}>
          탐욕 계획을 이겼습니다!
          {view.height === lowerBound && ' 하한에 닿았으므로 이보다 낮은 계획은 없습니다.'}
        </p>
      )}
    </div>
  );
}
