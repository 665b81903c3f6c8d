import type { CompareReport } from '@/runtime/contract/compare.ts';
import { SNAPSHOT_VALUES } from '@/runtime/contract/tensor.ts';
import { formatBytes, formatInteger, formatMilliseconds } from '@/shared/format/units.ts';
import type { Share, Summary } from './summary.ts';

/** How and where it was measured: a figure without it says little. */
export interface Circumstances {
  readonly date: string;
  readonly browser: string;
  readonly cores: number;
  readonly threads: number;
  readonly warmup: number;
  readonly runs: number;
  readonly seed: number;
  /** What the samples are: `예시 30개`, `무작위 입력 16개`. */
  readonly samples: string;
}

const time = (value: number | null) => (value === null ? '–' : formatMilliseconds(value));
const bytes = (value: number | null) => (value === null ? '–' : formatBytes(value));
const share = (value: Share | null) => (value === null ? '–' : `${value.same}/${value.of}`);

export interface Row {
  readonly title: string;
  readonly cell: (one: Summary) => string;
}

/** The rows of the table, the same on the page and in what is copied. */
export function rowsOf({ samples }: Pick<Circumstances, 'samples'>): readonly Row[] {
  const difference =
    (of: (one: Summary) => number | null): Row['cell'] =>
    (one) => {
      const value = of(one);
      if (value !== null) return value.toPrecision(3);
      return one.reference ? '기준' : '–';
    };
  return [
    { title: '처음 여는 시간', cell: (one) => time(one.firstLoadMilliseconds) },
    { title: '모델 여는 시간', cell: (one) => time(one.loadMilliseconds) },
    { title: '첫 실행', cell: (one) => time(one.firstMilliseconds) },
    { title: '실행 중앙값', cell: (one) => time(one.medianMilliseconds) },
    {
      title: '사분위 범위',
      cell: ({ spread }) => (spread === null ? '–' : `${time(spread[0])} – ${time(spread[1])}`),
    },
    { title: '메모리', cell: (one) => bytes(one.memoryBytes) },
    { title: '모델 파일', cell: (one) => bytes(one.modelBytes) },
    { title: '런타임(WebAssembly)', cell: (one) => bytes(one.runtimeBytes) },
    { title: '출력의 가장 큰 차이', cell: difference((one) => one.largestDifference) },
    {
      title: `${samples}에서 가장 큰 차이`,
      cell: difference((one) => one.sampleDifference),
    },
    { title: `${samples}에서 같은 답`, cell: (one) => share(one.agreement) },
    { title: `${samples}에서 맞은 답`, cell: (one) => share(one.correct) },
  ];
}

/** Said where an output was too large to be compared whole. */
export const CUT = `출력이 커서 차이와 답은 출력마다 처음 ${formatInteger(SNAPSHOT_VALUES)}개 값에서만 구했습니다.`;

export function asMarkdown(summaries: readonly Summary[], about: Circumstances): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const failed = summaries.filter(({ error }) => error !== null);
  return [
    line(['', ...summaries.map(({ id }) => id)]),
    line(['---', ...summaries.map(() => '---:')]),
    ...rowsOf(about).map(({ title, cell }) => line([title, ...summaries.map(cell)])),
    '',
    ...failed.map(({ id, error }) => `- ${id}: ${error}`),
    `${about.date}, ${about.browser}, 논리 코어 ${about.cores}개, 스레드 ${about.threads}개, 예열 ${about.warmup}회, 측정 ${about.runs}회(순서를 섞음, 시드 ${about.seed})`,
    ...(summaries.some(({ cut }) => cut) ? ['', CUT] : []),
    '',
  ].join('\n');
}

/** JSON's readers round integers of 64 bits: they are written as text, as protobuf's JSON has them. */
const asJsonNumber = (value: number | bigint) =>
  typeof value === 'bigint' ? String(value) : value;

export function asJson(
  summaries: readonly Summary[],
  report: CompareReport,
  about: Circumstances,
): string {
  const results = report.results.map(({ outputs, runMilliseconds, opened }, i) => ({
    ...summaries[i],
    loads: opened?.loads ?? [],
    runMilliseconds,
    outputs: outputs.map((output) => ({
      ...output,
      values: Array.from<number | bigint, unknown>(output.values, asJsonNumber),
    })),
  }));
  return `${JSON.stringify({ ...about, results, order: report.order }, null, 2)}\n`;
}

const quoted = (cell: string | number | null) =>
  cell === null
    ? ''
    : /[",\n]/.test(String(cell))
      ? `"${String(cell).replaceAll('"', '""')}"`
      : cell;

/** One row a timed run, in the order in which they ran. */
export function asCsv({ results, order }: CompareReport): string {
  const next = new Map<string, number>();
  const rows = order.map((id, position) => {
    const turn = next.get(id) ?? 0;
    next.set(id, turn + 1);
    const taken = results.find((result) => result.id === id)?.runMilliseconds[turn] ?? null;
    return [position, id, turn, taken].map(quoted).join(',');
  });
  return ['position,candidate,run,milliseconds', ...rows, ''].join('\n');
}
