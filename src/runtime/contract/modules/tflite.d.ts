/**
 * 전체 TensorFlow Lite를 WebAssembly로 실행합니다. CPU 커널은 XNNPACK입니다.
 * 스마트폰 앱에서 쓰는 `Interpreter`와 같은 순서로 씁니다: 만들기 → 입력 쓰기 → 실행 → 출력 읽기.
 *
 * @example
 * import { bars, loadModel, sample } from 'lab';
 * import { Interpreter } from 'tflite';
 *
 * const interpreter = await Interpreter.create(await loadModel('digits_float32.tflite'));
 * const { values } = await sample('digits_float32.tflite', 0);
 * (interpreter.input(0).data as Float32Array).set(values);
 * interpreter.invoke();
 * bars(interpreter.output(0).data as Float32Array, { title: '숫자별 확률' });
 */

/** 텐서에 담긴 값입니다. 배열의 종류는 `dataType`을 따릅니다. */
export type TensorData =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** 텐서의 자료형입니다. */
export type DataType =
  | 'int8'
  | 'uint8'
  | 'bool'
  | 'int16'
  | 'int32'
  | 'uint32'
  | 'float32'
  | 'float64';

/** `Interpreter.create`의 설정입니다. */
export interface InterpreterOptions {
  /** 스레드 수. 기본값은 1이며, 스레드를 쓸 수 없는 환경에서는 항상 1입니다. */
  numThreads?: number;
  /** 연산자별 시간을 잽니다. 결과는 "노드" 탭과 `profile()`에 나옵니다. */
  profiling?: boolean;
}

/** 인터프리터 안의 입력 또는 출력 텐서입니다. */
export interface Tensor {
  readonly name: string;
  readonly dataType: DataType;
  readonly shape: readonly number[];
  /** 런타임의 메모리를 직접 가리킵니다. 입력은 여기에 쓰고, 출력은 `invoke()` 뒤에 읽습니다. */
  readonly data: TensorData;
}

/** 모델 하나를 실행하는 인터프리터입니다. `create`로 만들고, 다 쓰면 `delete`로 메모리를 돌려줍니다. */
export class Interpreter {
  private constructor();

  /** 모델을 읽고 텐서를 할당합니다. 읽을 수 없는 모델이면 런타임의 메시지로 실패합니다. */
  static create(
    model: Uint8Array | ArrayBuffer,
    options?: InterpreterOptions,
  ): Promise<Interpreter>;

  /** 모델의 입력 텐서 전부 */
  readonly inputs: readonly Tensor[];
  /** 모델의 출력 텐서 전부 */
  readonly outputs: readonly Tensor[];

  /** i번째 입력 텐서 */
  input(index: number): Tensor;
  /** i번째 출력 텐서 */
  output(index: number): Tensor;

  /** 추론을 한 번 실행합니다. 실패하면 오류가 납니다. */
  invoke(): void;

  /** TFLite의 프로파일 요약문입니다. `profiling: true`로 만들었을 때만 내용이 있습니다. */
  profile(): string;

  /** 런타임의 메모리를 돌려줍니다. 그 뒤에는 쓸 수 없습니다. */
  delete(): void;
}
