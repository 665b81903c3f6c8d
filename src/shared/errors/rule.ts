/** What a runtime's message means, and what to do. */
export interface Explanation {
  readonly id: string;
  readonly runtime: 'TFLM' | 'ONNX Runtime' | 'TFLite' | '브라우저' | '코드' | '보드';
  readonly meaning: string;
  readonly fix: string;
  /** Path of the lesson that it belongs to, and its name. */
  readonly lesson: Lesson | null;
}

export interface Lesson {
  readonly path: string;
  readonly title: string;
}

export type General = 'general' | 'code';

export interface Rule extends Omit<Explanation, 'fix'> {
  /** Looked for in text whose blanks and line ends are single blanks. */
  readonly pattern: RegExp;
  /** May say what the message's own figures come to. */
  readonly fix: string | ((match: RegExpExecArray) => string);
  /**
   * Says only that something failed, or only of which kind (`code`): of no use beside a message that
   * says more.
   */
  readonly general?: General;
}

const lesson = (path: string, title: string): Lesson => ({ path: `learn/${path}`, title });

export const LESSONS = {
  flatbuffer: lesson('edge/workflow', 'TFLM이 하는 일: 모델이 보드에 실리기까지'),
  firstInference: lesson('tflm/first-inference', '첫 추론: C++ 예제를 그대로 실행하기'),
  arena: lesson('tflm/arena', '텐서 아레나: 메모리는 어디에 놓이는가'),
  arenaSize: lesson('tflm/arena-size', '아레나 크기 정하기'),
  planner: lesson('tflm/planner', '메모리 플래너: 탐욕법을 이겨 보기'),
  resolver: lesson('tflm/resolver', '연산자 리졸버와 바이너리 크기'),
  quantization: lesson('tflm/quantization', '양자화: 스케일과 영점'),
  tflite: lesson('tflm/tflite-and-tflm', 'TFLite와 TFLM: 재어 보는 비교'),
  onnxMobile: lesson('onnx-runtime/onnx-mobile', 'ONNX와 모바일의 ONNX Runtime'),
  firstSession: lesson('onnx-runtime/first-session', '첫 세션: Java 예제 한 줄씩'),
  providers: lesson('onnx-runtime/execution-providers', '실행 제공자: 노드는 어디서 실행되는가'),
  customBuild: lesson('onnx-runtime/custom-build', '커스텀 빌드와 .ort 형식'),
} as const;

/** The rules of one runtime: id, pattern, meaning, fix, lesson. */
export const rulesOf =
  (runtime: Explanation['runtime']) =>
  (
    id: string,
    pattern: RegExp,
    meaning: string,
    fix: Rule['fix'],
    lesson: Lesson | null,
    general?: General,
  ): Rule => ({
    id,
    runtime,
    pattern,
    meaning,
    fix,
    lesson,
    ...(general === undefined ? {} : { general }),
  });
