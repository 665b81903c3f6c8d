import type { RealTensor } from '@/runtime/contract/compare.ts';
import { largestDistance } from '@/runtime/contract/real-values.ts';
import { median } from '@/shared/format/statistics.ts';
import { formatMilliseconds } from '@/shared/format/units.ts';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import type { Inspected } from './provider-store.ts';
import styles from './providers.module.css';

/** Null where the two do not answer the same question. */
export function outputDifference(
  a: readonly RealTensor[],
  b: readonly RealTensor[],
): number | null {
  let largest = 0;
  for (const { name, values } of a) {
    const other = b.find((tensor) => tensor.name === name)?.values;
    const apart = largestDistance(values, other);
    if (apart === null) return null;
    largest = Math.max(largest, apart);
  }
  return largest;
}

const ROWS: readonly (readonly [string, (one: Inspected) => string])[] = [
  ['제공자', ({ providers }) => providers.join(' → ')],
  ['스레드', ({ threads }) => `${threads}개`],
  ['최적화 수준', ({ level }) => level],
  [
    '노드의 자리',
    ({ report, webgl }) =>
      webgl
        ? 'WebGL'
        : Object.entries(report.placement.counts)
            .map(([name, count]) => `${name} ${count}`)
            .join(', '),
  ],
  ['실행하는 노드', ({ nodes }) => `${nodes.length}개`],
  ['복사 노드', ({ nodes }) => `${nodes.filter(({ copy }) => copy).length}개`],
  ['준비', ({ report }) => formatMilliseconds(report.timing.loadMilliseconds)],
  ['실행 중앙값', ({ report }) => formatMilliseconds(median(report.timing.runMilliseconds))],
  ['연산자', ({ nodes }) => [...new Set(nodes.map(({ op }) => op))].sort().join(', ')],
];

/** What the last change of settings did, in the same terms. */
export function BeforeAfter({
  before,
  after,
}: {
  readonly before: Inspected;
  readonly after: Inspected;
}) {
  const difference =
    before.values === after.values
      ? outputDifference(before.report.outputs, after.report.outputs)
      : null;
  return (
    <Scrolled label="바로 앞의 실행과 비교한 표">
      <table className={styles.table}>
        <caption>바로 앞의 실행과 비교</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">항목</span>
            </th>
            <th scope="col">전</th>
            <th scope="col">후</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([title, cell]) => (
            <tr key={title} data-changed={cell(before) !== cell(after)}>
              <th scope="row">{title}</th>
              <td>{cell(before)}</td>
              <td>{cell(after)}</td>
            </tr>
          ))}
          {difference !== null && (
            <tr>
              <th scope="row">출력의 가장 큰 차이</th>
              <td>기준</td>
              <td>{difference === 0 ? '0 (비트까지 같음)' : difference.toExponential(2)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </Scrolled>
  );
}
