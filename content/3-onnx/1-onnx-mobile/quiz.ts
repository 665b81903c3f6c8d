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
        {
          label: '없어진 패키지',
          accept: [
            '없어졌',
            '제거',
            '중단',
            'removed',
            '마지막',
            'deprecated',
            '지원 중단',
            '사라',
            '더 이상',
            '안 나오',
            '단종',
          ],
        },
        { label: '1.18 / 1.19', accept: ['1.18', '1.19'] },
        {
          label: 'onnxruntime-android',
          accept: ['onnxruntime-android', '전체 패키지', 'onnxruntime-objc'],
        },
        { label: '커스텀 빌드', accept: ['커스텀 빌드', '직접 빌드', 'custom build', '축소 빌드'] },
      ],
      followUps: [
        {
          id: 'onnx-any-framework',
          question:
            '“어떤 프레임워크의 모델이든 ONNX로 바꾸면 어디서나 돈다”는 말에 빠진 조건은 무엇입니까?',
          answer:
            '깨끗하게 내보내져야 합니다. 대상 런타임이 지원하는 옵셋과 연산자여야 하고, 모바일 EP를 쓰려면 입력 모양이 고정되어야 합니다. 전처리와 후처리가 그래프 밖에 있으면 그것도 옮겨야 합니다.',
          keyPoints: [
            { label: '깨끗한 내보내기', accept: ['내보내', 'export', '변환'] },
            { label: '옵셋과 연산자 지원', accept: ['옵셋', 'opset', '연산자'] },
            { label: '고정된 입력 모양', accept: ['고정', '모양', '동적 형상', 'shape'] },
            { label: '전처리와 후처리', accept: ['전처리', '후처리'] },
          ],
        },
        {
          id: 'ort-migrate',
          question: '옛 문서대로 `onnxruntime-mobile`을 쓰던 앱을 어떻게 옮기겠습니까?',
          answer:
            'Android는 `onnxruntime-android`로, iOS는 `onnxruntime-objc`나 `onnxruntime-c`로 바꿉니다. `.ort` 파일은 그대로 읽힙니다. 늘어난 크기가 문제라면 쓰는 연산자만 넣은 빌드를 직접 만듭니다.',
          keyPoints: [
            { label: 'onnxruntime-android', accept: ['onnxruntime-android'] },
            { label: 'onnxruntime-objc / -c', accept: ['onnxruntime-objc', 'onnxruntime-c'] },
            { label: '.ort는 그대로', accept: ['.ort', 'ort 파일'] },
            { label: '직접 빌드', accept: ['직접 만들', '직접 만듭', '커스텀 빌드', '빌드'] },
          ],
        },
      ],
    },
    {
      id: 'ort-graph-levels',
      question: 'ONNX Runtime의 그래프 최적화는 언제, 무엇을 바꿉니까?',
      answer: `**세션을 만들 때** 그래프를 바꿉니다.

- **basic**: 상수 접기처럼 뜻을 바꾸지 않는 변환입니다. 노드를 나누기 전에 하므로 모든 실행 제공자에 유효합니다.
- **extended**: 나눈 뒤에, CPU 등이 맡은 노드를 **융합**해 내부 연산자로 만듭니다.
- **layout**: 데이터 **배치**를 하드웨어에 맞춥니다.

미리 최적화해 저장하면 시작이 빨라지지만, 같은 옵션과 **하드웨어**를 전제합니다.`,
      tags: ['ONNX Runtime', '성능'],
      difficulty: 'intermediate',
      keyPoints: [
        { label: '세션을 만들 때', accept: ['세션을 만들', '세션 생성', '로드할 때', '초기화'] },
        { label: 'basic', accept: ['basic', '상수 접기', 'constant folding'] },
        { label: 'extended와 융합', accept: ['extended', '융합', '내부 연산자'] },
        { label: 'layout', accept: ['layout', '배치', '레이아웃'] },
        { label: '분할 전과 뒤', accept: ['전에', '나눈 뒤', '분할 전', '분할 뒤', '나누기 전'] },
        { label: '하드웨어에 묶임', accept: ['하드웨어', '이식성', '같은 옵션'] },
      ],
      followUps: [
        {
          id: 'ort-offline-optimised',
          question: '최적화한 그래프를 파일로 저장해 배포하면 무엇이 좋고 무엇이 위험합니까?',
          answer:
            '시작이 빨라집니다. 대신 같은 옵션, EP, 하드웨어를 전제합니다. layout 수준까지 적용하면 특정 명령어 집합에 맞춘 모델이 되어 이식성을 잃습니다.',
          keyPoints: [
            { label: '빠른 시작', accept: ['시작', '초기화', '로딩'] },
            {
              label: '같은 옵션·EP·하드웨어 전제',
              accept: ['하드웨어', '같은 옵션', 'EP'],
              eitherWay: true,
            },
            { label: 'layout은 명령어 집합에 묶임', accept: ['명령어 집합', 'layout', 'AVX'] },
            { label: '이식성 상실', accept: ['이식성', '이식'] },
          ],
        },
        {
          id: 'ort-why-fusion',
          question: '융합하면 왜 빨라집니까?',
          answer:
            'Conv의 결과를 메모리에 썼다가 Relu가 다시 읽는 왕복이 사라집니다. 노드를 부르는 비용도 한 번 줄어듭니다. 작은 기기일수록 메모리를 오가는 시간이 크므로 효과가 큽니다.',
          keyPoints: [
            { label: '메모리 왕복이 사라짐', accept: ['메모리', '왕복'] },
            { label: '노드를 부르는 비용', accept: ['부르는', '호출', '노드'] },
            { label: '작은 기기일수록 효과', accept: ['작은 기기', '효과'] },
          ],
        },
      ],
    },
    {
      id: 'onnx-qdq',
      question: 'ONNX의 QDQ 형식은 무엇이고, 왜 정수 연산자를 바로 적지 않습니까?',
      answer: `float 연산자 앞뒤에 **QuantizeLinear**와 **DequantizeLinear**를 끼워 **스케일**과 영점을 적는 형식입니다.

정수로 계산할지는 **런타임과 실행 제공자**가 정합니다. 정수 커널이 있으면 셋을 하나로 **융합**하고, 없으면 **float**으로 계산합니다. 그래서 파일 하나를 여러 **하드웨어**에서 쓸 수 있습니다.`,
      tags: ['ONNX Runtime', '양자화'],
      difficulty: 'advanced',
      keyPoints: [
        { label: 'Q와 DQ를 끼움', accept: ['QuantizeLinear', 'DequantizeLinear', 'QDQ 노드'] },
        { label: '스케일과 영점', accept: ['스케일', '영점'] },
        { label: '런타임이 정함', accept: ['런타임', '실행 제공자', '백엔드'] },
        { label: '융합', accept: ['융합', 'QLinearConv', '합치'] },
        { label: '없으면 float', accept: ['float', '실수', '부동소수점'] },
        {
          label: '여러 하드웨어',
          accept: ['하드웨어', '여러 기기', '이식', '여러 디바이스', '여러 칩', '여러 플랫폼'],
        },
      ],
      followUps: [
        {
          id: 'onnx-qdq-unoptimised',
          question: 'QDQ 모델을 최적화 없이 실행하면 어떻게 됩니까?',
          answer:
            '적힌 대로 되돌리고, float으로 계산하고, 다시 양자화합니다. 노드가 늘고 변환을 거듭하므로 float 모델보다 느릴 수 있습니다. 결과는 양자화한 값 그대로입니다.',
          keyPoints: [
            { label: 'float으로 계산', accept: ['float', '실수', '부동소수점'] },
            { label: '다시 양자화를 거듭', accept: ['다시 양자화', '되돌리', '변환을 거듭'] },
            { label: 'float보다 느릴 수 있음', accept: ['느릴', '느리', '느려'] },
          ],
        },
        {
          id: 'onnx-qdq-bits',
          question: '같은 가중치의 `.tflite` int8 모델과 답이 비트까지 같습니까?',
          answer:
            '보장되지 않습니다. 재양자화의 반올림과 승수를 적는 방식이 커널마다 다르기 때문입니다. 허용 오차를 정해 비교하고, 마지막에는 정확도로 확인합니다.',
          keyPoints: [
            { label: '보장되지 않음', accept: ['보장', '다를 수'] },
            { label: '반올림과 승수의 차이', accept: ['반올림', '승수', 'rounding'] },
            { label: '허용 오차로 비교', accept: ['허용 오차', '오차', 'tolerance'] },
            { label: '정확도로 확인', accept: ['정확도', 'accuracy'] },
          ],
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
  recall: [
    {
      kind: 'term',
      id: 'term-qdq',
      term: 'QDQ 형식',
      meaning:
        'float 연산자 앞뒤에 QuantizeLinear와 DequantizeLinear를 끼워 적은 int8 ONNX 모델. 정수로 계산할지는 런타임이 정합니다.',
      tags: ['ONNX Runtime', '용어'],
    },
    {
      kind: 'match',
      id: 'match-graph-levels',
      question: '그래프 최적화 수준과 하는 일을 짝지어 보세요.',
      rows: [
        ['basic', '상수 접기처럼 뜻을 바꾸지 않는 변환, 노드를 나누기 전'],
        ['extended', 'CPU 등이 맡은 노드를 내부 연산자로 융합, 나눈 뒤'],
        ['layout', '데이터 배치를 하드웨어에 맞춤'],
      ],
      explain:
        'basic은 모든 실행 제공자에 유효합니다. layout까지 적용해 저장하면 그 하드웨어에 묶입니다.',
      tags: ['ONNX Runtime', '성능'],
    },
    {
      kind: 'term',
      id: 'term-opset',
      term: '옵셋(opset)',
      meaning: 'ONNX 연산자의 이름과 뜻을 정한 판의 번호',
      tags: ['ONNX Runtime', '용어'],
    },
  ],
};
