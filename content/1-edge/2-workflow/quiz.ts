import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'workflow-deploy',
      question: '학습한 모델을 마이크로컨트롤러에 올리는 과정을 설명해 보세요.',
      answer: `1. **변환기**로 모델을 **\`.tflite\`**로 바꿉니다. 보통 이때 **int8로 양자화**합니다.
2. 파일을 **C 배열**로 바꿉니다. \`const\`로 두고 16바이트로 **정렬**해 \`.cc\` 파일에 넣습니다.
3. 애플리케이션, TFLM과 함께 컴파일해 **플래시**에 굽습니다.
4. 보드의 **인터프리터**가 배열을 직접 읽어 추론합니다.`,
      tags: ['TFLM', '배포'],
      difficulty: 'basic',
      keyPoints: [
        { label: '변환기', accept: ['변환기', 'converter', '변환'] },
        { label: '.tflite', accept: ['tflite', '플랫버퍼', 'flatbuffer'] },
        { label: 'int8 양자화', accept: ['int8', '양자화'] },
        { label: 'C 배열', accept: ['C 배열', '배열', 'xxd', 'C array'] },
        { label: 'const와 정렬', accept: ['const', '정렬', 'alignas', 'align'] },
        { label: '플래시', accept: ['플래시', 'flash', '펌웨어'] },
        { label: '인터프리터', accept: ['인터프리터', 'interpreter'] },
      ],
      followUps: [
        {
          question: '모델 배열에 `const`와 정렬이 없으면 무슨 일이 생깁니까?',
          answer:
            '`const`가 없으면 배열이 RAM으로 복사되어 메모리를 낭비합니다. 정렬이 맞지 않으면 정렬을 요구하는 읽기에서 하드 폴트가 날 수 있습니다. 실제로 Cortex-M4F에서 보고된 사례가 있습니다.',
        },
        {
          question: '`mmap`과 플랫버퍼의 제로 카피는 같은 말입니까?',
          answer:
            '아닙니다. `mmap`은 파일의 페이지를 필요할 때 주소 공간에 올리는 운영체제의 기능입니다. 플랫버퍼는 해석 없이 버퍼를 바로 읽는 형식입니다. TFLM은 `mmap` 없이 플래시 주소를 그대로 읽습니다.',
        },
        {
          question: '`xxd` 대신 빌드할 때 배열을 생성하면 무엇이 좋습니까?',
          answer:
            '`const`와 정렬을 빠뜨리지 않고, 모델 파일이 바뀌면 배열도 다시 만들어집니다. TFLM의 예제는 2021년부터 Python 생성기를 씁니다.',
        },
      ],
    },
    {
      id: 'workflow-integrity',
      question: '무선(OTA)으로 모델을 갱신하는 제품에서 무엇을 확인해야 합니까?',
      answer: `파일을 쓰기 전에 **무결성**을 확인합니다. 해시는 사고로 생긴 손상을, **서명**은 바꿔치기를 찾습니다.

TFLM은 손상된 플랫버퍼의 **범위를 검사하지 않으므로** 이 확인은 애플리케이션의 몫입니다. 그다음 **스키마 버전**을 보고, \`AllocateTensors()\`의 **상태**로 연산자와 아레나가 맞는지 판단합니다. 실패하면 **이전 모델**로 되돌립니다.`,
      tags: ['TFLM', '배포'],
      difficulty: 'advanced',
      keyPoints: [
        { label: '무결성', accept: ['무결성', '해시', 'hash', '체크섬', 'checksum', 'CRC'] },
        { label: '서명', accept: ['서명', 'signature', '인증'] },
        { label: 'TFLM은 검사하지 않음', accept: ['검사하지 않', '검증하지 않', '범위를 검사'] },
        { label: '스키마 버전', accept: ['스키마', 'version', '버전'] },
        { label: 'AllocateTensors()의 상태', accept: ['AllocateTensors', '상태', 'status'] },
        { label: '이전 모델로 되돌리기', accept: ['이전 모델', '롤백', 'rollback', '되돌리'] },
      ],
      followUps: [
        {
          question: '무선(OTA)으로 받은 모델을 TFLM에 그대로 넣어도 됩니까?',
          answer:
            '안 됩니다. TFLM은 손상된 플랫버퍼의 범위를 검사하지 않습니다. 서명과 무결성을 먼저 확인하고, 할당에 실패하면 이전 모델로 되돌립니다.',
        },
        {
          question: '스키마 버전이 맞으면 그 모델은 실행됩니까?',
          answer:
            '아닙니다. 버전은 파일을 읽는 규칙만 말해 줍니다. 리졸버에 없는 연산자가 있거나, 아레나가 모자라거나, 자료형의 조합이 없으면 `AllocateTensors()`에서 실패합니다.',
        },
      ],
    },
  ],
  choices: [
    {
      id: 'workflow-getmodel',
      question: '`tflite::GetModel()`이 하는 일은 무엇입니까?',
      choices: [
        '파일을 검사하고 RAM에 푼다',
        '배열의 주소를 모델로 보는 포인터를 돌려준다',
        '모델을 int8로 변환한다',
      ],
      correct: 1,
      explain: '복사도 검사도 하지 않습니다. 버전과 무결성은 애플리케이션이 확인합니다.',
      tags: ['TFLM', 'C++'],
    },
  ],
};
