import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { showNotice } from '@/shared/ui/notice-store.ts';
import { projectName } from '../deploy/projects.ts';
import { useArenaMap } from '../map-store.ts';
import { CopyButton } from '../panels/copy-button.tsx';
import styles from '../panels/panels.module.css';
import type { PlanView } from '../plan/plan-view.ts';
import { picturePng, pictureSvg } from './picture.ts';
import { planCsv, planText } from './plan-text.ts';
import { save } from './save.ts';

/** Steps beyond which the printed plan would be longer than anyone reads. */
const MOST_STEPS = 400;

/** The plan as picture, table and text. */
export default function ExportPanel({ view }: { readonly view: PlanView }) {
  const name = projectName(useArenaMap((state) => state.name));
  const tooLong = view.columns.length > MOST_STEPS;
  const text = tooLong ? '' : planText(view);
  const onPicture = async (as: (picture: SVGSVGElement) => Blob | Promise<Blob>, type: string) => {
    const picture = document.querySelector<SVGSVGElement>('svg[data-arena-picture]');
    if (picture === null) return;
    try {
      save(await as(picture), `${name}-arena.${type}`);
    } catch (error) {
      showNotice({ tone: 'bad', text: error instanceof Error ? error.message : String(error) });
    }
  };
  const asSvg = (picture: SVGSVGElement) =>
    new Blob([pictureSvg(picture)], { type: 'image/svg+xml' });

  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        <Button size="sm" onClick={() => void onPicture(picturePng, 'png')}>
          PNG 내려받기
        </Button>
        <Button size="sm" onClick={() => void onPicture(asSvg, 'svg')}>
          SVG 내려받기
        </Button>
        <Button
          size="sm"
          onClick={() => save(new Blob([planCsv(view)], { type: 'text/csv' }), `${name}-arena.csv`)}
        >
          CSV 내려받기
        </Button>
        {!tooLong && <CopyButton text={text} label="글로 복사" />}
      </div>
      <p className={styles.note}>
        아래 글은 TFLM의 <code>PrintMemoryPlan()</code>이 출력하는 것과 같은 꼴입니다.
      </p>
      {tooLong ? (
        <p className={styles.note}>
          {formatInteger(view.columns.length)}단계라 글로는 보여 주지 않습니다. CSV를 내려받으세요.
        </p>
      ) : (
        <pre className={styles.code}>{text}</pre>
      )}
    </div>
  );
}
