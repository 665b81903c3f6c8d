import { useMemo } from 'react';
import type { TensorSnapshot } from '@/runtime/contract/tensor.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { Curve } from './curve.tsx';
import { HeatMap } from './heat-map.tsx';
import { drawingOf, histogram, numbersOf, type Summary, summarise } from './statistics.ts';
import styles from './values.module.css';

const BINS = 32;
const LISTED = 48;

const told = (value: number): string =>
  Number.isInteger(value) || !Number.isFinite(value)
    ? String(value)
    : String(Number(value.toPrecision(4)));

interface HistogramProps {
  readonly counts: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly label: string;
}

function Histogram({ counts, min, max, label }: HistogramProps) {
  const most = Math.max(1, ...counts);
  return (
    <figure className={styles.plot}>
      <svg
        className={styles.histogram}
        viewBox={`0 0 ${BINS * 5} 48`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        <path
          d={counts
            .map((count, bin) => `M${bin * 5} 48v-${((count / most) * 46).toFixed(2)}h4V48z`)
            .join('')}
        />
      </svg>
      <figcaption className={styles.axis}>
        <span>{told(min)}</span>
        <span>분포 · 막대 최대 {formatInteger(most)}개</span>
        <span>{told(max)}</span>
      </figcaption>
    </figure>
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Low and high are told apart: what ReLU cut off is no loss, what did not fit above is. */
function Saturated({ saturated }: { readonly saturated: Summary['saturated'] }) {
  return (
    <div title="자료형이 담을 수 있는 가장 작은 값과 가장 큰 값에 붙은 값의 비율">
      <dt>포화</dt>
      <dd>
        {saturated === null
          ? '–'
          : `${percent(saturated.low + saturated.high)} (아래 ${percent(saturated.low)}, 위 ${percent(saturated.high)})`}
      </dd>
    </div>
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
  const { min, max, mean, nans, saturated } = summary;
  const label = `${role} ${value.name}`;
  const head = (
    <h4>
      <span>{role}</span> {value.name || '이름 없는 텐서'}
    </h4>
  );
  if (numbers.length === 0) {
    return (
      <article className={styles.tensor} aria-label={label}>
        {head}
        <p className={styles.small}>
          {value.type} [{value.shape.join(', ')}] · 값이 없는 텐서입니다.
        </p>
      </article>
    );
  }
  return (
    <article className={styles.tensor} aria-label={label}>
      {head}
      <p className={styles.small}>
        {value.type} [{value.shape.join(', ')}]
        {value.quantization !== null &&
          ` · 스케일 ${told(value.quantization.scale)}, 영점 ${value.quantization.zeroPoint}`}
      </p>
      {value.length > numbers.length && (
        <p className={styles.small}>
          값 {formatInteger(value.length)}개 가운데 앞의 {formatInteger(numbers.length)}개만 보여
          줍니다. 아래 수치도 이 값들만 셉니다.
        </p>
      )}
      {!Number.isFinite(min) || !Number.isFinite(max) ? (
        <p className={styles.small}>무한대가 섞여 있거나 NaN뿐이라 그림을 그리지 않았습니다.</p>
      ) : (
        <>
          {drawing.kind === 'images' ? (
            <HeatMap drawing={drawing} numbers={numbers} min={min} max={max} label={label} />
          ) : (
            <Curve numbers={numbers} min={min} max={max} label={label} />
          )}
          <Histogram counts={counts} min={min} max={max} label={`${label} 값의 분포`} />
        </>
      )}
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
        {nans > 0 && (
          <div>
            <dt>NaN</dt>
            <dd>{formatInteger(nans)}개</dd>
          </div>
        )}
        <Saturated saturated={saturated} />
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
