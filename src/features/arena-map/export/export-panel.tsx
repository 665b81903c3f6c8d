import type { MouseEvent } from 'react';
import type { ArenaTrial } from '@/runtime/contract/arena-map.ts';
import { download } from '@/shared/files/download.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { showNotice } from '@/shared/ui/notice-store.ts';
import { projectName } from '../deploy/projects.ts';
import { trialWorks, useArenaMap } from '../map-store.ts';
import { CopyButton } from '../panels/copy-button.tsx';
import styles from '../panels/panels.module.css';
import type { PlanView } from '../plan/plan-view.ts';
import { captionOf } from './caption.ts';
import { pictureSvg } from './picture.ts';
import { planCsv, planText } from './plan-text.ts';
import { rasterise } from './rasterise.ts';

/** Steps beyond which the printed plan would be longer than anyone reads. */
const MOST_STEPS = 400;

interface ExportPanelProps {
  readonly view: PlanView;
  readonly trial: ArenaTrial;
  /** The plan is that of a run with room. */
  readonly borrowed: boolean;
}

function PlanInWords({ view, text }: { readonly view: PlanView; readonly text: string | null }) {
  if (view.blocks.length === 0) {
    return <p className={styles.note}>이 모델에는 메모리 계획이 없어 표와 글이 비어 있습니다.</p>;
  }
  if (text === null) {
    return (
      <p className={styles.note}>
        {formatInteger(view.columns.length)}단계라 글로는 보여 주지 않습니다. CSV를 내려받으세요.
      </p>
    );
  }
  return (
    <>
      <p className={styles.note}>
        아래 글은 TFLM의 <code>PrintMemoryPlan()</code>이 출력하는 것과 같은 꼴입니다.
      </p>
      <pre className={styles.code}>{text}</pre>
    </>
  );
}

/** The plan as picture, table and text. */
export default function ExportPanel({ view, trial, borrowed }: ExportPanelProps) {
  const model = useArenaMap((state) => state.name);
  const time = useArenaMap((state) => state.time);
  const name = projectName(model);
  const text = view.columns.length > MOST_STEPS ? null : planText(view);
  const hasPlan = view.blocks.length > 0;

  const onPicture = async ({ currentTarget }: MouseEvent, type: 'svg' | 'png') => {
    const map = currentTarget.closest('[data-arena-map]');
    if (map === null) return;
    const column = time === null ? undefined : view.columns[time];
    const works = trialWorks(trial);
    try {
      const svg = pictureSvg(map, captionOf({ name: model, trial, works, column, borrowed }));
      if (type === 'svg') download(`${name}-arena.svg`, svg, 'image/svg+xml');
      else download(`${name}-arena.png`, await rasterise(svg), 'image/png');
    } catch (error) {
      showNotice({ tone: 'bad', text: error instanceof Error ? error.message : String(error) });
    }
  };

  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        <Button size="sm" onClick={(event) => void onPicture(event, 'png')}>
          PNG 내려받기
        </Button>
        <Button size="sm" onClick={(event) => void onPicture(event, 'svg')}>
          SVG 내려받기
        </Button>
        {hasPlan && (
          <Button
            size="sm"
            onClick={() => download(`${name}-arena.csv`, planCsv(view), 'text/csv')}
          >
            CSV 내려받기
          </Button>
        )}
        {hasPlan && text !== null && <CopyButton text={text} label="글로 복사" />}
      </div>
      {borrowed && (
        <p className={styles.note}>
          이 크기에서는 메모리 계획까지 가지 못했습니다. 표와 글은 공간이 넉넉할 때의 계획입니다.
        </p>
      )}
      <PlanInWords view={view} text={text} />
    </div>
  );
}
