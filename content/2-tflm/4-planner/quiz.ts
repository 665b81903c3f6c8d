import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'planner-problem',
      question: '메모리 플래너는 어떤 문제를 풀고, TFLM은 어떻게 풉니까?',
      answer: `**크기**와 **수명**을 가진 사각형을 겹치지 않게 쌓아 전체 높이를 낮추는, **빈 패킹** 류의 문제입니다. 수명이 겹치지 않으면 같은 자리를 **재사용**합니다.

TFLM은 **큰 버퍼부터** 들어가는 첫 틈에 놓는 **탐욕법**을 씁니다. **최적은 보장되지 않습니다**.`,
      tags: ['TFLM', '메모리'],
      difficulty: 'intermediate',
      keyPoints: [
        { label: '수명', accept: ['수명', 'lifetime', '살아 있는'] },
        { label: '재사용', accept: ['재사용', '다시 쓰', 'reuse', '같은 자리'] },
        { label: '빈 패킹', accept: ['빈 패킹', 'bin packing', '상자', '쌓'] },
        { label: '탐욕법', accept: ['탐욕', 'greedy', '그리디'] },
        { label: '큰 것부터', accept: ['큰 버퍼', '큰 것부터', '크기순', '크기 순'] },
        { label: '최적이 아닐 수 있음', accept: ['최적', 'optimal', '보장'] },
      ],
      followUps: [
        {
          question: '오프라인 메모리 계획은 언제 씁니까?',
          answer:
            '더 촘촘한 배치가 필요하거나, 초기화 비용을 줄이거나, 텐서를 특정 메모리 뱅크에 두고 싶을 때 씁니다. 호스트에서 계획을 세워 모델 메타데이터 `OfflineMemoryAllocation`에 넣습니다.',
        },
        {
          question: '계획의 하한은 어떻게 구하고, 무엇에 씁니까?',
          answer:
            '순간마다 살아 있는 버퍼의 합을 구해 그 최댓값을 취합니다. 어떤 계획도 이보다 낮을 수 없으므로, 현재 계획이 얼마나 더 줄 수 있는지 판단하는 기준이 됩니다.',
        },
        {
          question: '건너뛰는 연결(skip connection)이 많은 모델은 왜 아레나를 많이 씁니까?',
          answer:
            '연결의 시작에서 만든 텐서가 끝에서 더해질 때까지 살아 있어야 하기 때문입니다. 그동안 다른 텐서가 그 자리를 쓰지 못합니다.',
        },
      ],
    },
  ],
  choices: [
    {
      id: 'planner-overlap',
      question: '오프라인 계획에 적힌 두 텐서가 수명도 주소도 겹치면 어떻게 됩니까?',
      choices: [
        '`AllocateTensors()`가 오류를 돌려준다',
        '적힌 대로 놓이고 결과가 조용히 틀린다',
        'TFLM이 계획을 무시하고 다시 계획한다',
      ],
      correct: 1,
      explain:
        'TFLM은 오프라인 계획의 겹침을 검사하지 않습니다. 계획을 만드는 쪽이 확인해야 합니다.',
      tags: ['TFLM', '메모리'],
    },
  ],
};
