import { lazy, Suspense, useState } from 'react';
import { median, quantile } from '@/shared/format/statistics.ts';
import { formatBytes, formatExactBytes, formatMilliseconds } from '@/shared/format/units.ts';
import { lookOf } from './provider-names.ts';
import { type Inspected, useProviders } from './provider-store.ts';
import styles from './providers.module.css';

const GraphView = lazy(() => import('./graph-view.tsx'));

function ProviderName({ name }: { readonly name: string | null }) {
  const { colour, sign } = lookOf(name);
  return (
    <span>
      <span aria-hidden style={{ color: colour }}>
        {sign}
      </span>{' '}
      {name ?? '알 수 없음'}
    </span>
  );
}

function Summary({ inspected }: { readonly inspected: Inspected }) {
  const { report, nodes } = inspected;
  const { placement, timing } = report;
  const providers = Object.entries(placement.counts);
  const fused = nodes.filter(({ origins }) => origins.length > 1).length;
  return (
    <ul className={styles.summary}>
      <li>
        런타임의 로그:{' '}
        {providers.map(([name, count]) => (
          <b key={name} data-testid="placed-count">
            <ProviderName name={name} /> {count}개{' '}
          </b>
        ))}
      </li>
      <li>
        원래 노드 {report.original.nodes.length}개 → 실행하는 노드 {nodes.length}개, 합쳐진 노드{' '}
        {fused}개, 복사 노드 {nodes.filter(({ copy }) => copy).length}개
      </li>
      <li>
        로그와 프로파일 없이: 준비 {formatMilliseconds(timing.loadMilliseconds)}, 실행 중앙값{' '}
        {formatMilliseconds(median(timing.runMilliseconds))} (사분위{' '}
        {formatMilliseconds(quantile(timing.runMilliseconds, 0.25))} –{' '}
        {formatMilliseconds(quantile(timing.runMilliseconds, 0.75))},{' '}
        {timing.runMilliseconds.length}
        회)
        {report.heapBytes !== null && `, 힙 ${formatBytes(report.heapBytes)}`}
      </li>
      {placement.missingKernels.map(({ op, name }) => (
        <li key={`${op} ${name}`}>
          폴백: <code>{op}</code> <code>{name}</code>은 앞 순위 제공자에 커널이 없어 다음 제공자로
          넘어갔습니다.
        </li>
      ))}
      {placement.copies.map(({ kind, side, value, provider }) => (
        <li key={`${kind}${side}${value}`}>
          복사: {kind === 'MemcpyFromHost' ? 'CPU → GPU' : 'GPU → CPU'}, 값 <code>{value}</code>의{' '}
          {side === 'before' ? '앞' : '뒤'} ({provider})
        </li>
      ))}
      {placement.transformers.length > 0 && (
        <li>
          그래프를 바꾼 최적화:{' '}
          {placement.transformers.map(({ name, times }) => `${name} ${times}회`).join(', ')}
        </li>
      )}
      {placement.warnings.map((warning) => (
        <li key={warning} className={styles.warning}>
          런타임의 경고: <code>{warning}</code>
        </li>
      ))}
    </ul>
  );
}

function NodeTable({
  inspected,
  pointed,
  onPoint,
}: {
  readonly inspected: Inspected;
  readonly pointed: number | null;
  readonly onPoint: (index: number | null) => void;
}) {
  const { nodes, report } = inspected;
  const longest = Math.max(0, ...nodes.map(({ microseconds }) => microseconds ?? 0));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>실행하는 노드와 그 자리 (시간은 세 번 가운데 마지막 실행의 프로파일)</caption>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">연산자</th>
            <th scope="col">이름</th>
            <th scope="col">제공자</th>
            <th scope="col">시간</th>
            <th scope="col">출력</th>
            <th scope="col">원래 노드</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr
              key={node.index}
              data-pointed={pointed === node.index}
              data-provider={node.provider}
              onMouseEnter={() => onPoint(node.index)}
              onMouseLeave={() => onPoint(null)}
            >
              <td>{node.index}</td>
              <td>
                <code>{node.op}</code>
              </td>
              <td className={styles.name}>{node.name}</td>
              <td>
                <ProviderName name={node.provider} />
                {node.missingKernel && <small> 커널 없음 → 폴백</small>}
                {node.copy && <small> 복사</small>}
              </td>
              <td className={styles.number}>
                {node.microseconds === null ? '–' : formatMilliseconds(node.microseconds / 1000)}
                <span
                  className={styles.bar}
                  style={{
                    inlineSize: `${longest === 0 ? 0 : ((node.microseconds ?? 0) / longest) * 100}%`,
                  }}
                />
              </td>
              <td className={styles.number}>
                {node.bytes === null ? '–' : formatExactBytes(node.bytes)}
              </td>
              <td className={styles.name}>
                {node.origins.map((index) => report.original.nodes[index]?.op).join(' + ') || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the last change of settings did, in the same terms. */
function BeforeAfter({ before, after }: { readonly before: Inspected; readonly after: Inspected }) {
  const rows: readonly (readonly [string, (one: Inspected) => string])[] = [
    ['제공자', ({ providers }) => providers.join(' → ')],
    ['최적화 수준', ({ level }) => level],
    ['실행하는 노드', ({ nodes }) => `${nodes.length}개`],
    ['복사 노드', ({ nodes }) => `${nodes.filter(({ copy }) => copy).length}개`],
    ['준비', ({ report }) => formatMilliseconds(report.timing.loadMilliseconds)],
    ['실행 중앙값', ({ report }) => formatMilliseconds(median(report.timing.runMilliseconds))],
    ['연산자', ({ nodes }) => [...new Set(nodes.map(({ op }) => op))].sort().join(', ')],
  ];
  return (
    <div className={styles.scroll}>
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
          {rows.map(([title, cell]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td>{cell(before)}</td>
              <td>{cell(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where every node went: from the runtime's own log, its saved graph and its profile. */
export function PlacementView() {
  const { inspected, before } = useProviders();
  const [pointed, setPointed] = useState<number | null>(null);
  if (inspected === null) return null;
  return (
    <section aria-labelledby="placement">
      <h2 id="placement">
        배치 <code>{inspected.file}</code>
      </h2>
      <Summary inspected={inspected} />
      {before !== null && <BeforeAfter before={before} after={inspected} />}
      <Suspense fallback={<div className={styles.graphSkeleton} />}>
        <GraphView nodes={inspected.nodes} pointed={pointed} onPoint={setPointed} />
      </Suspense>
      <NodeTable inspected={inspected} pointed={pointed} onPoint={setPointed} />
      <details className={styles.log}>
        <summary>런타임의 로그 {inspected.report.log.length}줄</summary>
        <pre>{inspected.report.log.join('\n')}</pre>
      </details>
    </section>
  );
}
