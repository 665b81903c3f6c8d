import type { PartEntry } from './contract.ts';

/** The course in order. A lesson's files are in its folder; contract.ts says which. */
export const course: readonly PartEntry[] = [
  {
    slug: 'tflm',
    title: 'TensorFlow Lite Micro',
    summary: '운영체제도 힙도 없는 마이크로컨트롤러에서 모델이 어떻게 도는지 직접 실행해 봅니다.',
    lessons: [
      {
        slug: 'first-inference',
        folder: '1-tflm/1-first-inference',
        title: '첫 추론: C++ 예제를 그대로 실행하기',
        summary: '손글씨 숫자 모델을 TFLM으로 실행하고, 아레나와 리졸버가 모자라면 어떻게 되는지 봅니다.',
        minutes: 15,
        model: 'digits_int8.tflite',
        steps: [
          { id: 'run', title: '예제 실행하기' },
          { id: 'shrink', title: '아레나 줄이기' },
          { id: 'omit', title: '연산자 하나 빼기' },
        ],
      },
    ],
  },
];
