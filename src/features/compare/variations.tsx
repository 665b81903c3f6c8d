import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { OptimizationLevel } from '@/runtime/contract/engine.ts';
import { Button } from '@/shared/ui/button.tsx';
import { canVary } from './candidates.ts';
import styles from './compare.module.css';
import { addVariation, useCompare } from './compare-store.ts';

const LEVELS: readonly OptimizationLevel[] = ['all', 'layout', 'extended', 'basic', 'disabled'];

/** A or B: the same file on the same runtime once more, with another setting. */
export function Variations() {
  const { candidates } = useCompare(useShallow(({ candidates }) => ({ candidates })));
  const [chosen, setChosen] = useState('');
  const [threads, setThreads] = useState(2);
  const [level, setLevel] = useState<OptimizationLevel>('all');
  const bases = candidates.filter(
    (one) =>
      one.threads === null && one.level === 'all' && Object.values(canVary(one)).some(Boolean),
  );
  const base = bases.find(({ id }) => id === chosen) ?? bases.at(0);
  if (base === undefined) return null;
  const can = canVary(base);
  const most = crossOriginIsolated ? navigator.hardwareConcurrency : 1;
  const count = Math.min(threads, most);
  return (
    <fieldset className={styles.variation}>
      <legend>설정을 바꾼 후보 더하기</legend>
      <label className={styles.field}>
        후보
        <select value={base.id} onChange={(event) => setChosen(event.target.value)}>
          {bases.map(({ id }) => (
            <option key={id}>{id}</option>
          ))}
        </select>
      </label>
      {can.threads && (
        <label className={styles.field}>
          스레드
          <input
            type="number"
            min={1}
            max={most}
            value={count}
            onChange={(event) => {
              const next = event.target.valueAsNumber;
              if (next >= 1 && next <= most) setThreads(Math.floor(next));
            }}
          />
        </label>
      )}
      {can.level && (
        <label className={styles.field}>
          그래프 최적화
          <select
            value={level}
            onChange={(event) => setLevel(event.target.value as OptimizationLevel)}
          >
            {LEVELS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      )}
      <Button size="sm" onClick={() => addVariation(base.id, { threads: count, level })}>
        더하기
      </Button>
    </fieldset>
  );
}
