import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'interview-choose-runtime',
      question: '새 제품에 온디바이스 추론을 넣으려 합니다. 런타임을 어떻게 고르겠습니까?',
      answer: `먼저 **대상 기기**를 봅니다. **운영체제**와 힙이 없으면 TFLM입니다. 있으면 **모델의 출처**를 봅니다. \`.tflite\`가 있으면 LiteRT, 여러 프레임워크를 이어야 하면 ONNX Runtime입니다.

그다음 **가속기**를 쓸 수 있는 델리게이트나 실행 제공자가 있는지, **연산자**를 모두 지원하는지, **바이너리 크기**가 예산 안인지 확인합니다. 마지막으로 후보를 실제 기기에서 **재어 보고** 정합니다.`,
      tags: ['엣지 AI', '면접 질문'],
      difficulty: 'advanced',
      keyPoints: [
        { label: '대상 기기와 운영체제', accept: ['대상 기기', '운영체제', 'OS', 'MCU', '기기'] },
        { label: '모델의 출처', accept: ['모델의 출처', '프레임워크', 'tflite', 'onnx', '형식'] },
        { label: '가속기', accept: ['가속기', '실행 제공자', '델리게이트', 'NPU', 'GPU'] },
        { label: '연산자 지원', accept: ['연산자', 'operator', '지원하는지'] },
        { label: '크기', accept: ['바이너리', '크기', '용량'] },
        { label: '측정', accept: ['재어', '측정', '벤치마크', '프로파일'] },
      ],
      followUps: [
        {
          id: 'interview-accuracy-on-device',
          question: '정확도가 기기에서만 떨어집니다. 무엇부터 확인합니까?',
          answer:
            '전처리가 학습 때와 같은지, 입력을 바르게 양자화했는지, 출력의 스케일을 되돌렸는지 봅니다. 그다음 같은 입력을 PC의 CPU 런타임에 넣어 비교해 변환, 양자화, 커널 가운데 어디서 갈라지는지 좁힙니다.',
          keyPoints: [
            { label: '전처리', accept: ['전처리', 'preprocessing'] },
            { label: '입력 양자화', accept: ['양자화', '입력 스케일', '입력의 스케일'] },
            {
              label: '출력의 스케일',
              accept: [
                '출력의 스케일',
                '출력 스케일',
                '되돌',
                'dequantize',
                '역양자화',
                '출력 scale',
              ],
            },
            { label: 'PC에서 같은 입력으로 비교', accept: ['PC', '같은 입력', 'CPU'] },
            {
              label: '어디서 갈라지는지 좁힘',
              accept: ['갈라지', '좁히', '좁힙', '어디서 달라', '어느 단계', '레이어별', '단계별'],
            },
          ],
        },
        {
          id: 'interview-profiling',
          question: '기기에서 프로파일링은 어떻게 합니까?',
          answer:
            'TFLM은 `MicroProfiler`로 연산자별 틱을 기록합니다. ONNX Runtime은 프로파일 JSON으로 노드별 시간과 EP를 보여 주고, Core ML EP는 `ProfileComputePlan`으로 배정을 보여 줍니다.',
          keyPoints: [
            { label: 'MicroProfiler', accept: ['MicroProfiler', '틱'] },
            { label: 'ORT의 프로파일 JSON', accept: ['JSON', '프로파일'] },
            { label: '노드별 시간과 EP', accept: ['노드별', 'EP'] },
            { label: 'ProfileComputePlan', accept: ['ProfileComputePlan', 'Core ML'] },
          ],
        },
      ],
    },
    {
      id: 'interview-silent-failure',
      question: '보드에서 아무 출력도 없이 멈췄습니다. TFLM 코드를 어떤 순서로 살펴보겠습니까?',
      answer: `1. \`AllocateTensors()\`와 \`Invoke()\`의 **상태**를 읽는지 봅니다. 실패한 인터프리터의 \`input(0)\`을 쓰면 그 자리에서 죽습니다.
2. **디버그 빌드**인지, 오류 문자열이 빠지지 않았는지 봅니다.
3. **DebugLog**가 시리얼 포트로 나가는지 확인합니다.
4. **리졸버**에 모든 연산자가 등록되었는지, 등록 함수의 상태를 확인합니다.
5. **아레나**를 크게 잡아 다시 해 보고, 정렬과 **스택** 넘침을 봅니다.`,
      tags: ['TFLM', 'C++', '면접 질문'],
      difficulty: 'advanced',
      keyPoints: [
        { label: '상태 확인', accept: ['상태', 'status', 'kTfLiteOk', '반환값'] },
        { label: '디버그 빌드', accept: ['디버그', 'debug', '릴리스'] },
        { label: 'DebugLog', accept: ['DebugLog', '시리얼', 'UART', '로그'] },
        { label: '리졸버', accept: ['리졸버', '등록'] },
        { label: '아레나', accept: ['아레나'] },
        { label: '스택 넘침', accept: ['스택', 'stack overflow'] },
      ],
      followUps: [
        {
          id: 'interview-constructor-fails',
          question: '아레나가 인터프리터를 만들기에도 모자라면 어디에서 실패합니까?',
          answer:
            '생성자에서 실패합니다. 생성자는 상태를 돌려주지 않으므로 메시지를 보지 못하면 원인을 알기 어렵습니다. 크게 잡은 아레나로 먼저 성공시키고 줄여 가는 편이 안전합니다.',
          keyPoints: [
            { label: '생성자에서 실패', accept: ['생성자'] },
            { label: '상태를 돌려주지 않음', accept: ['상태', 'status'] },
            { label: '메시지를 봐야 함', accept: ['메시지', '로그'], eitherWay: true },
            { label: '크게 잡고 줄여 감', accept: ['크게 잡', '줄여'] },
          ],
        },
        {
          id: 'interview-intermittent',
          question: '가끔만 결과가 틀린다면 무엇을 의심합니까?',
          answer:
            '정렬되지 않은 아레나와 최적화된 커널의 조합, 인터프리터보다 먼저 사라진 모델이나 아레나, 다음 실행 전에 다시 채우지 않은 입력을 봅니다. 스택 넘침이 아레나를 덮어쓰는 경우도 있습니다.',
          keyPoints: [
            { label: '정렬', accept: ['정렬', 'align'], eitherWay: true },
            {
              label: '먼저 사라진 모델·아레나',
              accept: [
                '먼저 사라',
                '수명',
                'lifetime',
                'dangling',
                '댕글링',
                '먼저 해제',
                '스코프',
              ],
              eitherWay: true,
            },
            { label: '다시 채우지 않은 입력', accept: ['다시 채우', '입력', 'input'] },
            { label: '스택 넘침', accept: ['스택', 'stack overflow'] },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'interview-figure',
      question: '면접에서 크기나 속도를 숫자로 말할 때 함께 말해야 하는 것은 무엇입니까?',
      choices: [
        '숫자의 출처가 된 책의 이름',
        '무엇을, 어느 기기에서, 어떤 판과 빌드로 쟀는지',
        '경쟁 제품의 숫자',
      ],
      correct: 1,
      explain:
        '조건이 없는 숫자는 검증할 수 없습니다. “16 KB”처럼 오래된 숫자일수록 되묻는 질문이 따라옵니다.',
      tags: ['면접 질문'],
    },
  ],
  recall: [
    {
      kind: 'match',
      id: 'match-note-claims',
      question: '노트의 말과 바로잡은 말을 짝지어 보세요.',
      rows: [
        ['NNAPI로 가속한다', 'Android 15에서 지원 중단되었다'],
        ['`onnxruntime-mobile`을 쓴다', '1.19에서 없어졌다'],
        ['`.ort`로 바꾸어야 최적화된다', '최소 빌드에만 꼭 필요하다'],
        ['Core ML이면 Neural Engine에서 돈다', '어디서 돌지는 Core ML이 정한다'],
        ['`micro_op_resolver.h`를 포함한다', '`micro_mutable_op_resolver.h`를 포함한다'],
      ],
      explain: '면접에서는 고친 말보다 왜 고쳤는지를 더 묻습니다. 한 문장씩 까닭을 붙여 보세요.',
      tags: ['면접 질문'],
    },
    {
      kind: 'order',
      id: 'order-answer',
      question: '2분 답변을 짜는 네 마디를 순서대로 놓아 보세요.',
      steps: ['한 문장 결론', '까닭', '증거', '한계'],
      explain: '결론을 먼저 말하면 시간이 모자라도 답은 남습니다.',
      tags: ['면접 질문'],
    },
    {
      kind: 'order',
      id: 'order-silent-board',
      question: '보드가 아무 출력 없이 멈췄습니다. TFLM 코드를 살펴볼 순서대로 놓아 보세요.',
      steps: [
        '`AllocateTensors()`와 `Invoke()`의 상태',
        '디버그 빌드인지',
        '`DebugLog`가 시리얼 포트로 나가는지',
        '리졸버에 등록된 연산자',
        '아레나의 크기와 정렬, 스택',
      ],
      explain: '메시지를 볼 수 있게 만든 다음에 원인을 찾습니다.',
      tags: ['TFLM', '면접 질문'],
    },
  ],
};
