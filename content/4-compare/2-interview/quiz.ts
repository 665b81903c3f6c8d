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
          question: '정확도가 기기에서만 떨어집니다. 무엇부터 확인합니까?',
          answer:
            '전처리가 학습 때와 같은지, 입력을 바르게 양자화했는지, 출력의 스케일을 되돌렸는지 봅니다. 그다음 같은 입력을 PC의 CPU 런타임에 넣어 비교해 변환, 양자화, 커널 가운데 어디서 갈라지는지 좁힙니다.',
        },
        {
          question: '기기에서 프로파일링은 어떻게 합니까?',
          answer:
            'TFLM은 `MicroProfiler`로 연산자별 틱을 기록합니다. ONNX Runtime은 프로파일 JSON으로 노드별 시간과 EP를 보여 주고, Core ML EP는 `ProfileComputePlan`으로 배정을 보여 줍니다.',
        },
      ],
    },
  ],
  choices: [
    {
      id: 'interview-fallback',
      question: '실행 제공자가 노드를 실제로 맡았는지 확인하는 방법은 무엇입니까?',
      choices: [
        '`getAvailableProviders()`의 목록을 본다',
        '프로파일의 provider나 상세 로그의 노드 배치를 본다',
        '세션이 오류 없이 만들어졌는지 본다',
      ],
      correct: 1,
      explain:
        '목록과 세션 생성은 폴백을 알려 주지 않습니다. 노드마다 어디서 실행되었는지를 봐야 합니다.',
      tags: ['ONNX Runtime', '실행 제공자'],
    },
  ],
};
