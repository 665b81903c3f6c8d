import { LESSONS, type Rule, rulesOf } from './rule.ts';

const tflite = rulesOf('TFLite');
const browser = rulesOf('브라우저');
const { tflite: lesson, flatbuffer } = LESSONS;

/** tfjs-tflite's few messages, and what the browser says around any of the runtimes. */
export const TFLITE_RULES: readonly Rule[] = [
  tflite(
    'tflite-op',
    /Encountered unresolved custom op: ?([\w:]+)?/i,
    '사용자 정의 연산자가 이 빌드에 없습니다.',
    ([, op]) => `${op ?? '그 연산자'} 없이 변환하거나, 커널을 직접 등록하는 빌드를 쓰세요.`,
    lesson,
  ),
  tflite(
    'tflite-flex',
    /To use dlopen|Select TensorFlow op|Flex ?(?:ops?|delegate)|\bFlex[A-Z]\w+/,
    'TensorFlow의 연산자를 빌려 쓰는(Flex, Select TF ops) 모델입니다.',
    'TFLITE_BUILTINS만으로 변환하세요. 브라우저와 마이크로컨트롤러에는 Flex가 없습니다.',
    lesson,
  ),
  tflite(
    'tflite-op-version',
    /Didn't find op for builtin opcode '?\w+'? version '?(\d+)/i,
    '변환기가 런타임보다 새로워, 이 연산자의 더 새로운 버전을 썼습니다.',
    '더 오래된 변환기로 만들거나 런타임을 올리세요.',
    lesson,
  ),
  tflite(
    'tflite-input-length',
    /입력은 (\d+)개의 값이어야 합니다|offset is out of bounds/,
    '입력 텐서의 길이와 값의 개수가 다릅니다.',
    'inputs[0].shape를 모두 곱한 만큼 값을 주세요.',
    lesson,
  ),
  tflite(
    'tflite-create',
    /Failed to create TFLiteWebModelRunner|Can't initialize model/i,
    '파일이 깨졌거나, 주소가 틀렸거나, 모르는 연산자가 있습니다. 메시지 하나로 셋을 구별하지 못합니다.',
    '콘솔에서 바로 앞의 경고(ERROR: …)를 찾아 함께 붙여 넣으세요. 없다면 파일을 다시 받으세요.',
    flatbuffer,
    'general',
  ),
];

export const BROWSER_RULES: readonly Rule[] = [
  browser(
    'threads',
    /numThreads is set to|multi-threading is not supported|SharedArrayBuffer is not defined/i,
    '교차 출처 격리가 없어 스레드를 쓸 수 없습니다. 한 스레드로 계속 실행합니다.',
    '서버가 COOP: same-origin과 COEP: require-corp 헤더를 보내게 하세요.',
    null,
  ),
  browser(
    'jspi',
    /\bJSPI\b|JavaScript Promise Integration|WebAssembly\.Suspending/,
    '이 브라우저에는 WebGPU용 ONNX Runtime이 기다릴 때 쓰는 JSPI가 없습니다.',
    "최신 Chrome이나 Edge에서 열거나 executionProviders를 ['wasm']으로 바꾸세요.",
    null,
  ),
  browser(
    'file-gone',
    /NotReadableError|NotFoundError: A requested file or directory|requested file could not be read/i,
    '고른 파일을 더는 읽을 수 없습니다. 고른 뒤에 파일이 바뀌었거나 옮겨졌거나, 폴더를 놓은 것입니다.',
    '파일을 다시 골라 주세요.',
    null,
  ),
  browser(
    'unreachable',
    /RuntimeError: unreachable|Aborted\(/i,
    'WebAssembly 안에서 프로그램이 멈추었습니다(abort). 확인(CHECK)에 걸렸거나 정의되지 않은 동작입니다.',
    '바로 앞의 런타임 메시지를 보세요. 같은 작업자는 다시 쓰지 말고 새로 시작하세요.',
    null,
    'general',
  ),
  browser(
    'site-file',
    /dynamically imported module: \S*\/assets\//,
    '이 사이트의 파일을 내려받지 못했습니다.',
    '연결을 확인하세요. 페이지를 열어 둔 사이에 사이트가 새 판으로 바뀌었다면 새로 고치세요. 작성한 코드는 남습니다.',
    null,
  ),
  browser(
    'http',
    /HTTP (\d{3})|Failed to fetch/,
    '파일을 내려받지 못했습니다.',
    '주소와 연결을 확인하세요. 404라면 경로가, CORS라면 상대 서버의 헤더가 문제입니다.',
    null,
    'general',
  ),
];
