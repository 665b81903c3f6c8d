import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'compare-benchmark',
      question: '두 런타임의 추론 속도를 공정하게 비교하려면 어떻게 재야 합니까?',
      answer: `같은 **기기**에서 같은 모델과 입력으로, **스레드 수**를 맞추어 잽니다.

- **첫 실행**(워밍업)은 따로 떼어 냅니다. 컴파일과 할당이 섞입니다.
- 여러 번 재어 **중앙값**과 **퍼진 정도**를 적습니다.
- 오래 돌려 **발열**로 느려진 지속 상태도 봅니다.
- 출력이 **허용 오차** 안에서 같은지 먼저 확인합니다.`,
      tags: ['성능'],
      difficulty: 'intermediate',
      keyPoints: [
        { label: '같은 기기와 조건', accept: ['같은 기기', '같은 조건', '스레드'] },
        { label: '첫 실행 제외', accept: ['첫 실행', '워밍업', 'warm'] },
        { label: '중앙값', accept: ['중앙값', 'median', '백분위', 'percentile'] },
        { label: '퍼진 정도', accept: ['퍼진', '분산', '편차', 'spread'] },
        { label: '지속 상태', accept: ['발열', '지속', 'throttl'] },
        { label: '출력 확인', accept: ['오차', '출력이', '결과가 같'] },
      ],
      followUps: [
        {
          id: 'compare-wasm-threads',
          question: '브라우저에서 멀티스레드 WebAssembly가 켜지지 않습니다. 무엇을 봅니까?',
          answer:
            '교차 출처 격리(COOP, COEP 헤더)가 없으면 SharedArrayBuffer를 쓸 수 없어 단일 스레드로 돕니다. ONNX Runtime Web은 첫 세션을 만들기 전에 스레드 수를 정해야 합니다.',
          keyPoints: [
            {
              label: '교차 출처 격리',
              accept: ['교차 출처 격리', 'cross-origin isolation', 'crossOriginIsolated'],
            },
            { label: 'COOP와 COEP', accept: ['COOP', 'COEP'], eitherWay: true },
            { label: 'SharedArrayBuffer', accept: ['SharedArrayBuffer'], eitherWay: true },
            { label: '첫 세션 전에 스레드 수', accept: ['첫 세션', '스레드 수'] },
          ],
        },
        {
          id: 'compare-hide-first',
          question: '첫 실행이 느린 것을 사용자에게 숨기려면 어떻게 합니까?',
          answer:
            '앱이 시작할 때 세션을 만들고 빈 입력으로 한 번 실행해 둡니다. QNN 컨텍스트, Core ML의 모델 캐시, XNNPACK 가중치 캐시처럼 준비 결과를 저장하는 기능도 있습니다.',
          keyPoints: [
            { label: '미리 세션 생성', accept: ['시작할 때', '미리'] },
            { label: '빈 입력으로 실행', accept: ['빈 입력', '한 번 실행', '워밍업'] },
            { label: '준비 결과 캐시', accept: ['캐시', '저장', '컨텍스트', 'cache'] },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'compare-tolerance',
      question:
        '같은 가중치의 모델을 두 런타임에서 실행했더니 마지막 자리가 다릅니다. 알맞은 대응은?',
      choices: [
        '둘 중 하나의 버그이므로 사용하지 않는다',
        '허용 오차를 정해 비교하고, 정확도로 확인한다',
        '출력을 정수로 반올림해 맞춘다',
      ],
      correct: 1,
      explain: '커널마다 더하는 순서와 정밀도가 달라 비트까지 같지 않을 수 있습니다.',
      tags: ['성능'],
    },
    {
      id: 'compare-kernels',
      question:
        'int8 모델에서 TFLM의 참조 커널을 최적화 커널로 바꾸었습니다. 바르게 만든 커널이라면 무엇이 달라져야 합니까?',
      choices: [
        '추론 시간만 달라지고 출력의 비트는 같다',
        '더하는 순서가 달라 출력이 조금씩 다르다',
        '텐서의 수명이 달라 아레나 계획이 달라진다',
      ],
      correct: 0,
      explain:
        '정수의 합은 순서와 상관없고 재양자화의 반올림은 정해져 있습니다. 텐서의 수명도 그래프가 정하므로 계획은 그대로입니다. 다만 최적화 커널이 작업 메모리를 따로 달라고 할 수는 있습니다.',
      tags: ['성능', 'TFLM'],
    },
  ],
  recall: [
    {
      kind: 'order',
      id: 'order-benchmark',
      question: '두 런타임의 속도를 비교하는 순서대로 놓아 보세요.',
      steps: [
        '같은 입력의 출력이 허용 오차 안인지 확인한다',
        '스레드 수를 맞춘다',
        '첫 실행을 떼어 놓는다',
        '여러 번 재어 중앙값과 퍼진 정도를 적는다',
        '오래 돌려 지속 상태를 본다',
      ],
      explain:
        '답이 다른 두 프로그램의 속도를 비교하는 일은 뜻이 없습니다. 그래서 출력부터 봅니다.',
      tags: ['성능'],
    },
    {
      kind: 'match',
      id: 'match-choose-runtime',
      question: '상황과 먼저 검토할 런타임을 짝지어 보세요.',
      rows: [
        ['운영체제가 없는 보드, `.tflite`', 'TFLM'],
        ['Android 앱, `.tflite`', 'LiteRT'],
        ['여러 프레임워크의 모델, 여러 운영체제', 'ONNX Runtime'],
        ['PyTorch에서 내보낸 `.pte`', 'ExecuTorch'],
      ],
      explain:
        '먼저 검토할 뿐입니다. 연산자를 모두 지원하는지, 가속기가 있는지 보고 기기에서 재어 정합니다.',
      tags: ['엣지 AI'],
    },
    {
      kind: 'term',
      id: 'term-warm-up',
      term: '워밍업(warm-up)',
      meaning: '재기 전에 몇 번 실행해, 할당과 컴파일처럼 한 번만 드는 비용을 떼어 놓는 일',
      tags: ['성능', '용어'],
    },
  ],
};
