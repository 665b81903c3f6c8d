import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'arena-used-not-needed',
      question: '`arena_used_bytes()`가 돌려준 값으로 아레나를 줄였더니 실패합니다. 왜 그렇습니까?',
      answer: `그 값은 할당이 **끝난 뒤**에 차지하고 있는 양입니다. 할당하는 동안에는 **임시 텐서**와 **플래너의 작업 공간**(버퍼마다 40바이트)이 더 필요합니다.

크게 잡고 시작해 **이분 탐색**으로 줄이고, **여유**를 더한 뒤 실제 보드에서 다시 잽니다.`,
      tags: ['TFLM', '메모리'],
      difficulty: 'intermediate',
      keyPoints: [
        {
          label: '끝난 뒤의 양',
          accept: ['끝난 뒤', '끝난 후', '이후의', '최종', '끝나고', '끝난', '할당 후', '남은'],
        },
        { label: '임시 데이터', accept: ['임시', 'temp', 'temporary'], eitherWay: true },
        {
          label: '플래너 작업 공간',
          accept: ['플래너', 'planner', '작업 공간', '계획'],
          eitherWay: true,
        },
        { label: '재어서 찾기', accept: ['이분 탐색', '측정', '줄여', '재어', 'bisect', '시도'] },
        { label: '여유', accept: ['여유', 'margin', '마진'] },
      ],
      followUps: [
        {
          id: 'arena-available-shrinks',
          question:
            '아레나를 늘렸는데 메시지의 available이 더 작아졌습니다. 줄어든 까닭은 무엇입니까?',
          answer:
            '더 뒤의 할당까지 갔다가 실패했기 때문입니다. 앞의 할당이 성공하면서 그만큼 자리를 차지했습니다. 메시지의 종류로 어디까지 갔는지 알 수 있습니다.',
          keyPoints: [
            { label: '더 뒤의 할당까지 감', accept: ['더 뒤', '뒤의 할당', '다음 할당', '나중'] },
            { label: '앞의 할당이 자리를 차지', accept: ['앞의 할당', '차지', '성공하면서'] },
            { label: '메시지의 종류로 위치를 앎', accept: ['메시지의 종류', '종류', '메시지'] },
          ],
        },
        {
          id: 'arena-cmsis-nn',
          question: 'CMSIS-NN 커널로 바꾸면 아레나를 다시 재야 합니까?',
          answer:
            '그렇습니다. 커널에 따라 스크래치 버퍼와 영구 데이터가 달라집니다. 대신 빨라집니다. TFLM 논문(2021)에서는 VWW가 약 3.9배, 핫워드가 약 25% 빨라졌습니다.',
          keyPoints: [
            { label: '다시 재야 함', accept: ['다시 재', '그렇습니다', '다시 측정'] },
            { label: '스크래치 버퍼', accept: ['스크래치', 'scratch'] },
            { label: '영구 데이터', accept: ['영구', '영속', 'persistent'] },
            { label: '약 3.9배', accept: ['3.9', '4배', '빨라'] },
          ],
        },
        {
          id: 'arena-from-file',
          question: '모델 파일만 보고 아레나 크기를 계산할 수는 없습니까?',
          answer:
            '파일만으로는 알 수 없습니다. 커널이 준비 단계에서 요청하는 스크래치와 영구 데이터, 구조체의 크기, 플래너의 배치가 모두 더해지기 때문입니다. 그래서 재어서 정합니다.',
          keyPoints: [
            {
              label: '파일만으로는 알 수 없음',
              accept: ['알 수 없', '계산할 수 없', '실행해 봐야', '돌려 봐야', '해 봐야'],
            },
            { label: '스크래치 요청', accept: ['스크래치', '준비 단계', 'prepare'] },
            { label: '구조체의 크기', accept: ['구조체'] },
            { label: '플래너의 배치', accept: ['플래너', '배치', '계획'] },
            { label: '재어서 정함', accept: ['재어', '측정'] },
          ],
        },
      ],
    },
    {
      id: 'arena-board-fit',
      question: '모델을 어떤 보드에 올릴 수 있는지 어떻게 판단합니까?',
      answer: `**플래시**와 **RAM**을 따로 봅니다.

- 플래시: 모델 파일(가중치) + 런타임과 커널 코드 + 애플리케이션
- RAM: **아레나** + **스택** + 애플리케이션 + 무선 스택

아레나는 최소 성공 크기에 **여유**를 더해 잡고, 지연 시간도 목표 안에 드는지 보드에서 잽니다.`,
      tags: ['TFLM', '메모리', '하드웨어'],
      difficulty: 'intermediate',
      keyPoints: [
        { label: '플래시', accept: ['플래시', 'flash', 'ROM'] },
        { label: 'RAM', accept: ['RAM', '램', 'SRAM'] },
        { label: '아레나', accept: ['아레나', 'arena'] },
        { label: '스택과 애플리케이션의 몫', accept: ['스택', 'stack', '애플리케이션', '무선'] },
        { label: '여유', accept: ['여유', 'margin', '마진'] },
        { label: '지연 시간', accept: ['지연', 'latency', '속도', '시간'] },
      ],
      followUps: [
        {
          id: 'arena-large-file-small-arena',
          question: '파일은 큰데 아레나는 작은 모델의 예를 들어 보세요.',
          answer:
            '완전 연결층만 있는 오토인코더입니다. MLPerf Tiny의 이상 감지 모델은 파일이 276,976바이트, 최소 아레나가 2,808바이트입니다. 가중치는 많지만 한순간에 살아 있는 활성값은 작기 때문입니다.',
          keyPoints: [
            { label: '완전 연결층', accept: ['완전 연결', 'fully connected', 'FC', 'dense'] },
            { label: '오토인코더 예', accept: ['오토인코더', 'autoencoder', '이상 감지'] },
            { label: '2,808바이트', accept: ['2808', '2.8', '2,808'] },
            { label: '살아 있는 활성값이 작음', accept: ['활성값', 'activation'] },
          ],
        },
        {
          id: 'arena-int8-savings',
          question: 'int8로 바꾸면 아레나와 파일은 각각 얼마나 줄어듭니까?',
          answer:
            '계획된 head는 활성값이 4바이트에서 1바이트가 되므로 정확히 4분의 1이 되는 경우가 많습니다. MLPerf Tiny의 ResNet-8은 196,608바이트에서 49,152바이트가 되었습니다. 파일은 구조와 양자화 정보가 남아 그만큼 줄지 않습니다(318,144 → 98,496바이트).',
          keyPoints: [
            { label: 'head는 4분의 1', accept: ['4분의 1', '1/4', '사분의 일'] },
            { label: '활성값 4바이트에서 1바이트', accept: ['4바이트', '1바이트', '활성값'] },
            { label: '파일은 그만큼 줄지 않음', accept: ['파일'] },
            { label: '구조와 양자화 정보가 남음', accept: ['구조', '양자화 정보', '메타데이터'] },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'arena-size-method',
      question: '아레나 크기를 정하는 방법으로 알맞은 것은 무엇입니까?',
      choices: [
        '`arena_used_bytes()`의 값을 그대로 쓴다',
        '모델 파일 크기의 두 배로 잡는다',
        '크게 잡고 줄여 가며 최소를 찾은 뒤 여유를 더하고, 보드에서 다시 잰다',
      ],
      correct: 2,
      explain:
        '사용량에는 할당하는 동안의 임시 데이터가 빠져 있고, 파일 크기와 아레나는 따로 움직입니다.',
      tags: ['TFLM', '메모리'],
    },
  ],
  recall: [
    {
      kind: 'match',
      id: 'match-three-figures',
      question: '아레나의 세 숫자와 그 뜻을 짝지어 보세요.',
      rows: [
        ['사용량', '할당이 끝난 뒤 차지하고 있는 양, `arena_used_bytes()`'],
        ['순간 최대', '할당하는 동안 임시 데이터까지 합쳐 가장 깊이 들어간 곳'],
        ['최소 성공 크기', '`AllocateTensors()`와 `Invoke()`가 실제로 성공하는 가장 작은 아레나'],
      ],
      explain:
        'hello_world 모델은 716바이트를 쓰지만 1,100바이트가 필요합니다. TFLM의 참조 커널(2026-08-20)로 잰 값입니다.',
      tags: ['TFLM', '메모리'],
    },
    {
      kind: 'order',
      id: 'order-arena-size',
      question: '아레나 크기를 정하는 순서대로 놓아 보세요.',
      steps: [
        '크게 잡아 먼저 성공시킨다',
        '이분 탐색으로 성공하는 가장 작은 크기를 찾는다',
        '여유를 더한다',
        '실제 보드에서 다시 잰다',
      ],
      explain: '모델이나 커널을 바꾸면 처음부터 다시 합니다.',
      tags: ['TFLM', '메모리'],
    },
    {
      kind: 'match',
      id: 'match-arena-message',
      question: '할당 실패 메시지의 숫자와 뜻을 짝지어 보세요.',
      rows: [
        ['`Requested`', '달라고 한 바이트'],
        ['`available`', '그 순간 남아 있던 바이트'],
        ['`missing`', '모자란 바이트'],
      ],
      explain: '`missing`만큼만 늘리면 대개 다음 할당에서 또 멈춥니다.',
      tags: ['TFLM', '메모리'],
    },
  ],
};
