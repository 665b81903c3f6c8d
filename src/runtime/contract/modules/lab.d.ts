/**
 * 실험실이 코드에 제공하는 도구입니다. 모델과 예시 입력을 불러오고, 결과를 "출력" 탭에 그립니다.
 *
 * @example
 * import { image, plot, sample } from 'lab';
 *
 * const { values, label } = await sample('digits_int8.tflite', 3);
 * console.log('정답', label);
 * image(values, { title: '입력' });
 * plot(values, { title: '픽셀의 값', mark: 'dot' });
 */

/** 입력 하나의 값입니다. 그대로 텐서에 복사할 수 있습니다. */
export type SampleValues = Float32Array | Int8Array | Uint8Array | Int16Array | Int32Array;

/** 모델의 예시 입력 하나입니다. */
export interface Sample {
  /** 모델의 입력 순서대로, 입력마다 하나입니다. */
  readonly inputs: readonly SampleValues[];
  /** 첫 번째 입력의 값입니다. 입력이 하나인 모델에서 편합니다. */
  readonly values: SampleValues;
  /** 정답이 있는 모델이면 정답, 없으면 `null`입니다. */
  readonly label: string | number | null;
}

/**
 * 모델 파일을 읽습니다.
 *
 * @param name 모델 목록의 파일 이름(예: `'digits_int8.tflite'`) 또는 직접 올린 파일의 이름
 * @returns 파일의 바이트. `tflm`, `onnxruntime-web`, `tflite`에 그대로 넘길 수 있습니다.
 */
export function loadModel(name: string): Promise<Uint8Array>;

/**
 * 모델에 넣어 볼 예시 입력을 가져옵니다. 값은 모델이 받는 자료형(float32, int8 …)으로 변환되어 있습니다.
 *
 * @param name `loadModel`에 넘긴 것과 같은 파일 이름
 * @param index 몇 번째 예시인지. 0부터 셉니다.
 */
export function sample(name: string, index?: number): Promise<Sample>;

/** 숫자의 나열입니다. 배열과 TypedArray 모두 됩니다. */
export type Numbers = ArrayLike<number>;

/** `plot`의 설정입니다. */
export interface PlotOptions {
  /** 그림의 제목 */
  title?: string;
  /** 선으로 이을지(`'line'`), 점만 찍을지(`'dot'`) 정합니다. 기본값은 `'line'`입니다. */
  mark?: 'line' | 'dot';
  /** 가로축의 이름 */
  xLabel?: string;
  /** 세로축의 이름 */
  yLabel?: string;
  /** 가로축의 값. 없으면 0, 1, 2, … 입니다. */
  x?: Numbers;
}

/**
 * 그래프를 그립니다.
 *
 * @param data 값의 나열 하나, 또는 `{ 이름: 값의 나열 }`
 */
export function plot(data: Numbers | Record<string, Numbers>, options?: PlotOptions): void;

/** `image`의 설정입니다. */
export interface ImageOptions {
  /** 그림의 제목 */
  title?: string;
  /** 가로 픽셀 수. 없으면 정사각형으로 봅니다. */
  width?: number;
  /** 한 픽셀의 값의 수: 1(회색), 3(RGB), 4(RGBA). 기본값은 1입니다. */
  channels?: 1 | 3 | 4;
  /** 검정으로 보일 값. 없으면 데이터의 최솟값입니다. */
  min?: number;
  /** 흰색으로 보일 값. 없으면 데이터의 최댓값입니다. */
  max?: number;
}

/** 값의 나열을 그림으로 보여 줍니다. 행 우선(row-major)이며 맨 위 행이 먼저입니다. */
export function image(data: Numbers, options?: ImageOptions): void;

/** `bars`의 설정입니다. */
export interface BarsOptions {
  /** 그림의 제목 */
  title?: string;
  /** 막대의 이름. 없으면 0, 1, 2, … 입니다. */
  labels?: readonly string[];
}

/** 막대그래프를 그립니다. 분류 결과의 확률을 볼 때 좋습니다. */
export function bars(data: Numbers | Record<string, number>, options?: BarsOptions): void;

/** `table`의 설정입니다. */
export interface TableOptions {
  /** 표의 제목 */
  title?: string;
}

/** 표를 보여 줍니다. 첫 행의 키가 열의 이름이 됩니다. */
export function table(
  rows: readonly Readonly<Record<string, string | number | boolean | null | undefined>>[],
  options?: TableOptions,
): void;

/** 오래 걸리는 반복이 어디까지 왔는지 알립니다. 예: `progress(3, 20)` */
export function progress(done: number, total?: number): void;
