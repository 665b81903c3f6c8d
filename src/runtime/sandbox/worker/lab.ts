import type * as Declared from '../../contract/modules/lab.d.ts';
import { type LabOutput, OUTPUTS, type PlotSeries, type TableCell } from '../../contract/output.ts';
import type { Zoo } from './zoo.ts';

/** Larger outputs are refused: nobody reads them, and the page would have to draw them. */
const PLOT_POINTS = 200_000;
const IMAGE_PIXELS = 4_000_000;
const TABLE_ROWS = 1_000;
const BARS = 500;

export interface LabHost {
  readonly zoo: Zoo;
  hold<T>(work: Promise<T>): Promise<T>;
  output(output: LabOutput): void;
  running(done: number, total: number | null): void;
}

/** The module `lab` as the student sees it; the type is the very declaration of the editor. */
export function labModule(host: LabHost): typeof Declared {
  let outputs = 0;
  const show = (output: LabOutput) => {
    outputs += 1;
    if (outputs > OUTPUTS) {
      throw new RangeError(`한 번의 실행에서 출력은 ${OUTPUTS}개까지 보여 줄 수 있습니다.`);
    }
    host.output(output);
  };
  return {
    loadModel: (name) => host.hold(host.zoo.load(text(name, 'loadModel'))),
    sample: async (name, index = 0) => {
      const { values, label } = await host.hold(host.zoo.sample(text(name, 'sample'), index));
      return { inputs: [values], values, label };
    },
    plot: (data, options = {}) => show(plotOf(data, options)),
    image: (data, options = {}) => show(imageOf(data, options)),
    bars: (data, options = {}) => show(barsOf(data, options)),
    table: (rows, options = {}) => show(tableOf(rows, options)),
    progress: (done, total) => host.running(done, total ?? null),
  };
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`${name}에는 파일 이름을 문자열로 넘겨 주세요.`);
}

function isList(data: unknown): data is ArrayLike<number> {
  return typeof data === 'object' && data !== null && 'length' in data;
}

function numbers(data: unknown, limit: number): number[] {
  if (!isList(data)) throw new TypeError('숫자의 나열(배열 또는 TypedArray)을 넘겨 주세요.');
  if (data.length > limit) {
    throw new RangeError(
      `값이 ${data.length.toLocaleString('ko-KR')}개입니다. ${limit.toLocaleString('ko-KR')}개까지 보여 줄 수 있습니다.`,
    );
  }
  return Array.from(data, Number);
}

export function plotOf(
  data: Declared.Numbers | Record<string, Declared.Numbers>,
  { title, mark = 'line', xLabel, yLabel, x }: Declared.PlotOptions,
): LabOutput {
  const named: [string, unknown][] = isList(data) ? [['', data]] : Object.entries(data);
  const axis = x === undefined ? null : numbers(x, PLOT_POINTS);
  const series = named.map(([name, values]): PlotSeries => {
    const y = numbers(values, PLOT_POINTS);
    if (axis !== null && axis.length !== y.length) {
      throw new RangeError(`x는 ${axis.length}개, 값은 ${y.length}개입니다. 수가 같아야 합니다.`);
    }
    return { name, x: axis ?? y.map((_, index) => index), y };
  });
  return {
    kind: 'plot',
    title: title ?? null,
    mark,
    xLabel: xLabel ?? null,
    yLabel: yLabel ?? null,
    series,
  };
}

export function imageOf(data: Declared.Numbers, options: Declared.ImageOptions): LabOutput {
  const values = numbers(data, IMAGE_PIXELS * 4);
  const channels = options.channels ?? 1;
  const count = values.length / channels;
  const width = options.width ?? Math.round(Math.sqrt(count));
  const height = count / width;
  if (!Number.isInteger(height) || width < 1 || count > IMAGE_PIXELS) {
    throw new RangeError(
      `값 ${values.length}개를 가로 ${width}픽셀, 채널 ${channels}개의 그림으로 나눌 수 없습니다.`,
    );
  }
  const min = options.min ?? lowest(values);
  const max = options.max ?? highest(values);
  const scale = max > min ? 255 / (max - min) : 0;
  const pixels = new Uint8ClampedArray(count * 4);
  const at = (pixel: number, channel: number) =>
    ((values[pixel * channels + channel] ?? 0) - min) * scale;
  for (let i = 0; i < count; i++) {
    pixels[4 * i] = at(i, 0);
    pixels[4 * i + 1] = at(i, channels === 1 ? 0 : 1);
    pixels[4 * i + 2] = at(i, channels === 1 ? 0 : 2);
    pixels[4 * i + 3] = channels === 4 ? at(i, 3) : 255;
  }
  return { kind: 'image', title: options.title ?? null, width, height, pixels };
}

/** Not Math.min(...values): an image has more values than a call takes arguments. */
const lowest = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
const highest = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);

export function barsOf(
  data: Declared.Numbers | Record<string, number>,
  { title, labels }: Declared.BarsOptions,
): LabOutput {
  const bars = isList(data)
    ? numbers(data, BARS).map((value, i) => ({ label: labels?.[i] ?? String(i), value }))
    : Object.entries(data).map(([label, value]) => ({ label, value: Number(value) }));
  if (bars.length > BARS) throw new RangeError(`막대는 ${BARS}개까지 그릴 수 있습니다.`);
  return { kind: 'bars', title: title ?? null, bars };
}

export function tableOf(
  rows: readonly Readonly<Record<string, unknown>>[],
  { title }: Declared.TableOptions,
): LabOutput {
  if (!Array.isArray(rows)) throw new TypeError('행의 배열을 넘겨 주세요.');
  const shown = rows.slice(0, TABLE_ROWS) as readonly Readonly<Record<string, unknown>>[];
  const columns = [...new Set(shown.flatMap((row) => Object.keys(row)))];
  return {
    kind: 'table',
    title: title ?? null,
    columns,
    rows: shown.map((row) => columns.map((column) => cell(row[column]))),
    omitted: rows.length - shown.length,
  };
}

function cell(value: unknown): TableCell {
  if (value === undefined || value === null) return null;
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
