import { useLabSession } from '@/runtime/client/lab-session.ts';
import type { EngineReport, NodeRun } from '@/runtime/contract/report.ts';
import { formatExactBytes, formatMilliseconds } from '@/shared/format/units.ts';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import { KERNEL_NAMES, KernelSummary } from './kernel-summary.tsx';
import styles from './node-table.module.css';

const ENGINE_TITLES = {
  tflm: 'TensorFlow Lite Micro',
  onnx: 'ONNX Runtime Web',
  tflite: 'TensorFlow Lite',
} as const;

interface RowProps {
  readonly node: NodeRun;
  readonly longest: number;
  /** Which kernel or execution provider computed it. */
  readonly where: string;
}

function Row({ node, longest, where }: RowProps) {
  const share = node.microseconds === null || longest === 0 ? 0 : node.microseconds / longest;
  return (
    <tr>
      <td>{node.index}</td>
      <td>
        <code>{node.op}</code>
      </td>
      <td className={styles.name}>{node.name === node.op ? '' : node.name}</td>
      <td className={styles.number}>
        {node.microseconds === null ? '–' : formatMilliseconds(node.microseconds / 1000)}
        <span className={styles.bar} style={{ inlineSize: `${share * 100}%` }} />
      </td>
      <td className={styles.number}>{node.bytes === null ? '–' : formatExactBytes(node.bytes)}</td>
      <td>{where}</td>
    </tr>
  );
}

function whereOf(report: EngineReport, node: NodeRun): string {
  const kernel = report.engine === 'tflm' ? report.ops[node.index]?.kernel : undefined;
  return kernel === undefined ? (node.provider ?? '–') : KERNEL_NAMES[kernel];
}

function Nodes({ report }: { readonly report: EngineReport }) {
  const longest = Math.max(0, ...report.nodes.map((node) => node.microseconds ?? 0));
  return (
    <section className={styles.section}>
      <h3>
        {ENGINE_TITLES[report.engine]}
        {report.modelName !== null && <code> {report.modelName}</code>}
      </h3>
      {report.engine === 'tflm' && <KernelSummary report={report} />}
      <Scrolled label="노드별 시간 표">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">연산자</th>
              <th scope="col">이름</th>
              <th scope="col">시간</th>
              <th scope="col">출력 바이트</th>
              <th scope="col">{report.engine === 'tflm' ? '커널' : '제공자'}</th>
            </tr>
          </thead>
          <tbody>
            {report.nodes.map((node) => (
              <Row key={node.index} node={node} longest={longest} where={whereOf(report, node)} />
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

/** Ops or nodes of the last run of each runtime, with time, bytes and provider. */
export function NodeTable() {
  const reports = useLabSession((session) => session.reports);
  const withNodes = [reports.tflm, reports.onnx, reports.tflite].filter(
    (report): report is EngineReport => report !== null && report.nodes.length > 0,
  );
  if (withNodes.length === 0) {
    return (
      <EmptyState title="아직 실행한 노드가 없습니다">
        <p>
          모델을 실행하면 연산자마다 걸린 시간이 나옵니다. ONNX Runtime은 세션 옵션에{' '}
          <code>enableProfiling: true</code>를 주어야 노드를 셉니다.
        </p>
      </EmptyState>
    );
  }
  return withNodes.map((report) => <Nodes key={report.engine} report={report} />);
}
