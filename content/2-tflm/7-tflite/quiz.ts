import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'tflite-phone-to-mcu',
      question: '스마트폰의 TFLite에서 잘 돌던 모델이 TFLM에서 실패합니다. 무엇을 확인합니까?',
      answer: `- **연산자**: TFLM에 없는 연산자가 있는지, 리졸버에 등록했는지 봅니다.
- **자료형**: 하이브리드 모델이 아닌지, **완전 정수 양자화**가 되었는지 봅니다.
- **동적 형상**: 입력 크기가 고정되어 있는지 봅니다.
- **메모리**: 아레나가 충분한지, 모델이 플래시에 들어가는지 봅니다.

\`AllocateTensors()\`의 상태와 **메시지**가 출발점입니다.`,
      tags: ['TFLM', 'TFLite'],
      difficulty: 'intermediate',
      keyPoints: [
        { label: '지원 연산자', accept: ['연산자', 'operator', '리졸버', 'op '] },
        { label: '양자화 방식', accept: ['하이브리드', '양자화', '자료형', 'int8'] },
        { label: '동적 형상', accept: ['동적 형상', '동적 모양', 'dynamic', '입력 크기'] },
        { label: '메모리', accept: ['아레나', '메모리', '플래시', 'arena'] },
        { label: '상태와 메시지', accept: ['메시지', '상태', 'AllocateTensors', '로그'] },
      ],
      followUps: [
        {
          question: 'AllocateTensors()가 아무 메시지도 없이 실패하는 것처럼 보입니다. 왜 그럴까요?',
          answer:
            '상태를 읽지 않았거나, 플랫폼이 `DebugLog`를 구현하지 않았거나, 릴리스 빌드에서 오류 문자열이 빠졌기 때문입니다. 상태 → 디버그 빌드 → DebugLog → 리졸버 → 아레나 순서로 확인합니다.',
        },
        {
          question: '기기에서 느린 연산은 어떻게 찾습니까?',
          answer:
            'TFLM은 `MicroProfiler`로 연산자별 틱을 기록합니다. 릴리스 빌드에서는 연산자 계측이 빠지므로 빌드 설정을 확인합니다. TFLite와 ONNX Runtime도 각자의 프로파일로 노드별 시간을 보여 줍니다.',
        },
        {
          question: 'XNNPACK의 가중치 패킹은 메모리에 어떤 영향을 줍니까?',
          answer:
            '커널에 맞는 배치로 가중치를 복사하므로 원본과 패킹본이 함께 있을 수 있습니다. 인스턴스마다 중복되기도 합니다. 파일 기반 가중치 캐시를 쓰면 `mmap`으로 공유하고 초기화 시간도 줄입니다.',
        },
      ],
    },
  ],
  choices: [
    {
      id: 'tflite-renamed',
      question: 'TensorFlow Lite의 지금 이름은 무엇입니까?',
      choices: ['LiteRT', 'ExecuTorch', 'TensorFlow Mobile'],
      correct: 0,
      explain:
        '2024년 9월에 LiteRT로 바뀌었습니다. `.tflite` 형식과 Interpreter API는 그대로입니다.',
      tags: ['TFLite'],
    },
  ],
};
