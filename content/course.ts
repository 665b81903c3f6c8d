import type { PartEntry } from './contract.ts';

/** The course in order. A lesson's files are in its folder; contract.ts says which. */
export const course: readonly PartEntry[] = [
  {
    slug: 'edge',
    title: '엣지 런타임 기초',
    summary: '기기에서 추론하는 까닭과, 학습한 모델이 보드에 실리기까지의 과정을 봅니다.',
    lessons: [
      {
        slug: 'why-runtime',
        folder: '1-edge/1-why-runtime',
        title: '엣지 추론과 런타임',
        summary:
          '보낼 바이트, RAM, 첫 답까지의 시간을 재어 기기에서 추론하고 런타임을 쓰는 까닭을 압니다.',
        minutes: 30,
        model: 'digits_int8.tflite',
        steps: [
          { id: 'infer', title: '기기에서 추론하기' },
          { id: 'send', title: '보낼 것인가, 여기서 답할 것인가' },
          { id: 'runtime', title: '런타임이 하는 일' },
          { id: 'training', title: '학습에만 드는 것' },
          { id: 'three', title: '세 런타임의 첫인상' },
        ],
      },
      {
        slug: 'workflow',
        folder: '1-edge/2-workflow',
        title: 'TFLM이 하는 일: 모델이 보드에 실리기까지',
        summary: '모델을 C 배열로 바꾸어 추론하고, 잘리거나 손상된 모델이 왜 위험한지 확인합니다.',
        minutes: 20,
        model: 'sine_int8.tflite',
        steps: [
          { id: 'array', title: '모델을 C 배열로' },
          { id: 'flatbuffer', title: '잘린 모델', expect: 'fails' },
          { id: 'integrity', title: '한 바이트가 바뀐 모델' },
        ],
      },
    ],
  },
  {
    slug: 'tflm',
    title: 'TensorFlow Lite Micro',
    summary: '운영체제도 힙도 없는 마이크로컨트롤러에서 모델이 어떻게 도는지 직접 실행해 봅니다.',
    lessons: [
      {
        slug: 'first-inference',
        folder: '2-tflm/1-first-inference',
        title: '첫 추론: C++ 예제를 그대로 실행하기',
        summary:
          '손글씨 숫자 모델을 TFLM으로 실행하고, 아레나와 리졸버가 모자라면 어떻게 되는지 봅니다.',
        minutes: 15,
        model: 'digits_int8.tflite',
        steps: [
          { id: 'run', title: '예제 실행하기' },
          { id: 'shrink', title: '아레나 줄이기' },
          { id: 'omit', title: '연산자 하나 빼기' },
        ],
      },
      {
        slug: 'arena',
        folder: '2-tflm/2-arena',
        title: '텐서 아레나: 메모리는 어디에 놓이는가',
        summary: 'head, tail, temp에 무엇이 들어가는지 세어 보고, 가중치가 없는 까닭을 확인합니다.',
        minutes: 20,
        model: 'digits_int8.tflite',
        steps: [
          { id: 'regions', title: '세 영역에 들어가는 것' },
          { id: 'weights', title: '가중치는 플래시에', expect: 'fails' },
          { id: 'preserve', title: '재사용을 끄면' },
        ],
      },
      {
        slug: 'arena-size',
        folder: '2-tflm/3-arena-size',
        title: '아레나 크기 정하기',
        summary: '사용량, 순간 최대, 최소 성공 크기를 구별하고 보드에 맞는 크기를 재어서 정합니다.',
        minutes: 20,
        model: 'sine_int8.tflite',
        steps: [
          { id: 'three-figures', title: '숫자 셋' },
          { id: 'bisect', title: '최소 크기 찾기' },
          { id: 'messages', title: '실패 메시지 읽기' },
          { id: 'boards', title: '보드에 들어가는가', expect: 'fails' },
        ],
      },
      {
        slug: 'planner',
        folder: '2-tflm/4-planner',
        title: '메모리 플래너: 탐욕법을 이겨 보기',
        summary:
          '텐서의 수명으로 자리를 재사용하는 방법을 보고, TFLM보다 낮은 계획을 직접 만듭니다.',
        minutes: 30,
        model: 'branches_int8.tflite',
        steps: [
          { id: 'lifetimes', title: '수명과 재사용' },
          { id: 'beat', title: '더 낮은 계획 찾기' },
          { id: 'overlap', title: '겹치는 계획' },
        ],
      },
      {
        slug: 'resolver',
        folder: '2-tflm/5-resolver',
        title: '연산자 리졸버와 바이너리 크기',
        summary: '등록하지 않은 연산자의 메시지를 읽고, 모델에 꼭 필요한 연산자만 등록합니다.',
        minutes: 20,
        model: 'beyond_float32.tflite',
        steps: [
          { id: 'missing', title: 'TFLM에 없는 연산' },
          { id: 'short-circuit', title: '등록을 건너뛰는 버그', expect: 'fails' },
          { id: 'minimal', title: '꼭 필요한 만큼만' },
        ],
      },
      {
        slug: 'quantization',
        folder: '2-tflm/6-quantization',
        title: '양자화: 스케일과 영점',
        summary: 'int8 모델에 값을 바르게 넣고, 하이브리드 모델이 거부되는 까닭을 확인합니다.',
        minutes: 25,
        model: 'sine_int8.tflite',
        steps: [
          { id: 'scale', title: 'float32와 int8 곡선' },
          { id: 'mistake', title: 'data.f에 쓰는 실수' },
          { id: 'hybrid', title: '하이브리드 모델' },
        ],
      },
      {
        slug: 'tflite-and-tflm',
        folder: '2-tflm/7-tflite',
        title: 'TFLite와 TFLM: 재어 보는 비교',
        summary: '같은 파일을 두 런타임에 넣어 결과, 거부하는 모델, 메모리를 나란히 비교합니다.',
        minutes: 20,
        model: 'digits_float32.tflite',
        steps: [
          { id: 'same-model', title: '같은 파일, 두 런타임' },
          { id: 'refused', title: '한쪽만 받아 주는 모델' },
          { id: 'memory', title: '메모리와 크기' },
        ],
      },
    ],
  },
  {
    slug: 'onnx-runtime',
    title: 'ONNX Runtime',
    summary: '같은 모델 파일을 어디서나 실행하는 런타임이 실행 제공자를 어떻게 고르는지 봅니다.',
    lessons: [
      {
        slug: 'onnx-mobile',
        folder: '3-onnx/1-onnx-mobile',
        title: 'ONNX와 모바일의 ONNX Runtime',
        summary: 'ONNX 모델의 입출력을 읽고, 그래프 최적화가 노드를 어떻게 합치는지 봅니다.',
        minutes: 25,
        model: 'keyword.onnx',
        steps: [
          { id: 'graph', title: '그래프 열어 보기' },
          { id: 'levels', title: '그래프 최적화 수준' },
          { id: 'qdq', title: '양자화한 ONNX: QDQ' },
        ],
      },
      {
        slug: 'first-session',
        folder: '3-onnx/2-first-session',
        title: '첫 세션: Java 예제 한 줄씩',
        summary: 'ONNX 모델의 세션을 만들어 실행하고, 잘못된 입력이 어디서 걸리는지 확인합니다.',
        minutes: 15,
        model: 'digits.onnx',
        steps: [
          { id: 'session', title: '세션 만들기' },
          { id: 'errors', title: '잘못된 입력 넣어 보기' },
        ],
      },
      {
        slug: 'execution-providers',
        folder: '3-onnx/3-providers',
        title: '실행 제공자: 노드는 어디서 실행되는가',
        summary:
          '노드가 실제로 실행된 곳을 확인하고, 폴백과 파티션이 속도를 어떻게 바꾸는지 압니다.',
        minutes: 25,
        model: 'digits.onnx',
        steps: [
          { id: 'register', title: '등록 순서' },
          { id: 'listed', title: '이름만 있는 제공자' },
          { id: 'partial', title: '일부만 맡은 모델' },
          { id: 'mobile', title: '스마트폰의 제공자', expect: 'fails' },
        ],
      },
      {
        slug: 'custom-build',
        folder: '3-onnx/4-custom-build',
        title: '커스텀 빌드와 .ort 형식',
        summary: '.ort와 .onnx를 비교하고, 두 가지 빌드와 줄인 런타임의 대가를 구별합니다.',
        minutes: 30,
        model: 'digits.ort',
        steps: [
          { id: 'ort-format', title: '.ort 형식' },
          { id: 'baked', title: '새겨진 최적화' },
          { id: 'reduce', title: '런타임 줄이기' },
          { id: 'missing', title: '빠진 커널', expect: 'fails' },
          { id: 'broken', title: '잘린 .ort', expect: 'fails' },
        ],
      },
    ],
  },
  {
    slug: 'compare',
    title: '비교와 면접',
    summary: '같은 모델을 세 런타임에서 재어 보고, 배운 것을 면접에서 말할 수 있게 정리합니다.',
    lessons: [
      {
        slug: 'three-runtimes',
        folder: '4-compare/1-three-runtimes',
        title: '같은 모델, 세 런타임',
        summary: '출력의 오차와 속도를 바르게 재고, 상황에 맞는 런타임을 고릅니다.',
        minutes: 35,
        model: 'digits_float32.tflite',
        steps: [
          { id: 'outputs', title: '같은 답이 나오는가' },
          { id: 'speed', title: '속도를 재는 법' },
          { id: 'fair', title: '믿을 수 없는 벤치마크' },
          { id: 'kernels', title: '같은 비트, 다른 속도' },
          { id: 'choose', title: '무엇을 고를까' },
        ],
      },
      {
        slug: 'interview',
        folder: '4-compare/2-interview',
        title: '면접 질문 정리와 마지막 과제',
        summary: '노트에서 바로잡은 것을 되짚고, 처음 보는 모델을 혼자 힘으로 올립니다.',
        minutes: 30,
        model: 'sensor_int8.tflite',
        steps: [
          { id: 'corrections', title: '바로잡은 것', expect: 'fails' },
          { id: 'capstone', title: '마지막 과제' },
          { id: 'rehearse', title: '말로 설명하기' },
        ],
      },
    ],
  },
];
