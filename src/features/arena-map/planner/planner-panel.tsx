import { useState } from 'react';
import type { SmallestArena } from '@/runtime/contract/app-worker.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import { useArenaMap } from '../map-store.ts';
import styles from '../panels/panels.module.css';
import type { PlanView } from '../plan/plan-view.ts';
import { PlanEditor } from './plan-editor.tsx';
import { type Comparison, measureSmallest, useComparison } from './use-comparison.ts';

type Measured = Partial<Record<Comparison['key'], SmallestArena>>;

/** How high the head gets under each planner, and a plan of one's own. */
export default function PlannerPanel({ view }: { readonly view: PlanView }) {
  const { rows, lowerBound } = useComparison();
  const file = useArenaMap((state) => state.file);
  const [measured, setMeasured] = useState<{ file: Uint8Array | null; by: Measured }>({
    file: null,
    by: {},
  });
  const [measuring, setMeasuring] = useState(false);
  const smallest = measured.file === file ? measured.by : {};
  const most = rows.reduce((height, { head }) => Math.max(height, head ?? 0), 1);
  const greedy = rows.find(({ key }) => key === 'greedy')?.head ?? null;

  const measure = async () => {
    if (file === null) return;
    setMeasuring(true);
    setMeasured({ file, by: {} });
    try {
      await measureSmallest(file, rows, (key, found) =>
        setMeasured(({ by }) => ({ file, by: { ...by, [key]: found } })),
      );
    } finally {
      setMeasuring(false);
    }
  };

  return (
    <div className={styles.stack}>
      <Scrolled label="배치 방법을 비교한 표">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">배치 방법</th>
              <th scope="col" className={styles.number}>
                머리 바이트
              </th>
              <th scope="col">비율</th>
              <th scope="col" className={styles.number}>
                최소 아레나
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, head, message }) => (
              <tr key={key} data-planner={key}>
                <th scope="row">{label}</th>
                <td className={styles.number}>{head === null ? message : formatInteger(head)}</td>
                <td>
                  <span
                    className={styles.meter}
                    style={{ inlineSize: `${((head ?? 0) / most) * 160}px` }}
                  />
                </td>
                <td className={styles.number}>
                  {smallest[key]?.bytes == null ? '–' : formatInteger(smallest[key].bytes)}
                </td>
              </tr>
            ))}
            {lowerBound !== null && (
              <tr data-planner="bound">
                <th scope="row">하한 (동시에 살아 있는 합의 최댓값)</th>
                <td className={styles.number}>{formatInteger(lowerBound)}</td>
                <td>
                  <span
                    className={styles.meter}
                    style={{ inlineSize: `${(lowerBound / most) * 160}px` }}
                  />
                </td>
                <td className={styles.number}>–</td>
              </tr>
            )}
          </tbody>
        </table>
      </Scrolled>
      <div className={styles.tools}>
        <Button size="sm" disabled={measuring || rows.length === 0} onClick={() => void measure()}>
          {measuring ? '재는 중입니다' : '최소 아레나도 재기'}
        </Button>
        <span>모든 값은 그 계획으로 엔진을 실행해 얻었습니다. 하한만 수명에서 계산합니다.</span>
      </div>
      <PlanEditor view={view} greedy={greedy} lowerBound={lowerBound} />
    </div>
  );
}
