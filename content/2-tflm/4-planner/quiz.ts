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
        { label: '수명', accept: ['수명', 'lifetime', '살아 있는', '살아 있'], eitherWay: true },
        { label: '재사용', accept: ['재사용', '다시 쓰', 'reuse', '같은 자리'] },
        { label: '빈 패킹', accept: ['빈 패킹', 'bin packing', '상자', '쌓'] },
        { label: '탐욕법', accept: ['탐욕', 'greedy', '그리디'] },
        {
          label: '큰 것부터',
          accept: [
            '큰 버퍼',
            '큰 것부터',
            '크기순',
            '크기 순',
            '큰 텐서',
            '큰 거부터',
            '사이즈 큰',
            '큰 순서',
            '큰 순으로',
            '내림차순',
          ],
        },
        { label: '최적이 아닐 수 있음', accept: ['최적', 'optimal', '보장'] },
      ],
      followUps: [
        {
          id: 'planner-offline',
          question: '오프라인 메모리 계획은 언제 씁니까?',
          answer:
            '더 촘촘한 배치가 필요하거나, 초기화 비용을 줄이거나, 텐서를 특정 메모리 뱅크에 두고 싶을 때 씁니다. 호스트에서 계획을 세워 모델 메타데이터 `OfflineMemoryAllocation`에 넣습니다.',
          keyPoints: [
            {
              label: '촘촘한 배치',
              accept: ['촘촘', '더 낮은', '더 작', '최적의 배치', '최적 배치'],
            },
            { label: '초기화 비용', accept: ['초기화'] },
            { label: '메모리 뱅크', accept: ['뱅크', 'bank'] },
            { label: '호스트에서 계획', accept: ['호스트', 'PC', 'host'] },
            {
              label: 'OfflineMemoryAllocation',
              accept: ['OfflineMemoryAllocation', '메타데이터', 'metadata'],
            },
          ],
        },
        {
          id: 'planner-lower-bound',
          question: '계획의 하한은 어떻게 구하고, 무엇에 씁니까?',
          answer:
            '순간마다 살아 있는 버퍼의 합을 구해 그 최댓값을 취합니다. 어떤 계획도 이보다 낮을 수 없으므로, 현재 계획이 얼마나 더 줄 수 있는지 판단하는 기준이 됩니다.',
          keyPoints: [
            { label: '순간마다 살아 있는 버퍼의 합', accept: ['순간마다', '살아 있는', '합'] },
            { label: '그 최댓값', accept: ['최댓값', '최대', '제일 큰', '가장 큰'] },
            {
              label: '더 낮은 계획은 없음',
              accept: [
                '낮을 수 없',
                '낮출 수 없',
                '더 낮',
                '작게 못',
                '작게 만들',
                '작을 수 없',
                '줄일 수 없',
                '줄이지 못',
              ],
              eitherWay: true,
            },
            { label: '더 줄일 수 있는지 판단', accept: ['기준', '판단', '얼마나 더'] },
          ],
        },
        {
          id: 'planner-skip',
          question: '건너뛰는 연결(skip connection)이 많은 모델은 왜 아레나를 많이 씁니까?',
          answer:
            '연결의 시작에서 만든 텐서가 끝에서 더해질 때까지 살아 있어야 하기 때문입니다. 그동안 다른 텐서가 그 자리를 쓰지 못합니다.',
          keyPoints: [
            { label: '오래 살아 있음', accept: ['살아', '수명'] },
            { label: '더해질 때까지', accept: ['더해질', 'ADD', '끝에서'] },
            { label: '다른 텐서가 자리를 못 씀', accept: ['자리', '재사용'], eitherWay: true },
          ],
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
  recall: [
    {
      kind: 'term',
      id: 'term-planner',
      term: '메모리 플래너(Memory Planner)',
      meaning: '수명이 겹치지 않는 텐서가 같은 자리를 쓰도록 head의 배치를 정하는 부품',
      tags: ['TFLM', '용어'],
    },
    {
      kind: 'order',
      id: 'order-greedy',
      question: 'TFLM의 탐욕 플래너가 하는 일을 순서대로 놓아 보세요.',
      steps: [
        '버퍼마다 크기와 수명을 모은다',
        '큰 버퍼부터 늘어놓는다',
        '수명이 겹치는 버퍼들 사이에서 첫 번째 틈을 찾는다',
        '그 자리에 놓고 다시 옮기지 않는다',
      ],
      explain: '한번 놓은 자리를 물리지 않으므로 최적은 보장되지 않습니다.',
      tags: ['TFLM', '메모리'],
    },
    {
      kind: 'term',
      id: 'term-lower-bound',
      term: '계획의 하한(Lower bound)',
      meaning:
        '순간마다 살아 있는 버퍼의 합 가운데 가장 큰 값. 어떤 배치도 이보다 낮을 수 없습니다.',
      tags: ['TFLM', '용어'],
    },
    {
      kind: 'term',
      id: 'term-offline-plan',
      term: '오프라인 메모리 계획(Offline memory plan)',
      meaning:
        '호스트에서 미리 정해 모델 메타데이터에 넣어 둔 텐서의 주소. TFLM은 스스로 계획하지 않고 그대로 따릅니다.',
      tags: ['TFLM', '용어'],
    },
    {
      kind: 'match',
      id: 'match-planner-picture',
      question: '플래너의 그림에서 각 부분이 뜻하는 것을 짝지어 보세요.',
      rows: [
        ['사각형의 가로', '텐서가 살아 있는 동안(수명)'],
        ['사각형의 세로', '텐서의 바이트'],
        ['전체 높이', 'head의 크기'],
        ['위아래로 떨어진 두 사각형', '같은 순간에 살아 있어도 되는 두 텐서'],
      ],
      explain: '수명이 겹치지 않는 사각형은 같은 높이에 놓아도 됩니다. 그것이 재사용입니다.',
      tags: ['TFLM', '메모리'],
    },
  ],
};
