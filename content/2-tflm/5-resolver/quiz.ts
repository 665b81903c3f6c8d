import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'resolver-binary-size',
      question: '연산자를 골라 등록하면 왜 바이너리가 작아집니까?',
      answer: `등록 함수가 **참조하는 커널만 링크**됩니다. 참조가 없는 코드는 **링커가 제거**합니다. 모든 연산자를 등록하면 모든 커널이 참조되어 이 이점이 사라집니다.

필요한 목록은 모델에서 뽑고, \`MicroMutableOpResolver<N>\`의 **N**도 그 수에 맞춥니다.`,
      tags: ['TFLM', '바이너리 크기'],
      difficulty: 'basic',
      keyPoints: [
        { label: '참조하는 커널만', accept: ['참조', '가리키는', '커널만', '필요한 커널'] },
        { label: '링커가 제거', accept: ['링커', 'linker', '링크'] },
        {
          label: '모두 등록하면 커짐',
          accept: ['모든 연산자', '모두 등록', 'AllOpsResolver', '전부'],
        },
        { label: 'N', accept: ['N', '템플릿', '개수'] },
      ],
      followUps: [
        {
          id: 'resolver-16kb',
          question: '“코어 런타임 16 KB”라는 문장을 비판해 보세요.',
          answer:
            '2018~19년 README의 코드 크기이고 모델, 아레나, 연산자가 빠져 있습니다. 당시에도 키워드 모델의 연산자를 더하면 22 KB였습니다. 2021년의 방법으로 프레임워크만 재면 Cortex-M3에서 9,732바이트입니다. 무엇을, 어느 칩에서, 어떤 빌드로 쟀는지 물어야 합니다.',
          keyPoints: [
            { label: '2018~19년 README', accept: ['2018', '2019', 'README', '오래된'] },
            {
              label: '코드 크기',
              accept: ['코드 크기', '플래시', '코드 사이즈', 'code size', '코드만', '코드의 크기'],
            },
            {
              label: '모델·아레나·연산자 제외',
              accept: ['빠져', '제외', '들어 있지', '포함하지 않', '빠진', '빼고', '뺀', '빠졌'],
              eitherWay: true,
            },
            { label: '연산자를 더하면 22 KB', accept: ['22'] },
            { label: '프레임워크만 9,732바이트', accept: ['9732', '9.7'] },
            {
              label: '무엇을 어디서 쟀는지',
              accept: [
                '어느 칩',
                '무엇을',
                '어떤 빌드',
                '조건',
                '어떤 칩',
                '컴파일 옵션',
                '빌드 옵션',
              ],
              eitherWay: true,
            },
          ],
        },
        {
          id: 'resolver-didnt-find',
          question:
            '“Didn’t find op for builtin opcode”가 나왔습니다. 어떤 순서로 원인을 찾습니까?',
          answer:
            '그 연산자를 등록했는지, N이 작아 등록 함수가 실패하지 않았는지, TFLM에 그 연산자가 있는지를 차례로 봅니다. 등록 함수의 상태를 확인하지 않으면 두 번째 원인을 놓치기 쉽습니다.',
          keyPoints: [
            { label: '등록했는지', accept: ['등록'] },
            { label: 'N이 작지 않은지', accept: ['N이', '템플릿', '작아'] },
            { label: 'TFLM에 있는 연산자인지', accept: ['TFLM에', '지원', '구현'] },
            { label: '등록 함수의 상태', accept: ['상태', 'status', '반환'], eitherWay: true },
          ],
        },
        {
          id: 'resolver-compression',
          question: 'TFLM의 압축된 가중치 기능을 쓰면 플래시를 공짜로 줄일 수 있습니까?',
          answer:
            '공짜는 아닙니다. 조회표로 플래시를 줄이는 대신 풀 때 지연이 늘고 스크래치 버퍼 때문에 아레나가 커집니다. 지원하는 연산자와 플랫폼도 제한됩니다.',
          keyPoints: [
            { label: '조회표', accept: ['조회표', '룩업', 'lookup', 'LUT', '표'] },
            { label: '지연이 늘어남', accept: ['지연', '느려', 'latency'] },
            { label: '아레나가 커짐', accept: ['스크래치', '아레나', 'arena'] },
            { label: '지원이 제한됨', accept: ['제한', '지원'] },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'resolver-short-circuit',
      question:
        '`if (r.AddA() != kTfLiteOk && r.AddB() != kTfLiteOk) return kTfLiteError;`의 문제는 무엇입니까?',
      choices: [
        '`AddA()`가 성공하면 `AddB()`를 부르지 않는다',
        '`AddA()`를 두 번 부른다',
        '문제가 없다',
      ],
      correct: 0,
      explain: '`&&`는 왼쪽이 거짓이면 오른쪽을 계산하지 않습니다. 성공하면 왼쪽이 거짓입니다.',
      tags: ['TFLM', 'C++'],
    },
    {
      id: 'resolver-capacity',
      question: 'Softmax로 끝나는 모델을 이 리졸버로 열면 어떻게 됩니까?',
      code: {
        language: 'cpp',
        text: 'tflite::MicroMutableOpResolver<2> resolver;\nresolver.AddConv2D();\nresolver.AddMaxPool2D();\nresolver.AddSoftmax();',
      },
      choices: [
        '컴파일되지 않는다',
        '셋째 등록이 오류를 돌려주지만 아무도 읽지 않고, `AllocateTensors()`에서 실패한다',
        '배열이 셋으로 늘어나 실행된다',
      ],
      correct: 1,
      explain:
        'N은 등록할 수 있는 연산자의 수입니다. 넘치면 `Add…()`가 `kTfLiteError`를 돌려줍니다. 상태를 읽지 않으면 “Didn’t find op”에 가서야 드러납니다.',
      tags: ['TFLM', 'C++'],
    },
  ],
  recall: [
    {
      kind: 'term',
      id: 'term-kernel',
      term: '커널(kernel)',
      meaning:
        '연산 하나를 실제로 계산하는 함수. 같은 연산이라도 참조용과 칩에 맞춘 것이 따로 있습니다.',
      tags: ['TFLM', '용어'],
    },
    {
      kind: 'term',
      id: 'term-resolver',
      term: '연산자 리졸버(Op Resolver)',
      meaning: '모델의 연산자 번호를 커널 함수로 바꾸어 주는 표. 등록은 개발자가 직접 합니다.',
      tags: ['TFLM', '용어'],
    },
    {
      kind: 'match',
      id: 'match-resolver-causes',
      question: '“Didn’t find op for builtin opcode”의 원인과 고치는 법을 짝지어 보세요.',
      rows: [
        ['연산자를 등록하지 않았다', '그 연산자의 `Add…()`를 부른다'],
        ['N이 등록한 수보다 작다', '템플릿 인자 N을 늘린다'],
        ['`&&`로 이어 등록을 건너뛰었다', '등록마다 상태를 따로 확인한다'],
        ['TFLM에 그 연산자가 없다', '모델에서 떼어 내 코드로 옮긴다'],
      ],
      explain:
        '원인은 크게 셋입니다. 등록되지 않았거나, N이 작거나, TFLM에 없습니다. `&&`로 이은 등록은 첫째가 숨어 있는 꼴입니다. 등록마다 상태를 따로 읽으면 N과 `&&`의 실수를 바로 찾습니다.',
      tags: ['TFLM', 'C++'],
    },
    {
      kind: 'match',
      id: 'match-core-sizes',
      question: '런타임 크기로 인용되는 숫자와 그 숫자가 잰 것을 짝지어 보세요.',
      rows: [
        ['16 KB', '2018~19년 README가 말한 Cortex-M3의 코어'],
        ['22 KB', '같은 README에서 음성 모델의 연산자까지 더한 것'],
        ['9,732바이트', '커널 없는 프레임워크, Cortex-M3(2021년 문서)'],
        ['20,411바이트', '커널 없는 프레임워크, x86-64(2021년 문서)'],
      ],
      explain:
        '모두 코드 크기입니다. 모델과 아레나는 들어 있지 않습니다. 출처는 TFLM의 옛 README와 `examples/memory_footprint/README.md`입니다.',
      tags: ['TFLM', '바이너리 크기'],
    },
  ],
};
