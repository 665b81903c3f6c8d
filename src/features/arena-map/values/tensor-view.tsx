import { useMemo } from 'react';
import type { TensorSnapshot } from '@/runtime/contract/tensor.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { Curve } from './curve.tsx';
import { HeatMap } from './heat-map.tsx';
import { drawingOf, histogram, numbersOf, summarise } from './statistics.ts';
import styles from './values.module.css';

const BINS = 32;
const LISTED = 48;

const told = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toPrecision(4);

function Histogram({
  counts,
  label,
}: {
  readonly counts: readonly number[];
  readonly label: string;
}) {
  const most = Math.max(1, ...counts);
  return (
    <svg className={styles.histogram} viewBox={`0 0 ${BINS * 5} 48`} role="img" aria-label={label}>
      {counts
        .map((count, bin) => ({ count, bin }))
        .map(({ count, bin }) => (
          <rect
            key={bin}
            x={bin * 5}
            width={4}
            y={48 - (count / most) * 46}
            height={(count / most) * 46}
          >
            <title>{`${count}개`}</title>
          </rect>
        ))}
    </svg>
  );
}

interface TensorViewProps {
  readonly role: string;
  readonly value: TensorSnapshot;
  readonly real: boolean;
}

/** One tensor's values: picture, histogram and figures. */
export function TensorView({ role, value, real }: TensorViewProps) {
  const numbers = useMemo(() => numbersOf(value, real), [value, real]);
  const summary = useMemo(() => summarise(value, real), [value, real]);
  const counts = useMemo(() => histogram(numbers, BINS), [numbers]);
  const drawing = drawingOf(value.shape, numbers.length);
  const { min, max, mean, saturated } = summary;
  const label = `${role} ${value.name}`;
  return (
    <article className={styles.tensor} aria-label={label}>
      <h4>
        <span>{role}</span> {value.name || '이름 없는 텐서'}
      </h4>
      <p className={styles.small}>
        {value.type} [{value.shape.join(', ')}]
        {value.quantization !== null &&
          ` · 스케일 ${told(value.quantization.scale)}, 영점 ${value.quantization.zeroPoint}`}
      </p>
      {drawing.kind === 'images' ? (
        <HeatMap drawing={drawing} numbers={numbers} min={min} max={max} label={label} />
      ) : (
        <Curve numbers={numbers} min={min} max={max} label={label} />
      )}
      <Histogram counts={counts} label={`${label} 값의 분포`} />
      <dl className={styles.figures}>
        <div>
          <dt>최소</dt>
          <dd>{told(min)}</dd>
        </div>
        <div>
          <dt>최대</dt>
          <dd>{told(max)}</dd>
        </div>
        <div>
          <dt>평균</dt>
          <dd>{told(mean)}</dd>
        </div>
        <div>
          <dt>포화</dt>
          <dd>{saturated === null ? '–' : `${(saturated * 100).toFixed(1)} %`}</dd>
        </div>
      </dl>
      <details className={styles.numbers}>
        <summary>값 {formatInteger(numbers.length)}개</summary>
        <code>
          {[...numbers.subarray(0, LISTED)].map(told).join(', ')}
          {numbers.length > LISTED && ' …'}
        </code>
      </details>
    </article>
  );
}
