import { useMemo, useState } from 'react';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { compareTime, type InputOrigin, selectTime, useArenaMap } from '../map-store.ts';
import { goneAt } from '../plan/gone.ts';
import type { PlanView } from '../plan/plan-view.ts';
import type { Column } from '../plan/timeline.ts';
import { TensorView } from './tensor-view.tsx';
import { useValues } from './use-values.ts';
import styles from './values.module.css';

const ORIGINS: Readonly<Record<InputOrigin, string>> = {
  sample: '입력은 모델과 함께 온 예시 중 첫 번째입니다.',
  run: '입력은 방금 실행한 코드가 넣은 값입니다.',
  'made-up': '예시가 없는 모델이라 늘 같은 난수를 입력으로 넣었습니다.',
  zero: '난수를 넣기 어려운 입력(정수 색인, 값이 26만 개를 넘는 텐서)이라 모두 0으로 두었습니다.',
};

const GONE_LISTED = 40;

function Values({ column, lane, real }: { column: Column; lane: string; real: boolean }) {
  const { answer, error, pending } = useValues(column, lane);
  return (
    <section className={styles.op} aria-busy={pending}>
      <h3>
        {column.time}단계 {column.label}
        {column.op !== null && <span> 실행 직후</span>}
      </h3>
      {error !== null && <pre className={styles.error}>{error}</pre>}
      {answer !== null && answer.tensors.length === 0 && (
        <p className={styles.small}>이 단계에는 보여 줄 값이 없습니다.</p>
      )}
      {answer === null && error === null && (
        <div className={styles.skeleton} role="status" aria-label="값을 읽는 중입니다" />
      )}
      <div className={styles.tensors}>
        {/* By place, not by name: while ops are gone through, cards change and stay. */}
        {answer?.tensors.map(({ role, value }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is whatever stands in its place.
          <TensorView key={place} role={role} value={value} real={real} />
        ))}
      </div>
    </section>
  );
}

function GoneList({ view, time }: { readonly view: PlanView; readonly time: number }) {
  const gone = useMemo(() => goneAt(view, time), [view, time]);
  if (gone.length === 0) return null;
  return (
    <details className={styles.gone} open={gone.length <= 8}>
      <summary>덮어써서 사라진 버퍼 {formatInteger(gone.length)}개</summary>
      <ul>
        {gone.slice(-GONE_LISTED).map(({ block, by }) => (
          <li key={block.id}>
            <s>{block.name}</s> {formatInteger(block.offset)}번지를 <b>{by.name}</b> 버퍼가 다시
            씁니다.
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Scrubbing through Invoke: what each op read and wrote, from memory just after it ran. */
export default function ValuesPanel({ view }: { readonly view: PlanView }) {
  const [real, setReal] = useState(true);
  const time = useArenaMap((state) => state.time) ?? 0;
  const compared = useArenaMap((state) => state.comparedTime);
  const origin = useArenaMap((state) => state.inputOrigin);
  const last = view.columns.length - 1;
  const column = view.columns[Math.min(last, time)];
  const other = compared === null ? undefined : view.columns[compared];
  if (column === undefined) return null;

  return (
    <div className={styles.panel}>
      <div className={styles.controls}>
        <label className={styles.scrub}>
          연산자
          <input
            type="range"
            min={0}
            max={last}
            value={column.time}
            aria-label="연산자 고르기"
            aria-valuetext={`${column.time}단계 ${column.label}`}
            onChange={({ currentTarget }) => selectTime(currentTarget.valueAsNumber)}
          />
          <output>
            {column.time} / {last} {column.label}
          </output>
        </label>
        <label>
          <input
            type="checkbox"
            checked={real}
            onChange={({ currentTarget }) => setReal(currentTarget.checked)}
          />{' '}
          실수로 되돌려 보기(역양자화)
        </label>
        {compared === null ? (
          <Button size="sm" onClick={() => compareTime(column.time)}>
            이 단계를 옆에 두고 비교
          </Button>
        ) : (
          <Button size="sm" onClick={() => compareTime(null)}>
            비교 끝내기
          </Button>
        )}
      </div>
      <p className={styles.small}>{ORIGINS[origin]}</p>
      <div className={styles.compare}>
        <Values column={column} lane="arena-values" real={real} />
        {other !== undefined && <Values column={other} lane="arena-compared" real={real} />}
      </div>
      <GoneList view={view} time={column.time} />
    </div>
  );
}
