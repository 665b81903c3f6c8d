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
          id: 'workflow-const-align',
          question: '모델 배열에 `const`와 정렬이 없으면 무슨 일이 생깁니까?',
          answer:
            '`const`가 없으면 배열이 RAM으로 복사되어 메모리를 낭비합니다. 정렬이 맞지 않으면 정렬을 요구하는 읽기에서 하드 폴트가 날 수 있습니다. 실제로 Cortex-M4F에서 보고된 사례가 있습니다.',
          keyPoints: [
            { label: 'RAM으로 복사', accept: ['RAM', '복사'] },
            {
              label: '하드 폴트',
              accept: ['하드 폴트', '하드폴트', 'hard fault', 'hardfault', '예외'],
            },
            { label: '정렬', accept: ['정렬', 'alignas', 'align'], eitherWay: true },
            { label: '메모리 낭비', accept: ['낭비', '메모리를 더', '두 벌'] },
          ],
        },
        {
          id: 'workflow-mmap',
          question: '`mmap`과 플랫버퍼의 제로 카피는 같은 말입니까?',
          answer:
            '아닙니다. `mmap`은 파일의 페이지를 필요할 때 주소 공간에 올리는 운영체제의 기능입니다. 플랫버퍼는 해석 없이 버퍼를 바로 읽는 형식입니다. TFLM은 `mmap` 없이 플래시 주소를 그대로 읽습니다.',
          keyPoints: [
            { label: 'mmap은 운영체제 기능', accept: ['운영체제', '페이지'] },
            {
              label: '플랫버퍼는 형식',
              accept: ['플랫버퍼', 'FlatBuffers', '형식'],
              eitherWay: true,
            },
            { label: '해석 없이 읽음', accept: ['해석', '파싱', 'parsing', '바로 읽'] },
            { label: '플래시 주소', accept: ['플래시'] },
          ],
        },
        {
          id: 'workflow-generator',
          question: '`xxd` 대신 빌드할 때 배열을 생성하면 무엇이 좋습니까?',
          answer:
            '`const`와 정렬을 빠뜨리지 않고, 모델 파일이 바뀌면 배열도 다시 만들어집니다. TFLM의 예제는 2021년부터 Python 생성기를 씁니다.',
          keyPoints: [
            { label: 'const와 정렬', accept: ['const', '정렬', 'alignas'], eitherWay: true },
            {
              label: '모델이 바뀌면 다시 생성',
              accept: ['다시 만들', '다시 생성', '자동', '바뀌면'],
            },
            { label: 'Python 생성기', accept: ['생성기', 'generator', 'Python', '파이썬', '빌드'] },
          ],
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
        {
          label: 'TFLM은 검사하지 않음',
          accept: ['검사하지 않', '검증하지 않', '범위를 검사', 'verify를 안', '믿고 읽'],
        },
        { label: '스키마 버전', accept: ['스키마', 'version', '버전'] },
        { label: 'AllocateTensors()의 상태', accept: ['AllocateTensors', '상태', 'status'] },
        { label: '이전 모델로 되돌리기', accept: ['이전 모델', '롤백', 'rollback', '되돌리'] },
      ],
      followUps: [
        {
          id: 'workflow-hash-or-signature',
          question: '해시만 확인하면 충분합니까? 서명은 무엇이 다릅니까?',
          answer:
            '해시는 전송 중의 사고로 생긴 손상을 찾습니다. 그러나 모델을 바꿔치기하는 사람은 해시도 함께 바꾸어 보낼 수 있습니다. 서명은 비밀 키를 가진 쪽만 만들 수 있으므로, 기기에 넣어 둔 공개 키로 보낸 쪽까지 확인합니다.',
          keyPoints: [
            { label: '사고로 생긴 손상', accept: ['사고', '손상', '비트'] },
            {
              label: '바꿔치기',
              accept: ['바꿔치기', '바꾸어', '변조', '위조', '공격', '바꾸', '공격자', '해커'],
            },
            { label: '비밀 키', accept: ['비밀 키', '개인 키', 'private key', '키로'] },
            { label: '서명', accept: ['서명', 'signature'] },
          ],
        },
        {
          id: 'workflow-version-only',
          question: '스키마 버전이 맞으면 그 모델은 실행됩니까?',
          answer:
            '아닙니다. 버전은 파일을 읽는 규칙만 말해 줍니다. 리졸버에 없는 연산자가 있거나, 아레나가 모자라거나, 자료형의 조합이 없으면 `AllocateTensors()`에서 실패합니다.',
          keyPoints: [
            { label: '읽는 규칙일 뿐', accept: ['규칙', '형식', '버전'] },
            { label: '연산자', accept: ['연산자', '리졸버', 'operator'] },
            { label: '아레나', accept: ['아레나', '메모리'], eitherWay: true },
            { label: '자료형', accept: ['자료형', '타입', 'type'], eitherWay: true },
            { label: 'AllocateTensors()에서 실패', accept: ['AllocateTensors', '할당'] },
          ],
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
  recall: [
    {
      kind: 'order',
      id: 'order-deploy',
      question: '학습한 모델이 보드에서 돌기까지의 순서대로 놓아 보세요.',
      steps: [
        '학습한 모델을 변환기로 `.tflite`로 바꾼다',
        '파일을 `const` C 배열로 바꾼다',
        '애플리케이션, TFLM과 함께 컴파일한다',
        '펌웨어를 플래시에 굽는다',
        '보드의 인터프리터가 배열을 읽어 추론한다',
      ],
      explain: '배열은 16바이트로 정렬해 `.cc` 파일에 둡니다. `const`가 빠지면 RAM으로 복사됩니다.',
      tags: ['TFLM', '배포'],
    },
    {
      kind: 'term',
      id: 'term-flatbuffers',
      term: '플랫버퍼(FlatBuffers)',
      meaning:
        '다른 구조로 옮기지 않고 바이트를 그 자리에서 바로 읽는 직렬화 형식. `.tflite`와 `.ort`가 씁니다.',
      tags: ['배포', '용어'],
    },
    {
      kind: 'match',
      id: 'match-model-checks',
      question: '모델을 받아들이기 전후의 확인과, 그것이 알려 주는 것을 짝지어 보세요.',
      rows: [
        ['해시', '전송 중에 사고로 바뀐 바이트가 있는지'],
        ['서명', '믿는 쪽이 보낸 파일인지'],
        ['스키마 버전', '파일을 읽는 규칙이 맞는지'],
        ['`AllocateTensors()`의 상태', '연산자와 아레나가 맞는지'],
      ],
      explain:
        'TFLM은 손상된 플랫버퍼의 범위를 검사하지 않습니다. 앞의 셋은 애플리케이션이 합니다.',
      tags: ['TFLM', '배포'],
    },
    {
      kind: 'match',
      id: 'match-array-words',
      question: '모델 배열의 선언에서 각 부분이 하는 일을 짝지어 보세요.',
      rows: [
        ['`alignas(16)`', '시작 주소를 16의 배수에 맞춘다'],
        ['`const`', 'RAM으로 복사하지 않고 플래시에 남긴다'],
        ['`unsigned char g_model[]`', '모델 파일의 바이트를 담는다'],
        ['`g_model_len`', '배열의 길이를 알려 준다'],
      ],
      explain: '`xxd`의 출력에는 앞의 두 가지가 없습니다. 직접 붙여야 합니다.',
      tags: ['TFLM', 'C++'],
    },
  ],
};
