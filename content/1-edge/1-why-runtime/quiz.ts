import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'why-edge-runtime',
      question: '학습 프레임워크 대신 추론 런타임을 기기에 넣는 이유는 무엇입니까?',
      answer: `추론에는 자동 미분이나 데이터 적재가 **필요 없습니다**. 필요한 것만 남겨 **바이너리 크기**와 **메모리**를 줄이고, 기기에 맞춘 **커널**과 **양자화** 모델로 **지연**과 **전력**을 줄입니다.

기기에서 추론하면 네트워크 없이 답이 나오고 **개인정보**가 기기 밖으로 나가지 않습니다.`,
      tags: ['엣지 AI'],
      difficulty: 'basic',
      keyPoints: [
        {
          label: '학습 기능 불필요',
          accept: ['미분', '학습 기능', '필요 없', '역전파', '학습용', 'autograd', 'not needed'],
        },
        { label: '바이너리 크기', accept: ['바이너리', '크기', 'size'] },
        { label: '메모리', accept: ['메모리', 'memory', 'RAM'] },
        { label: '최적화된 커널', accept: ['커널', 'kernel', '양자화', '하드웨어'] },
        { label: '지연·전력', accept: ['지연', 'latency', '전력', '속도'] },
        { label: '개인정보·오프라인', accept: ['개인정보', '프라이버시', '오프라인', '네트워크'] },
      ],
      followUps: [
        {
          id: 'why-power-claim',
          question: '“저전력은 TFLM의 특징”이라는 말은 정확합니까?',
          answer:
            '네트워크를 쓰지 않아 줄어드는 전력은 기기에서 추론하는 덕분이지 TFLM만의 성질이 아닙니다. TFLM의 몫은 작은 칩에서도 그 추론이 가능하게 만드는 것입니다.',
          keyPoints: [
            {
              label: '기기에서 추론하는 덕분',
              accept: ['기기에서 추론', '온디바이스', 'on-device'],
              eitherWay: true,
            },
            { label: '네트워크를 쓰지 않음', accept: ['네트워크', '무선', '통신'] },
            { label: '작은 칩에서 가능하게', accept: ['작은 칩', '작은 기기', '마이크로컨트롤러'] },
          ],
        },
        {
          id: 'why-server-instead',
          question: '언제는 기기보다 서버에서 추론하는 편이 낫습니까?',
          answer:
            '모델이 기기의 메모리에 들어가지 않거나, 모델을 자주 바꾸어야 하거나, 여러 사용자의 데이터를 모아야 답이 나올 때입니다. 작은 모델로 먼저 거르고 어려운 입력만 서버로 보내는 절충도 있습니다.',
          keyPoints: [
            {
              label: '기기 메모리를 넘는 모델',
              accept: ['메모리', 'RAM', '들어가지 않'],
              eitherWay: true,
            },
            {
              label: '자주 바뀌는 모델',
              accept: ['자주 바꾸', '자주 바뀌', '자주 갱신', '업데이트', '매일', '갱신'],
            },
            {
              label: '여러 사용자의 데이터',
              accept: ['여러 사용자', '사용자들의 데이터', '데이터를 모'],
            },
            {
              label: '먼저 거르는 절충',
              accept: [
                '거르',
                '절충',
                '하이브리드',
                '필터',
                '일부만 서버',
                '애매한',
                '어려운 입력',
                '어려운 것',
                '어려운 경우',
                '일부만',
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'why-training-memory',
      question: '같은 모델인데 학습은 추론보다 왜 RAM을 훨씬 많이 씁니까?',
      answer: `학습은 버릴 수 없는 것이 많습니다.

- **중간 텐서**: 역전파가 다시 보므로 모두 남깁니다. 추론은 수명이 끝난 자리를 **재사용**합니다.
- **기울기**: 가중치만큼 더 듭니다.
- **옵티마이저의 상태**: Adam이라면 가중치의 두 배입니다.
- **가중치**: 고쳐 써야 하므로 RAM에 둡니다. 추론에서는 **플래시**에서 읽습니다.

여러 입력을 묶는 **배치**의 크기만큼 중간 텐서가 더 늘어납니다.`,
      tags: ['엣지 AI', '메모리'],
      difficulty: 'intermediate',
      keyPoints: [
        { label: '중간 텐서를 모두 남김', accept: ['중간 텐서', '중간값', '활성값', 'activation'] },
        { label: '추론은 자리를 재사용', accept: ['재사용', '다시 쓰', '같은 자리', '재활용'] },
        { label: '기울기', accept: ['기울기', 'gradient', '그래디언트', '미분'] },
        { label: '옵티마이저의 상태', accept: ['옵티마이저', 'optimizer', 'Adam', '모멘트'] },
        { label: '가중치의 자리', accept: ['가중치', '플래시', 'weight'] },
        { label: '배치', accept: ['배치', 'batch'] },
      ],
      followUps: [
        {
          id: 'why-discard',
          question: '추론에서는 왜 중간 텐서를 버려도 됩니까?',
          answer:
            '다음 연산이 읽고 나면 다시 볼 일이 없기 때문입니다. 수명이 끝난 텐서의 자리를 뒤의 텐서가 씁니다. 다만 건너뛰는 연결이 있으면 그 텐서는 다시 읽힐 때까지 살아 있어야 합니다.',
          keyPoints: [
            {
              label: '다시 볼 일이 없음',
              accept: ['다시 볼', '읽고 나면', '필요 없', '다시 읽', '더 이상', '안 쓰'],
            },
            { label: '수명', accept: ['수명', 'lifetime'] },
            { label: '자리를 뒤의 텐서가 씀', accept: ['자리', '재사용', 'reuse'] },
            { label: '건너뛰는 연결은 예외', accept: ['건너뛰', 'skip', '잔차', 'residual'] },
          ],
        },
        {
          id: 'why-train-on-device',
          question: '기기에서 모델을 조금 더 학습하고 싶다면 추론 런타임에 무엇이 더 필요합니까?',
          answer:
            '역전파 커널, 중간 텐서와 기울기를 둘 RAM, 고쳐 쓸 수 있는 곳에 놓인 가중치가 필요합니다. TFLM은 추론만 합니다. ONNX Runtime의 안드로이드 학습 패키지(`onnxruntime-training-android`)는 1.19.2가 마지막입니다. 그래서 보통 서버에서 학습하고 새 모델을 내려보냅니다.',
          keyPoints: [
            { label: '역전파 커널', accept: ['역전파', 'backward', 'backpropagation'] },
            { label: '중간 텐서와 기울기의 RAM', accept: ['중간 텐서', '기울기', 'RAM'] },
            { label: '고쳐 쓸 수 있는 가중치', accept: ['고쳐 쓸', '가중치', '쓰기'] },
            { label: '보통은 서버에서 학습', accept: ['서버', '내려보내', '갱신'] },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'why-bandwidth',
      question: '490바이트의 입력을 1초에 한 번씩 서버로 보냅니다. 하루에 얼마나 됩니까?',
      choices: ['약 4 MB', '약 42 MB', '약 420 MB'],
      correct: 1,
      explain:
        '하루는 86,400초이고 490 × 86,400은 약 42 MB입니다. 답 한 바이트만 보내면 0.09 MB가 안 됩니다.',
      tags: ['엣지 AI'],
    },
    {
      id: 'why-interpreter-cost',
      question: '추론 시간의 대부분은 어디에서 씁니까?',
      choices: [
        '모델 파일을 읽는 일',
        '인터프리터가 다음 연산을 찾는 일',
        '합성곱 같은 커널의 계산',
      ],
      correct: 2,
      explain:
        'TFLM 논문(2021)이 잰 값으로 인터프리터의 몫은 VWW 모델에서 0.1% 미만, 핫워드 모델에서 3~4%였습니다.',
      tags: ['엣지 AI'],
    },
  ],
  recall: [
    {
      kind: 'term',
      id: 'term-inference',
      term: '추론(Inference)',
      meaning: '학습이 끝난 모델에 새 입력을 넣어 답을 내는 일',
      tags: ['엣지 AI', '용어'],
    },
    {
      kind: 'term',
      id: 'term-runtime',
      term: '추론 런타임(Runtime)',
      meaning:
        '모델 파일을 읽고 메모리를 계획한 뒤 연산마다 커널을 실행하는 프로그램. 학습에 쓰는 기능은 없습니다.',
      tags: ['엣지 AI', '용어'],
    },
    {
      kind: 'term',
      id: 'term-tinyml',
      term: 'TinyML',
      meaning: 'RAM이 수십에서 수백 KB뿐인 마이크로컨트롤러에서 하는 추론',
      tags: ['엣지 AI', '용어'],
    },
    {
      kind: 'match',
      id: 'match-runtime-premise',
      question: '런타임마다 전제하는 환경과 읽는 모델을 짝지어 보세요.',
      rows: [
        ['TFLM', '운영체제도 힙도 없을 수 있는 기기, `.tflite`'],
        ['TFLite (LiteRT)', '운영체제가 있는 기기, `.tflite`'],
        ['ONNX Runtime', '여러 운영체제와 가속기, `.onnx`와 `.ort`'],
      ],
      explain: '하는 일은 비슷합니다. 읽고, 계획하고, 커널을 실행합니다. 다른 것은 전제입니다.',
      tags: ['엣지 AI'],
    },
  ],
};
