import { formatExactBytes, formatMilliseconds } from '@/shared/format/units.ts';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import { ProviderName } from './provider-name.tsx';
import type { Inspected } from './provider-store.ts';
import styles from './providers.module.css';

const FALLBACKS = { noKernel: '커널 없음 → 폴백', cheaperOnCpu: '복사 비용 → CPU' } as const;

const HAVE_GRAPHS: ReadonlySet<string> = new Set(['If', 'Loop', 'Scan']);

/** Every node that runs: where, for how long, and what it was in the file. */
export function NodeTable({
  inspected,
  pointed,
  onPoint,
}: {
  readonly inspected: Inspected;
  readonly pointed: number | null;
  readonly onPoint: (index: number | null) => void;
}) {
  const { nodes, report, providers } = inspected;
  const longest = Math.max(0, ...nodes.map(({ microseconds }) => microseconds ?? 0));
  const gpu = providers.includes('webgpu');
  const inner = nodes.some(({ op }) => HAVE_GRAPHS.has(op));
  return (
    <Scrolled label="노드 표">
      <table className={styles.table}>
        <caption>
          실행하는 노드와 그 자리. 시간은 프로파일한 세 번 가운데 마지막 실행
          {gpu
            ? '이고, WebGPU의 노드는 GPU에서 커널이 걸린 시간입니다(커널이 없으면 넘겨준 시간). GPU → CPU 복사에는 GPU를 기다린 시간이 들어 있습니다.'
            : '입니다.'}
          {inner && ' If·Loop·Scan의 시간에는 안쪽 그래프의 시간이 들어 있습니다.'}
        </caption>
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
                {node.fallback !== null && <small> {FALLBACKS[node.fallback]}</small>}
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
                {node.origins
                  .map((index) => {
                    const origin = report.original.nodes[index];
                    return origin === undefined
                      ? ''
                      : origin.name === '' || origin.name === node.name
                        ? origin.op
                        : `${origin.op} ${origin.name}`;
                  })
                  .join(' + ') || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
