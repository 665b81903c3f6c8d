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
          question: 'int8 가중치를 채널별(per-channel)로 양자화하는 이유는 무엇입니까?',
          answer:
            '출력 채널마다 값의 범위가 달라서, 채널별 스케일이 오차를 줄입니다. 가중치는 영점이 0인 대칭(−127…127)이고 활성값은 텐서별 비대칭입니다.',
        },
        {
          question: '가중치의 영점을 0으로 두면 무엇이 절약됩니까?',
          answer:
            '실행 때마다 바뀌는 활성값과 가중치 영점의 곱을 계산하지 않아도 됩니다. 활성값 영점의 항은 가중치가 상수이므로 미리 합칠 수 있습니다.',
        },
        {
          question: '재양자화(requantisation)의 배율은 어떻게 표현합니까?',
          answer:
            '실수 배율 M = 입력 스케일 × 가중치 스케일 ÷ 출력 스케일을 int32 고정소수점 승수와 시프트로 바꿔 둡니다. int32 누산값에 곱하고 반올림 시프트한 뒤 영점을 더하고 자릅니다. 채널별이면 채널 수만큼 저장합니다.',
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
        { label: '활성값이 float', accept: ['활성값', 'activation', 'float'] },
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
          question: '같은 하이브리드 모델이 TFLite에서는 실행되는 까닭은 무엇입니까?',
          answer:
            '전체 TFLite에는 실행 중에 활성값을 양자화하거나 가중치를 되돌리는 하이브리드 커널이 있기 때문입니다. 스마트폰 CPU에서는 그 비용을 감당할 수 있습니다.',
        },
        {
          question: '대표 데이터셋은 무엇에 쓰입니까?',
          answer:
            '실제 입력을 흘려 보며 활성값의 범위를 재고, 그 범위로 텐서마다 스케일과 영점을 정합니다. 학습 데이터의 일부면 되고, 실제 분포를 닮아야 합니다.',
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
};
