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
            {
              label: '빈 입력으로 실행',
              accept: ['빈 입력', '한 번 실행', '워밍업', '더미', 'dummy'],
            },
            { label: '준비 결과 캐시', accept: ['캐시', '저장', '컨텍스트', 'cache'] },
          ],
        },
      ],
    },
    {
      id: 'compare-migrate',
      question: '서비스 중인 모델의 런타임을 바꾸려 합니다. 어떤 순서로 확인하겠습니까?',
      answer: `1. **연산자 지원**: 변환해서 실제로 열어 봅니다. 작은 런타임일수록 받아 주지 않는 연산자가 많습니다.
2. **허용 오차**: 같은 입력의 출력이 그 안인지, 데이터셋의 **정확도**가 그대로인지 봅니다.
3. **속도**: 준비 시간과 지속 상태의 **중앙값**을 나누어 잽니다.
4. **크기와 메모리**: 라이브러리와 모델, 실행 중의 RAM을 봅니다.
5. **되돌릴 길**: 일부 사용자에게 먼저 내보내고, 문제가 있으면 이전 런타임으로 돌립니다.`,
      tags: ['성능', '배포', '면접 질문'],
      difficulty: 'advanced',
      keyPoints: [
        { label: '연산자 지원', accept: ['연산자', 'operator'], eitherWay: true },
        { label: '허용 오차', accept: ['허용 오차', '오차', 'tolerance'] },
        { label: '정확도', accept: ['정확도', 'accuracy'] },
        {
          label: '준비와 지속 속도',
          accept: ['중앙값', '지속', '속도', '준비 시간', '지연', '추론 시간'],
        },
        { label: '크기와 메모리', accept: ['메모리', 'RAM', '크기', '용량'] },
        { label: '되돌릴 길', accept: ['되돌', '돌립니다', '롤백', 'rollback', '일부 사용자'] },
      ],
      followUps: [
        {
          id: 'compare-tolerance-how',
          question: '허용 오차는 얼마로 정하겠습니까?',
          answer:
            '자료형과 쓰임으로 정합니다. 같은 float32라면 더하는 순서의 차이만 있으므로 아주 작게 잡고, fp16이나 양자화가 끼면 크게 잡습니다. 숫자 하나로 끝내지 않고, 분류라면 순위가 바뀌는 입력의 비율과 정확도를 함께 봅니다.',
          keyPoints: [
            { label: '자료형에 따라', accept: ['자료형', 'float32', 'fp16', '양자화'] },
            { label: '더하는 순서의 차이', accept: ['더하는 순서', '누산', '순서'] },
            { label: '순위나 답이 바뀌는 비율', accept: ['순위', '바뀌는', '비율', 'top'] },
            { label: '정확도', accept: ['정확도', 'accuracy'] },
          ],
        },
        {
          id: 'compare-same-bits',
          question: 'int8 모델이라면 두 런타임의 출력이 비트까지 같아야 합니까?',
          answer:
            '정수의 합은 순서와 상관없으므로, 재양자화의 반올림까지 같은 규칙을 쓰는 커널끼리는 비트까지 같을 수 있습니다. 그러나 런타임이 다르면 승수를 적는 방식과 반올림이 다를 수 있어 보장되지 않습니다. 그래서 한 칸쯤 다른 것은 허용하고 정확도로 확인합니다.',
          keyPoints: [
            {
              label: '정수 합은 순서와 무관',
              accept: ['정수', '순서와 상관', '순서'],
              eitherWay: true,
            },
            { label: '재양자화의 반올림', accept: ['반올림', '재양자화', 'rounding'] },
            { label: '런타임이 다르면 보장되지 않음', accept: ['보장', '다를 수'] },
            { label: '정확도로 확인', accept: ['정확도', '허용'] },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'compare-suspicious',
      question: '“A가 B보다 3배 빠르다”는 글에서 가장 먼저 확인할 것은 무엇입니까?',
      choices: [
        'A의 판이 더 새로운지',
        '같은 기기와 스레드 수에서, 첫 실행을 떼고 여러 번 쟀는지',
        '그래프가 들어 있는지',
      ],
      correct: 1,
      explain:
        '조건이 다르거나 준비 시간이 섞인 숫자는 비교가 아닙니다. 그다음으로 출력이 같은지, 퍼진 정도가 적혀 있는지를 봅니다.',
      tags: ['성능'],
    },
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
