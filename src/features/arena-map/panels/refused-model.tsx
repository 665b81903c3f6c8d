import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { useArenaMap } from '../map-store.ts';
import { opLabel } from '../plan/names.ts';
import styles from './panels.module.css';

const LISTED = 12;

/** The ops of a model that TFLM has no kernel for, or why a file was not read at all. */
export function RefusedModel() {
  const model = useArenaMap((state) => state.model);
  const refusal = useArenaMap((state) => state.refusal);
  const name = useArenaMap((state) => state.name);
  if (model === null) {
    if (refusal.length === 0) return null;
    return (
      <EmptyState title={`${name}: 엔진이 이 파일을 읽지 못했습니다`}>
        <pre>{refusal.join('\n')}</pre>
      </EmptyState>
    );
  }
  const refused = model.subgraphs.flatMap(({ ops, index }) =>
    ops.filter(({ supported }) => !supported).map((op) => ({ subgraph: index, op })),
  );
  if (refused.length === 0) return null;
  return (
    <section aria-label="거부된 연산자">
      <p className={styles.bad}>
        TFLM이 거부하는 연산자가 {refused.length}개 있습니다. 읽을 수 있는 데까지 보여 줍니다.
      </p>
      <ul className={styles.note}>
        {refused.slice(0, LISTED).map(({ subgraph, op }) => (
          <li key={`${subgraph}-${op.index}`}>
            {op.index}번 <b>{opLabel(op)}</b>: <code>{op.reason}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
