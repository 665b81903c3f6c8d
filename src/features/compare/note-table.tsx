import type { CompareResult } from '@/runtime/contract/compare.ts';
import type { EngineId } from '@/runtime/contract/engine.ts';
import { formatBytes, formatInteger } from '@/shared/format/units.ts';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import type { Candidate } from './candidates.ts';
import styles from './compare.module.css';
import type { Finished } from './compare-store.ts';

type Cell = (result: CompareResult) => string;

const bytes = (value: number | null | undefined) => (value == null ? '–' : formatBytes(value));
const imports = ({ opened }: CompareResult) =>
  opened?.runtime.imports == null ? '–' : `${formatInteger(opened.runtime.imports)}개`;

/** The note's table of TFLite and TFLM, each row with what was measured of it. */
const ROWS: readonly {
  readonly title: string;
  readonly tflite: string;
  readonly tflm: string;
  readonly measured: { readonly tflite: Cell; readonly tflm: Cell };
}[] = [
  {
    title: '대상 기기',
    tflite: '스마트폰과 싱글 보드 컴퓨터',
    tflm: '마이크로컨트롤러와 DSP',
    measured: {
      tflite: () => '이 브라우저의 WebAssembly, XNNPACK 커널',
      tflm: () => '이 브라우저의 wasm32, 포인터가 4바이트라 Cortex-M과 같은 크기',
    },
  },
  {
    title: '메모리 할당',
    tflite: '힙에서 실행 중에',
    tflm: '넘겨받은 텐서 아레나에서만',
    measured: {
      tflite: ({ memoryBytes }) => `WebAssembly 힙 ${bytes(memoryBytes)}`,
      tflm: ({ memoryBytes }) => `아레나 사용량 ${bytes(memoryBytes)}`,
    },
  },
  {
    title: '바이너리 크기',
    tflite: '수 MB',
    tflm: '수십~수백 KB',
    measured: {
      tflite: ({ opened }) => `${bytes(opened?.runtime.bytes)}, 모든 연산자 포함`,
      tflm: ({ opened }) => `${bytes(opened?.runtime.bytes)}, 모든 연산자와 추적 코드 포함`,
    },
  },
  {
    title: 'OS 의존성',
    tflite: '있어야 함',
    tflm: '없어도 됨',
    measured: {
      tflite: (result) => `.wasm이 밖에서 빌려 쓰는 함수 ${imports(result)}(파일, 시계, 스레드 …)`,
      tflm: (result) => `.wasm이 밖에서 빌려 쓰는 함수 ${imports(result)}(로그와 시계)`,
    },
  },
  {
    title: '지원 연산자',
    tflite: '내장 연산자 대부분',
    tflm: '그중 일부, 고른 것만 링크',
    measured: {
      tflite: ({ opened }) =>
        opened?.operators == null ? '–' : `이 파일의 ${opened.operators.kinds}가지를 모두 실행`,
      tflm: ({ opened }) =>
        opened?.operators == null
          ? '–'
          : `이 파일의 ${opened.operators.kinds}가지 가운데 ${opened.operators.supported}가지에 커널이 있음`,
    },
  },
];

const MEASURED = ['tflite', 'tflm'] as const satisfies readonly EngineId[];

/** The note's claims beside what this page measured; where a runtime did not take part it is not shown. */
export function NoteTable({
  finished,
  candidates,
}: {
  readonly finished: Finished;
  readonly candidates: readonly Candidate[];
}) {
  const resultOf = (engine: EngineId) => {
    const ids = candidates.filter((one) => one.engine === engine).map(({ id }) => id);
    const results = finished.report.results.filter(({ id }) => ids.includes(id));
    return results.find(({ error }) => error === null) ?? results[0];
  };
  const cellOf = (result: CompareResult, measured: Cell) =>
    result.error === null ? measured(result) : '실행하지 못했습니다';
  const results = { tflite: resultOf('tflite'), tflm: resultOf('tflm') };
  if (results.tflite === undefined || results.tflm === undefined) return null;
  return (
    <section className={styles.section} aria-labelledby="compare-note">
      <h2 id="compare-note">노트의 표, 잰 값과 함께</h2>
      <Scrolled label="노트의 표와 잰 값">
        <table className={`${styles.table} ${styles.words}`}>
          <thead>
            <tr>
              <th scope="col">구분</th>
              <th scope="col">TFLite, 노트</th>
              <th scope="col">TFLite, 여기서</th>
              <th scope="col">TFLM, 노트</th>
              <th scope="col">TFLM, 여기서</th>
            </tr>
          </thead>
          <tbody>
            {ROWS.map(({ title, measured, ...note }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                {MEASURED.flatMap((engine) => {
                  const result = results[engine];
                  return [
                    <td key={`${engine}-note`}>{note[engine]}</td>,
                    <td key={engine} className={styles.measured}>
                      {result === undefined ? '–' : cellOf(result, measured[engine])}
                    </td>,
                  ];
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
