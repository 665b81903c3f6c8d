import type { Placement } from '@/runtime/contract/placement.ts';
import { median, quantile } from '@/shared/format/statistics.ts';
import { formatBytes, formatMilliseconds } from '@/shared/format/units.ts';
import type { PlacedNode } from './placed-nodes.ts';
import { ProviderName } from './provider-name.tsx';
import type { Inspected } from './provider-store.ts';
import styles from './providers.module.css';

const REASONS = {
  noKernel: '앞 순위 제공자에 맞는 커널이 없어 다음 제공자로 넘어갔습니다.',
  cheaperOnCpu:
    '앞 순위 제공자도 할 수 있지만, 런타임이 복사 비용을 따져 CPU에 두었습니다(형상 계산).',
} as const;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups];
}

/** Nodes of one operator that fell back for one reason, together. */
function Fallbacks({ nodes }: { readonly nodes: readonly PlacedNode[] }) {
  const groups = groupBy(
    nodes.filter(({ fallback }) => fallback !== null),
    ({ op, fallback }) => `${op} ${fallback}`,
  );
  return groups.map(([key, [first, ...rest]]) =>
    first?.fallback == null ? null : (
      <li key={key}>
        폴백: <code>{first.op}</code> {rest.length + 1}개 (
        <code>{[first, ...rest].map(({ name }) => name).join(', ')}</code>).{' '}
        {REASONS[first.fallback]}
      </li>
    ),
  );
}

function Copies({ copies }: Pick<Placement, 'copies'>) {
  const groups = groupBy(copies, ({ kind }) => kind);
  return groups.map(([kind, list]) => (
    <li key={kind}>
      복사 {kind === 'MemcpyFromHost' ? 'CPU → GPU' : 'GPU → CPU'} {list.length}개:{' '}
      {list.map(({ value, side }, i) => (
        <span key={`${value}${side}`}>
          {i > 0 && ', '}
          <code>{value}</code>의 {side === 'before' ? '앞' : '뒤'}
        </span>
      ))}
    </li>
  ));
}

/** What the runtime said of its choice, in words. */
export function PlacementSummary({ inspected }: { readonly inspected: Inspected }) {
  const { report, nodes, webgl } = inspected;
  const { placement, timing } = report;
  const providers = Object.entries(placement.counts);
  const fused = nodes.filter(({ origins }) => origins.length > 1).length;
  const kept = new Set(nodes.flatMap(({ origins }) => origins));
  const gone = report.original.nodes.length - kept.size;
  return (
    <ul className={styles.summary}>
      {webgl ? (
        <li>
          WebGL 백엔드는 로그도 프로파일도 남기지 않습니다. 모든 노드를 WebGL에서 실행하고, 커널이
          없는 연산자가 하나라도 있으면 세션을 만들지 못합니다. 그래서 노드마다의 시간이 없습니다.
        </li>
      ) : (
        <li>
          런타임의 로그:{' '}
          {providers.map(([name, count]) => (
            <b key={name} data-testid="placed-count">
              <ProviderName name={name} /> {count}개{' '}
            </b>
          ))}
        </li>
      )}
      {!webgl && (
        <li>
          원래 노드 {report.original.nodes.length}개 → 실행하는 노드 {nodes.length}개. 합쳐진 노드{' '}
          {fused}개, 미리 계산되어 사라진 노드 {gone}개, 복사 노드{' '}
          {nodes.filter(({ copy }) => copy).length}개
        </li>
      )}
      <li data-testid="timing">
        로그와 프로파일 없이: 준비 {formatMilliseconds(timing.loadMilliseconds)}, 실행 중앙값{' '}
        {formatMilliseconds(median(timing.runMilliseconds))} (사분위{' '}
        {formatMilliseconds(quantile(timing.runMilliseconds, 0.25))} –{' '}
        {formatMilliseconds(quantile(timing.runMilliseconds, 0.75))},{' '}
        {timing.runMilliseconds.length}
        회)
        {report.heapBytes !== null && `, 힙 ${formatBytes(report.heapBytes)}`}
      </li>
      {inspected.externalData && (
        <li>
          시간은 가중치를 externalData로 넘긴 세션에서 쟀습니다. 그래프와 노드의 시간은 가중치를 한
          파일로 합친 세션에서 읽었습니다. 이 빌드는 가중치가 밖에 있으면 최적화한 그래프를 저장하지
          못하기 때문입니다.
        </li>
      )}
      {placement.dropped.map(({ provider, reason }) => (
        <li key={provider} className={styles.warning}>
          고른 <code>{provider}</code> 제공자를 만들지 못해 빼고 실행했습니다. 런타임의 말:{' '}
          <code>{reason}</code>
        </li>
      ))}
      <Fallbacks nodes={nodes} />
      <Copies copies={placement.copies} />
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
