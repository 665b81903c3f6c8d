import { type Rule, rulesOf } from './rule.ts';

const code = rulesOf('코드');

/** What JavaScript and TypeScript say of a student's own code, in the words of Chromium and of V8. */
export const CODE_RULES: readonly Rule[] = [
  code(
    'syntax',
    // Such a program is not started: nothing was said before.
    /^ ?(?:(?:\S+ ){0,5}expected\.|Unterminated .+ literal\.|Invalid character\.)/,
    '이 줄에서 문법이 맞지 않아 실행을 시작하지 않았습니다.',
    '괄호, 따옴표, 쉼표의 짝을 이 줄과 바로 앞줄에서 확인하세요. 편집기의 빨간 밑줄이 그 자리입니다.',
    null,
  ),
  code(
    'page-only',
    /\b(document|window|alert|confirm|prompt|localStorage|sessionStorage) is not defined/,
    '코드는 페이지가 아니라 격리된 워커 안에서 실행되므로 화면이나 저장소에 닿을 수 없습니다.',
    '값은 console.log로, 그림과 표는 lab 모듈의 image, plot, bars, table로 보여 주세요.',
    null,
  ),
  code(
    'node-only',
    /\b(require|module|exports|process|Buffer|__dirname|__filename) is not defined/,
    'Node.js에만 있는 이름입니다. 이 코드는 브라우저에서 실행됩니다.',
    '모듈은 코드 맨 위에서 import로 불러오세요. 모델은 lab 모듈의 loadModel로 읽습니다.',
    null,
  ),
  code(
    'bigint-mix',
    /Cannot mix BigInt and other types|Cannot convert (?:a BigInt value|[\d.]+) to a (?:number|BigInt)/,
    'int64 텐서의 값은 BigInt라서 보통의 수와 섞어 계산할 수 없습니다.',
    '큰 값이 아니라면 Number(x)로 바꾸어 계산하고, int64 입력에는 BigInt64Array.from([1n, 2n])처럼 n을 붙인 값을 넣으세요.',
    null,
  ),
  code(
    'undefined-name',
    /\b([\w$]+) is not defined/,
    '선언하지 않은 이름을 썼습니다.',
    ([, name]) => `${name}의 철자를 확인하고, 모듈에 있는 것이면 import에 더하세요.`,
    null,
    'general',
  ),
  code(
    'dynamic-import',
    /Failed to resolve module specifier '([^']+)'/,
    '실행 중에 부르는 import()는 모듈의 이름을 알지 못합니다.',
    '쓸 모듈은 코드 맨 위에서 import 문으로 불러오세요.',
    null,
  ),
  code(
    'no-value',
    /Cannot (?:read|set) properties of (undefined|null)/,
    '값이 없는 것(undefined, null)에서 속성을 꺼내려 했습니다.',
    '바로 앞에서 그 값을 console.log로 찍어 보세요. 이름이 다르거나 await를 빠뜨린 경우가 많습니다.',
    null,
    'general',
  ),
  code(
    'not-a-function',
    /is not a (?:function|constructor)/,
    '함수가 아닌 것을 불렀습니다.',
    '이름의 철자와 대소문자를 확인하세요. 편집기에서 점을 찍으면 쓸 수 있는 이름이 나옵니다.',
    null,
    'general',
  ),
  code(
    'constant',
    /Assignment to constant variable/,
    'const로 선언한 변수에 다른 값을 넣으려 했습니다.',
    '값이 바뀌는 변수는 let으로 선언하세요.',
    null,
  ),
  code(
    'recursion',
    /Maximum call stack size exceeded/,
    '함수가 자기를 끝없이 불러 호출 스택이 가득 찼습니다.',
    '재귀가 멈추는 조건에 닿는지 확인하세요.',
    null,
  ),
  code(
    'allocation',
    /Invalid (?:typed )?array length/,
    '브라우저가 내줄 수 있는 것보다 큰 배열을 만들려 했습니다.',
    '원소 수를 줄이거나, 다 쓴 배열을 놓아준 뒤 만드세요.',
    null,
  ),
];
