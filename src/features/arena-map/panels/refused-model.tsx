import { useMemo } from 'react';
import { formatInteger } from '@/shared/format/units.ts';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { LinkButton } from '@/shared/ui/link-button.tsx';
import { selectTime, useArenaMap } from '../map-store.ts';
import { refusedOps } from '../plan/refused.ts';
import { columnOf, timelineOf } from '../plan/timeline.ts';
import styles from './panels.module.css';

const LISTED = 12;

/** The ops of a model that TFLM refuses, or why a file was not read at all. */
export function RefusedModel() {
  const model = useArenaMap((state) => state.model);
  const reference = useArenaMap((state) => state.reference);
  const refusal = useArenaMap((state) => state.refusal);
  const name = useArenaMap((state) => state.name);
  const refused = useMemo(() => refusedOps(model, reference), [model, reference]);
  if (model === null) {
    if (refusal.length === 0) return null;
    return (
      <EmptyState title={`${name}: 엔진이 이 파일을 읽지 못했습니다`}>
        <pre>{refusal.join('\n')}</pre>
        <p>
          .tflite의 FlatBuffer 구조가 깨져 있습니다. 파일이 중간에 잘리지 않았는지 크기를 확인하고,
          변환기에서 다시 저장하거나 다시 내려받아 열어 보세요.
        </p>
      </EmptyState>
    );
  }
  if (refused.length === 0) return null;
  const left = refused.length - LISTED;
  return (
    <section aria-label="거부된 연산자">
      <p className={styles.bad}>
        TFLM이 거부하거나 실행하지 못하는 연산자가 {formatInteger(refused.length)}개 있습니다. 읽을
        수 있는 데까지 보여 줍니다.
      </p>
      <ul className={styles.note}>
        {refused.slice(0, LISTED).map(({ subgraph, index, label, reason }) => (
          <li key={`${subgraph}-${index}`}>
            <LinkButton
              onClick={() =>
                selectTime(columnOf(timelineOf(model), { subgraph, index })?.time ?? null)
              }
            >
              {subgraph > 0 && `서브그래프 ${subgraph}의 `}
              {index}번 {label}
            </LinkButton>
            : <code>{reason}</code>
          </li>
        ))}
        {left > 0 && <li>{formatInteger(left)}개가 더 있습니다.</li>}
      </ul>
    </section>
  );
}
