import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'quant-io',
      question: 'int8 모델의 입력에 값을 넣고 출력을 읽는 방법을 설명해 보세요.',
      answer: `텐서의 **스케일**과 **영점**을 \`params\`에서 읽습니다.

- 입력: 정수 = **반올림**(실제 값 ÷ scale) + zero point, 그리고 **−128…127로 자르기**
- 출력: 실제 값 = scale × (정수 − zero point)

값을 코드에 적어 두지 않습니다. int8 텐서에 \`data.f\`로 쓰면 **오류 없이** 틀린 답이 나옵니다.`,
      tags: ['양자화', 'TFLM'],
      difficulty: 'basic',
      keyPoints: [
        { label: '스케일', accept: ['스케일', 'scale'] },
        { label: '영점', accept: ['영점', 'zero point', 'zeropoint', '제로 포인트'] },
        { label: '반올림', accept: ['반올림', 'round'] },
        { label: '범위로 자르기', accept: ['자르', 'clamp', '클램프', '127', '포화'] },
        { label: 'params에서 읽기', accept: ['params', '텐서에서 읽', '모델에서 읽'] },
        { label: '오류 없이 틀림', accept: ['오류 없이', '조용히', '에러 없이', '틀린 답'] },
      ],
      followUps: [
        {
          id: 'quant-per-channel',
          question: 'int8 가중치를 채널별(per-channel)로 양자화하는 이유는 무엇입니까?',
          answer:
            '출력 채널마다 값의 범위가 달라서, 채널별 스케일이 오차를 줄입니다. 가중치는 영점이 0인 대칭(−127…127)이고 활성값은 텐서별 비대칭입니다.',
          keyPoints: [
            { label: '채널마다 범위가 다름', accept: ['범위', '분포'] },
            { label: '오차를 줄임', accept: ['오차', '정확도', 'error'] },
            { label: '가중치는 대칭(영점 0)', accept: ['대칭', 'symmetric', '영점이 0'] },
            {
              label: '활성값은 텐서별 비대칭',
              accept: ['텐서별', '비대칭', 'asymmetric', 'per-tensor'],
            },
          ],
        },
        {
          id: 'quant-weight-zero',
          question: '가중치의 영점을 0으로 두면 무엇이 절약됩니까?',
          answer:
            '실행 때마다 바뀌는 활성값과 가중치 영점의 곱을 계산하지 않아도 됩니다. 활성값 영점의 항은 가중치가 상수이므로 미리 합칠 수 있습니다.',
          keyPoints: [
            {
              label: '활성값과 가중치 영점의 곱',
              accept: ['가중치 영점', '곱', '항'],
              eitherWay: true,
            },
            {
              label: '실행 때마다의 계산이 사라짐',
              accept: ['실행 때마다', '실행할 때마다', '계산'],
              eitherWay: true,
            },
            { label: '활성값 영점의 항은 미리 합침', accept: ['미리', '상수', '바이어스', 'bias'] },
          ],
        },
        {
          id: 'quant-requantise',
          question: '재양자화(requantisation)의 배율은 어떻게 표현합니까?',
          answer:
            '실수 배율 M = 입력 스케일 × 가중치 스케일 ÷ 출력 스케일을 int32 고정소수점 승수와 시프트로 바꿔 둡니다. int32 누산값에 곱하고 반올림 시프트한 뒤 영점을 더하고 자릅니다. 채널별이면 채널 수만큼 저장합니다.',
          keyPoints: [
            { label: 'M = 입력 × 가중치 ÷ 출력 스케일', accept: ['스케일', '배율'] },
            {
              label: '고정소수점 승수',
              accept: ['고정소수점', 'fixed point', 'fixed-point', '승수', 'multiplier'],
            },
            { label: '시프트', accept: ['시프트', 'shift'] },
            { label: 'int32 누산', accept: ['int32', '누산', 'accumulator'] },
            { label: '영점을 더하고 자름', accept: ['영점', '자르', '자릅', 'clamp'] },
          ],
        },
      ],
    },
    {
      id: 'quant-hybrid',
      question: '동적 범위(하이브리드) 양자화 모델이 TFLM에서 거부되는 이유와 해결책은 무엇입니까?',
      answer: `**가중치만 int8**이고 **활성값은 float**이어서 계산이 float으로 남습니다. FPU 없는 MCU에서는 이득이 적고, TFLM에는 그런 커널이 없습니다.

**대표 데이터셋**을 주어 입출력까지 **완전 정수 양자화**를 하거나, 아예 float 모델을 씁니다.`,
      tags: ['양자화', 'TFLM'],
      difficulty: 'intermediate',
      keyPoints: [
        { label: '활성값이 float', accept: ['활성값', 'activation', 'float'], eitherWay: true },
        { label: '가중치만 int8', accept: ['가중치만', '가중치', 'weight'] },
        {
          label: '대표 데이터셋',
          accept: ['대표 데이터', 'representative dataset', '캘리브레이션'],
        },
        {
          label: '완전 정수 양자화',
          accept: ['완전 정수', 'full integer', '정수 양자화', 'int8 모델'],
        },
      ],
      followUps: [
        {
          id: 'quant-hybrid-tflite',
          question: '같은 하이브리드 모델이 TFLite에서는 실행되는 까닭은 무엇입니까?',
          answer:
            '전체 TFLite에는 실행 중에 활성값을 양자화하거나 가중치를 되돌리는 하이브리드 커널이 있기 때문입니다. 스마트폰 CPU에서는 그 비용을 감당할 수 있습니다.',
          keyPoints: [
            { label: '하이브리드 커널이 있음', accept: ['하이브리드 커널', '커널'] },
            {
              label: '실행 중에 활성값을 양자화',
              accept: ['활성값을 양자화', '실행 중', '동적으로 양자화', '런타임에', 'activation'],
            },
            { label: 'CPU가 비용을 감당', accept: ['감당', '스마트폰', 'CPU'] },
          ],
        },
        {
          id: 'quant-representative',
          question: '대표 데이터셋은 무엇에 쓰입니까?',
          answer:
            '실제 입력을 흘려 보며 활성값의 범위를 재고, 그 범위로 텐서마다 스케일과 영점을 정합니다. 학습 데이터의 일부면 되고, 실제 분포를 닮아야 합니다.',
          keyPoints: [
            {
              label: '활성값의 범위를 잼',
              accept: ['범위', '최솟값', '최댓값', 'min max', 'min/max', '최소와 최대'],
            },
            { label: '스케일과 영점을 정함', accept: ['스케일', '영점'] },
            { label: '학습 데이터의 일부', accept: ['학습 데이터', '일부', '표본'] },
            {
              label: '실제 분포를 닮아야',
              accept: ['실제 분포', '실제 입력', '분포', '실제 데이터'],
            },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'quant-head-file',
      question: 'float32 모델을 int8로 바꾸었을 때 정확히 4분의 1이 되기 쉬운 것은 무엇입니까?',
      choices: ['모델 파일', '아레나의 head', '아레나의 tail'],
      correct: 1,
      explain:
        'head에는 활성값이 놓이고 한 값이 4바이트에서 1바이트가 됩니다. 파일과 tail에는 구조와 양자화 정보가 남습니다.',
      tags: ['양자화', '메모리'],
    },
  ],
  recall: [
    {
      kind: 'term',
      id: 'term-quantization',
      term: '양자화(Quantization)',
      meaning:
        '실수를 스케일과 영점에 따라 정수로 바꾸어 적는 일. 모델이 작아지고 정수 연산만으로 실행할 수 있습니다.',
      tags: ['양자화', '용어'],
    },
    {
      kind: 'term',
      id: 'term-scale',
      term: '스케일(scale)',
      meaning: '양자화한 정수 한 칸이 실수로 얼마인지 나타내는 값',
      tags: ['양자화', '용어'],
    },
    {
      kind: 'term',
      id: 'term-zero-point',
      term: '영점(zero point)',
      meaning: '실수 0에 해당하는 정수',
      tags: ['양자화', '용어'],
    },
    {
      kind: 'order',
      id: 'order-requantise',
      question: 'int8 합성곱이 출력 하나를 만드는 순서대로 놓아 보세요.',
      steps: [
        'int8 입력과 가중치의 곱을 int32에 더해 간다',
        '고정소수점 승수를 곱하고 반올림해 시프트한다',
        '출력의 영점을 더한다',
        '−128…127로 자른다',
      ],
      explain:
        '승수는 입력 스케일 × 가중치 스케일 ÷ 출력 스케일을 정수로 적은 것입니다. 채널별 양자화라면 채널마다 하나입니다.',
      tags: ['양자화', 'TFLM'],
    },
    {
      kind: 'match',
      id: 'match-quant-kinds',
      question: '모델의 종류와 TFLM에서 일어나는 일을 짝지어 보세요.',
      rows: [
        ['float32 모델', '실행된다. head는 int8의 네 배다'],
        ['하이브리드(동적 범위) 모델', '합성곱 연산의 준비 단계에서 거부된다'],
        ['완전 정수 int8 모델', '실행된다. 입력을 양자화해 `data.int8`에 쓴다'],
      ],
      explain: '하이브리드 모델은 파일이 작아 성공한 것처럼 보이지만 활성값이 float으로 남습니다.',
      tags: ['양자화', 'TFLM'],
    },
  ],
};
