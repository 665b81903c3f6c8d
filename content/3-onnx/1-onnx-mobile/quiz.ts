import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'ort-mobile-package',
      question: '지금도 onnxruntime-mobile 패키지를 씁니까?',
      answer: `아닙니다. **1.18.0이 마지막**이고 **1.19(2024년 8월)에서 없어졌습니다**.

Android에서는 **onnxruntime-android**, iOS에서는 onnxruntime-c나 onnxruntime-objc를 씁니다. 더 작아야 하면 연산자를 줄인 **커스텀 빌드**를 직접 만듭니다.`,
      tags: ['ONNX Runtime', '배포'],
      difficulty: 'basic',
      keyPoints: [
        { label: '없어진 패키지', accept: ['없어졌', '제거', '중단', 'removed', '마지막'] },
        { label: '1.18 / 1.19', accept: ['1.18', '1.19'] },
        {
          label: 'onnxruntime-android',
          accept: ['onnxruntime-android', '전체 패키지', 'onnxruntime-objc'],
        },
        { label: '커스텀 빌드', accept: ['커스텀 빌드', '직접 빌드', 'custom build', '축소 빌드'] },
      ],
      followUps: [
        {
          question:
            '“어떤 프레임워크의 모델이든 ONNX로 바꾸면 어디서나 돈다”는 말에 빠진 조건은 무엇입니까?',
          answer:
            '깨끗하게 내보내져야 합니다. 대상 런타임이 지원하는 옵셋과 연산자여야 하고, 모바일 EP를 쓰려면 입력 모양이 고정되어야 합니다. 전처리와 후처리가 그래프 밖에 있으면 그것도 옮겨야 합니다.',
        },
        {
          question: '최적화한 그래프를 파일로 저장해 배포하면 무엇이 좋고 무엇이 위험합니까?',
          answer:
            '시작이 빨라집니다. 대신 같은 옵션, EP, 하드웨어를 전제합니다. layout 수준까지 적용하면 특정 명령어 집합에 맞춘 모델이 되어 이식성을 잃습니다.',
        },
      ],
    },
  ],
  choices: [
    {
      id: 'onnx-layout',
      question: '이미지 모델을 TFLite에서 ONNX로 옮길 때 자주 바뀌는 것은 무엇입니까?',
      choices: ['축의 순서(NHWC ↔ NCHW)', '가중치의 개수', '정답 레이블의 순서'],
      correct: 0,
      explain: 'TFLite는 채널이 마지막인 NHWC를, ONNX의 합성곱은 채널이 앞인 NCHW를 씁니다.',
      tags: ['ONNX Runtime'],
    },
  ],
};
