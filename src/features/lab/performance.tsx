import { useLabSession } from '@/runtime/client/lab-session.ts';
import type { EngineReport } from '@/runtime/contract/report.ts';
import { median, quantile } from '@/shared/format/statistics.ts';
import { formatBytes, formatExactBytes, formatMilliseconds } from '@/shared/format/units.ts';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import styles from './node-table.module.css';

const ENGINE_NAMES = { tflm: 'TFLM', onnx: 'ONNX Runtime', tflite: 'TFLite' } as const;

/** The first run is apart: it pays for caches and, elsewhere, for compiling. */
function Row({ report }: { readonly report: EngineReport }) {
  const [first, ...warm] = report.timing.runMilliseconds;
  const memory = report.engine === 'tflm' ? report.arenaUsedBytes : report.heapBytes;
  return (
    <tr>
      <th scope="row">{ENGINE_NAMES[report.engine]}</th>
      <td className={styles.number}>{formatMilliseconds(report.timing.loadMilliseconds)}</td>
      <td className={styles.number}>{first === undefined ? '–' : formatMilliseconds(first)}</td>
      <td className={styles.number}>{warm.length}</td>
      <td className={styles.number}>
        {warm.length === 0 ? '–' : formatMilliseconds(median(warm))}
      </td>
      <td className={styles.number}>
        {warm.length < 4
          ? '–'
          : `${formatMilliseconds(quantile(warm, 0.25))} – ${formatMilliseconds(quantile(warm, 0.75))}`}
      </td>
      <td className={styles.number}>{memory === null ? '–' : formatExactBytes(memory)}</td>
      <td className={styles.number}>
        {report.runtimeBytes === null ? '–' : formatBytes(report.runtimeBytes)}
      </td>
    </tr>
  );
}

/** Load time, first run, and median with spread of the warm ones, as measured in this run. */
export function Performance() {
  const { tflm, onnx, tflite } = useLabSession((session) => session.reports);
  const reports = [tflm, onnx, tflite].filter((report): report is EngineReport => report !== null);
  if (reports.length === 0) {
    return (
      <EmptyState title="아직 잰 시간이 없습니다">
        <p>모델을 여러 번 실행하면 첫 실행과 그 뒤의 중앙값을 나누어 보여 줍니다.</p>
      </EmptyState>
    );
  }
  return (
    <section className={styles.section}>
      <Scrolled label="성능 표">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">런타임</th>
              <th scope="col">준비</th>
              <th scope="col">첫 실행</th>
              <th scope="col">이후 횟수</th>
              <th scope="col">중앙값</th>
              <th scope="col">사분위 범위</th>
              <th scope="col">메모리</th>
              <th scope="col">런타임 파일</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <Row key={report.engine} report={report} />
            ))}
          </tbody>
        </table>
      </Scrolled>
      <p>
        메모리: TFLM은 arena_used_bytes, 나머지는 WebAssembly 힙의 크기입니다. 런타임 파일: 이
        페이지가 내려받은 WebAssembly의 크기이며, 압축하기 전입니다.
      </p>
    </section>
  );
}
