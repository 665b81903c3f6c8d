import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'arena-contents',
      question: '텐서 아레나에는 무엇이 들어가고, 무엇이 들어가지 않습니까?',
      answer: `- **head**: 입력, 출력, 중간 텐서와 스크래치 버퍼. 수명이 겹치지 않으면 자리를 다시 씁니다.
- **tail**: 텐서와 노드의 구조체, 커널의 영구 데이터.
- **temp**: 준비하는 동안만 쓰는 임시 데이터.

**가중치**는 보통 들어가지 않습니다. **플래시**의 모델 배열을 직접 가리킵니다.`,
      tags: ['TFLM', '메모리'],
      difficulty: 'basic',
      keyPoints: [
        {
          label: '입출력과 중간 텐서',
          accept: ['중간 텐서', '입출력', '활성값', 'activation', '입력'],
        },
        {
          label: 'head (계획 할당)',
          accept: ['head', '비영속', '헤드', 'nonpersistent', 'non-persistent'],
        },
        { label: 'tail (영구 할당)', accept: ['tail', '영속', '영구', '테일', 'persistent'] },
        { label: '임시 데이터', accept: ['임시', 'temp', 'temporary'] },
        { label: '가중치는 플래시에', accept: ['플래시', '모델 배열'], eitherWay: true },
      ],
      followUps: [
        {
          id: 'arena-file-beyond-ram',
          question: '모델 파일이 300 KB인데 RAM이 256 KB인 보드에서 돌아갑니까?',
          answer:
            '돌아갈 수 있습니다. 가중치는 플래시에서 읽고 RAM에는 아레나만 필요합니다. 예를 들어 person_detect 모델은 파일이 약 300 KB, 최소 아레나가 약 82 KB입니다. 플래시가 파일을 담을 수 있는지는 따로 확인합니다.',
          keyPoints: [
            { label: '가중치는 플래시에서', accept: ['플래시', 'flash'] },
            { label: 'RAM에는 아레나만', accept: ['아레나', 'RAM'] },
            { label: '예: person_detect', accept: ['person', '82', '사람 감지'] },
            { label: '플래시 용량 따로 확인', accept: ['따로', '플래시가'] },
          ],
        },
        {
          id: 'arena-two-ends',
          question: 'tail(영구 할당)과 head(계획 할당)는 왜 반대 방향으로 자랍니까?',
          answer:
            '수명이 다른 두 스택을 버퍼의 양 끝에 두면 경계를 미리 정하지 않아도 됩니다. 두 포인터가 만나면 공간이 모자란 것이고, 그 사이는 준비 중의 임시 영역으로 씁니다.',
          keyPoints: [
            { label: '수명이 다른 두 스택', accept: ['수명', '스택'] },
            { label: '양 끝', accept: ['양 끝', '양쪽 끝', '반대'] },
            {
              label: '경계를 미리 정하지 않음',
              accept: ['경계', '미리 크기', '미리 나누', '크기를 나눌'],
            },
            { label: '만나면 부족', accept: ['만나', '부족', '모자라'] },
            { label: '사이는 임시 영역', accept: ['임시', 'temp'] },
          ],
        },
        {
          id: 'arena-psram',
          question: '아레나를 PSRAM이나 SDRAM에 두면 어떻습니까?',
          answer:
            '큰 모델이 들어가지만 외부 메모리라 접근이 느려집니다. 얼마나 느린지는 보드에서 재야 합니다. TFLM은 head와 tail의 아레나를 나누어 만들 수 있으므로, 자주 쓰는 head만 빠른 SRAM에 두는 방법이 있습니다.',
          keyPoints: [
            { label: '외부 메모리라 느림', accept: ['느려', '느리', '외부 메모리'] },
            {
              label: '보드에서 측정',
              accept: ['재어', '재야', '측정', '재봐', '재 봐', '재어 봐'],
            },
            {
              label: 'head와 tail을 나눔',
              accept: ['나누어', '나눠', '분리', '나머지를', '따로 두', '나누'],
            },
            { label: '빠른 SRAM에 head', accept: ['SRAM', 'head', '비영속'] },
          ],
        },
      ],
    },
    {
      id: 'arena-no-malloc',
      question: 'TFLM이 실행 중에 메모리를 할당하지 않아서 얻는 것은 무엇입니까?',
      answer: `- **힙이 필요 없으므로** 힙이 없는 칩에서도 돕니다.
- 오래 돌려도 **단편화**가 생기지 않습니다.
- 할당에 걸리는 시간이 없어 실행 시간이 **예측 가능**합니다.
- 최대 메모리 사용량을 **미리 알 수** 있습니다.

대신 입력 크기를 실행 중에 바꾸는 **동적 형상**은 지원하지 않습니다.`,
      tags: ['TFLM', '메모리'],
      difficulty: 'basic',
      keyPoints: [
        { label: '힙 불필요', accept: ['힙', 'heap', 'malloc'] },
        { label: '단편화 없음', accept: ['단편화', '조각', 'fragmentation'] },
        { label: '예측 가능', accept: ['예측', '결정적', 'deterministic', '일정'] },
        { label: '최대 메모리를 미리 앎', accept: ['최대', '미리', '상한'] },
        {
          label: '동적 형상 불가',
          accept: ['동적 형상', '동적 모양', 'dynamic shape', '크기를 바꿀'],
        },
      ],
      followUps: [
        {
          id: 'arena-malloc-system',
          question: '그렇다면 `malloc`이 있는 시스템에서는 TFLM을 쓸 수 없습니까?',
          answer:
            '쓸 수 있습니다. 버퍼를 힙에서 한 번 잡아 넘겨도 됩니다. TFLM이 스스로 부르지 않을 뿐입니다.',
          keyPoints: [
            { label: '쓸 수 있음', accept: ['쓸 수 있', '가능'] },
            {
              label: '힙에서 한 번 잡아 넘김',
              accept: ['힙에서', '한 번 잡', 'heap', 'malloc으로', '버퍼를 한 번', '미리 받'],
            },
            {
              label: 'TFLM이 부르지 않을 뿐',
              accept: ['스스로 부르', '직접 부르', '부르지 않', '호출하지 않', '직접 호출'],
            },
          ],
        },
        {
          id: 'arena-preserve',
          question: '`preserve_all_tensors`를 켜면 무엇이 달라집니까?',
          answer:
            '플래너가 자리를 다시 쓰지 않아 중간 텐서가 실행 뒤에도 남습니다. 모든 버퍼의 합만큼 head가 커지므로 디버깅할 때만 씁니다.',
          keyPoints: [
            { label: '자리를 재사용하지 않음', accept: ['다시 쓰', '재사용', 'reuse'] },
            {
              label: '중간 텐서가 남음',
              accept: ['중간 텐서', '중간값', '남습', '남아', '중간 결과'],
            },
            { label: '모든 버퍼의 합', accept: ['합만큼', '합', '더한'] },
            { label: '디버깅용', accept: ['디버깅', '디버그', 'debug'] },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'arena-weights-where',
      question: 'int8 모델의 가중치는 실행 중에 어디에 있습니까?',
      choices: ['아레나의 head', '아레나의 tail', '플래시에 있는 모델 배열'],
      correct: 2,
      explain: '가중치 텐서는 모델 배열 안의 주소를 그대로 가리킵니다. 아레나로 복사하지 않습니다.',
      tags: ['TFLM', '메모리'],
    },
  ],
  recall: [
    {
      kind: 'match',
      id: 'match-arena-regions',
      question: '아레나의 세 영역과 그곳에 놓이는 것을 짝지어 보세요.',
      rows: [
        ['head', '입력, 출력, 중간 텐서와 스크래치 버퍼'],
        ['tail', '텐서와 노드의 구조체, 커널이 계속 지니는 데이터'],
        ['temp', '준비(Prepare)하는 동안만 쓰는 데이터'],
        ['아레나 밖', '플래시의 모델 배열에 있는 가중치'],
      ],
      explain: 'head와 tail은 양 끝에서 서로를 향해 자랍니다. temp는 그 사이를 잠깐 빌립니다.',
      tags: ['TFLM', '메모리'],
    },
    {
      kind: 'term',
      id: 'term-arena',
      term: '텐서 아레나(Tensor Arena)',
      meaning: 'TFLM 인터프리터가 쓰는 메모리 전부. 애플리케이션이 바이트 배열 하나로 넘깁니다.',
      tags: ['TFLM', '용어'],
    },
    {
      kind: 'term',
      id: 'term-scratch',
      term: '스크래치 버퍼(Scratch buffer)',
      meaning:
        '커널이 한 연산을 계산하는 동안만 쓰는 작업 메모리. 준비 단계에서 요청하고 head에 계획됩니다.',
      tags: ['TFLM', '용어'],
    },
  ],
};
