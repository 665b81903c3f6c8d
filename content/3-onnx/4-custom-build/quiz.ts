import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'ort-binary-size',
      question:
        '엣지 기기에서 런타임의 바이너리 크기가 중요한 이유는 무엇이고, ONNX Runtime은 어떻게 줄입니까?',
      answer: `앱에 들어가는 라이브러리는 **다운로드 크기**와 **저장 공간**을 차지하고, 크면 설치를 망설이게 합니다. 플래시가 작은 기기라면 아예 들어가지 않습니다.

ONNX Runtime은 **커스텀 빌드**로 줄입니다.

- **축소 연산자 빌드**: 모델이 쓰는 커널과 자료형만 남깁니다.
- **최소 빌드**: ONNX 로더와 최적화기를 뺍니다. **\`.ort\`**만 읽습니다.

둘을 함께 쓰고, 크기를 말할 때는 **ABI, 판, 압축 여부**를 밝힙니다.`,
      tags: ['ONNX Runtime', '바이너리 크기', '면접 질문'],
      difficulty: 'intermediate',
      keyPoints: [
        {
          label: '다운로드·저장 공간',
          accept: ['다운로드', '앱 용량', '저장 공간', '플래시', '설치'],
        },
        { label: '커스텀 빌드', accept: ['커스텀 빌드', 'custom build', '직접 빌드'] },
        { label: '필요한 연산자만', accept: ['축소 연산자', '필요한 연산자', '커널', 'reduced'] },
        { label: '최소 빌드', accept: ['최소 빌드', 'minimal build', 'minimal_build'] },
        { label: '.ort', accept: ['.ort', 'ort 형식', 'ort 포맷'] },
        { label: '측정 조건', accept: ['ABI', '압축', '조건', '버전'] },
      ],
      followUps: [
        {
          question: '최소 빌드와 축소 연산자 빌드의 차이는 무엇입니까?',
          answer:
            '최소 빌드는 ONNX 로더와 최적화기를 빼므로 `.ort`만 읽습니다. 축소 연산자 빌드는 쓰지 않는 커널과 자료형을 빼며 `.onnx`도 읽습니다. 함께 쓸 수 있습니다.',
        },
        {
          question: '`.ort`와 `.onnx`는 무엇이 다릅니까?',
          answer:
            '`.ort`는 최적화된 그래프를 플랫버퍼로 저장한 ONNX Runtime 전용 형식이고, 최소 빌드가 읽을 수 있는 유일한 형식입니다. 전체 빌드는 둘 다 읽습니다. 양자화는 하지 않고, 다른 도구와 주고받는 형식도 아닙니다.',
        },
        {
          question: 'ONNX Runtime의 prepacking은 `.ort`의 제로 카피와 어떻게 충돌합니까?',
          answer:
            '모델 바이트를 가중치로 직접 쓰더라도, 커널에 맞게 패킹한 가중치는 새 버퍼를 차지해 절감이 사라집니다. 메모리가 우선이면 `session.disable_prepacking`을 켭니다.',
        },
      ],
    },
  ],
  choices: [
    {
      id: 'ort-minimal-reads',
      question: '`--minimal_build`로 만든 런타임에 `.onnx`를 주면 어떻게 됩니까?',
      choices: ['느리지만 실행된다', '불러오지 못하고 오류가 난다', '자동으로 .ort로 바꾼다'],
      correct: 1,
      explain: '최소 빌드에는 ONNX 로더가 없습니다. 미리 `.ort`로 바꾸어 넣어야 합니다.',
      tags: ['ONNX Runtime', '바이너리 크기'],
    },
  ],
};
