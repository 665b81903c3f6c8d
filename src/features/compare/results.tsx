import type { RealTensor } from '@/runtime/contract/compare.ts';
import { distance } from '@/runtime/contract/real-values.ts';
import { Explained } from '@/shared/errors/explained.tsx';
import { download } from '@/shared/files/download.ts';
import { Button } from '@/shared/ui/button.tsx';
import { showNotice } from '@/shared/ui/notice-store.ts';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import styles from './compare.module.css';
import type { Finished } from './compare-store.ts';
import { asCsv, asJson, asMarkdown, CUT, rowsOf } from './export.ts';
import { sameOutput } from './summary.ts';

/** As many elements as can be read side by side. */
const SHOWN_ELEMENTS = 64;

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showNotice({ tone: 'good', text: '표를 Markdown으로 복사했습니다.' });
  } catch {
    showNotice({ tone: 'bad', text: '브라우저가 클립보드를 막았습니다. 파일로 내려받아 주세요.' });
  }
}

/** What was measured, one column a candidate. */
export function SummaryTable({ finished }: { readonly finished: Finished }) {
  const { summaries, report, about } = finished;
  return (
    <section className={styles.section} aria-labelledby="compare-measured">
      <h2 id="compare-measured">측정 결과</h2>
      <Scrolled label="측정한 값의 표">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">항목</span>
              </th>
              {summaries.map(({ id }) => (
                <th key={id} scope="col">
                  {id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(about).map(({ title, cell }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                {summaries.map((summary) => (
                  <td key={summary.id} className={styles.number}>
                    {cell(summary)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {summaries.map(
        ({ id, error }) =>
          error !== null && (
            <Explained
              key={id}
              title={`${id}: 실행하지 못했습니다. 런타임의 메시지`}
              message={error}
            />
          ),
      )}
      <p className={styles.hint}>
        한 번에 하나씩, 차례를 섞어 {about.runs}번 쟀습니다(예열 {about.warmup}회, 따로 정하지 않은
        스레드 {about.threads}개, 시드 {about.seed}). ‘처음 여는 시간’에는 그 런타임을 처음 부른
        후보라면 초기화가 들어 있고, ‘모델 여는 시간’은 그 뒤에 다시 연 시간의 중앙값입니다.
        메모리는 TFLM이 arena_used_bytes, 나머지는 WebAssembly 힙 전체이며 같은 런타임의 후보는 힙을
        함께 씁니다. 런타임은 압축하기 전의 .wasm 파일이고, WebGL 백엔드에는 .wasm이 없습니다.
        브라우저의 시계라 µs 단위의 차이는 믿지 마세요.
        {summaries.some(({ cut }) => cut) && ` ${CUT}`}
      </p>
      <div className={styles.row}>
        <Button size="sm" onClick={() => void copy(asMarkdown(summaries, about))}>
          Markdown 복사
        </Button>
        <Button
          size="sm"
          onClick={() =>
            download('compare.json', asJson(summaries, report, about), 'application/json')
          }
        >
          JSON 내려받기
        </Button>
        <Button size="sm" onClick={() => download('compare.csv', asCsv(report), 'text/csv')}>
          CSV 내려받기
        </Button>
      </div>
    </section>
  );
}

/** Integers to their last digit, real numbers as far as they can be read. */
const formatReal = (value: number | bigint, type = '') =>
  typeof value === 'bigint' || (/^u?int32$/i.test(type) && Number.isInteger(value))
    ? String(value)
    : value.toPrecision(6);

/** Of the two that are the furthest apart; no number where one of them is none. */
const spread = (values: readonly (number | bigint)[]) =>
  Math.max(...values.flatMap((one) => values.map((other) => distance(one, other))));

function Outputs({
  reference,
  index,
  finished,
}: {
  readonly reference: RealTensor;
  readonly index: number;
  readonly finished: Finished;
}) {
  const { report, labels } = finished;
  const ran = report.results.filter(({ error }) => error === null);
  const columns = ran.map(({ id, outputs }) => ({
    id,
    output: sameOutput(outputs, reference, index),
  }));
  const shown = Math.min(SHOWN_ELEMENTS, reference.values.length);
  return (
    <Scrolled label={`출력 ${reference.name}의 표`}>
      <table className={styles.table}>
        <caption>
          출력 <code>{reference.name}</code> [{reference.shape.join(', ')}]
          {shown < reference.values.length && ` 가운데 처음 ${shown}개`}
        </caption>
        <thead>
          <tr>
            <th scope="col">#</th>
            {columns.map(({ id, output }) => (
              <th key={id} scope="col">
                {id} <small>{output?.type.toLowerCase()}</small>
              </th>
            ))}
            <th scope="col">가장 큰 차이</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shown }, (_, i) => {
            const values = columns.map(({ output }) => output?.values[i] ?? Number.NaN);
            const name = labels?.[i] ?? String(i);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                {columns.map(({ id, output }, column) => (
                  <td key={id} className={styles.number}>
                    {formatReal(values[column] ?? Number.NaN, output?.type)}
                  </td>
                ))}
                <td className={styles.number}>{spread(values).toExponential(2)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolled>
  );
}

/** What came out, side by side: quantised outputs as the real numbers that they stand for. */
export function OutputTables({ finished }: { readonly finished: Finished }) {
  const reference = finished.report.results.find(({ error }) => error === null);
  if (reference === undefined) return null;
  return (
    <section className={styles.section} aria-labelledby="compare-outputs">
      <h2 id="compare-outputs">출력</h2>
      {reference.outputs.map((output, index) => (
        <Outputs key={output.name} reference={output} index={index} finished={finished} />
      ))}
    </section>
  );
}
