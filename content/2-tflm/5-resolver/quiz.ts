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
          question: '“코어 런타임 16 KB”라는 문장을 비판해 보세요.',
          answer:
            '2018~19년 README의 코드 크기이고 모델, 아레나, 연산자가 빠져 있습니다. 당시에도 키워드 모델의 연산자를 더하면 22 KB였습니다. 2021년의 방법으로 프레임워크만 재면 Cortex-M3에서 9,732바이트입니다. 무엇을, 어느 칩에서, 어떤 빌드로 쟀는지 물어야 합니다.',
        },
        {
          question:
            '“Didn’t find op for builtin opcode”가 나왔습니다. 어떤 순서로 원인을 찾습니까?',
          answer:
            '그 연산자를 등록했는지, N이 작아 등록 함수가 실패하지 않았는지, TFLM에 그 연산자가 있는지를 차례로 봅니다. 등록 함수의 상태를 확인하지 않으면 두 번째 원인을 놓치기 쉽습니다.',
        },
        {
          question: 'TFLM의 압축된 가중치 기능을 쓰면 플래시를 공짜로 줄일 수 있습니까?',
          answer:
            '공짜는 아닙니다. 조회표로 플래시를 줄이는 대신 풀 때 지연이 늘고 스크래치 버퍼 때문에 아레나가 커집니다. 지원하는 연산자와 플랫폼도 제한됩니다.',
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
  ],
};
