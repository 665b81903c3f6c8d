import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'ort-strength',
      question: 'ONNX Runtime을 모바일에서 쓸 때 가장 큰 장점은 무엇이라고 생각합니까?',
      answer: `**상호운용성**과 **최적화**입니다.

- **상호운용성**: PyTorch, TensorFlow 등 여러 프레임워크에서 **ONNX**로 내보낸 모델 파일 하나를 Android, iOS, 데스크톱, 브라우저에서 거의 같은 API로 실행합니다.
- **그래프 최적화**: 세션을 만들 때 연산을 융합하고 필요 없는 노드를 없앱니다.
- **실행 제공자(EP)**: 등록 한 줄로 CPU, XNNPACK, Core ML, QNN 같은 백엔드를 바꿉니다.

등록이 한 줄이라고 이득이 보장되지는 않습니다. 노드가 실제로 어디서 실행되는지, CPU만 쓸 때보다 빠른지를 재어 봐야 합니다.`,
      tags: ['ONNX Runtime', '면접 질문'],
      difficulty: 'basic',
      keyPoints: [
        {
          label: '상호운용성',
          accept: [
            '상호운용성',
            '상호 운용',
            'interoperability',
            '프레임워크에 상관없',
            '여러 프레임워크',
          ],
        },
        { label: 'ONNX 표준 형식', accept: ['ONNX', '표준 형식', '표준 포맷'] },
        {
          label: '실행 제공자',
          accept: ['실행 제공자', 'execution provider', 'EP', '하드웨어 가속', '백엔드'],
        },
        {
          label: '그래프 최적화',
          accept: ['그래프 최적화', '최적화', '융합', 'fusion', 'optimization'],
        },
        {
          label: '크로스플랫폼',
          accept: [
            '크로스플랫폼',
            '크로스 플랫폼',
            'cross-platform',
            'Android',
            'iOS',
            '안드로이드',
          ],
        },
        { label: '이득은 재어 봐야 함', accept: ['측정', '재어', '잰', '보장', '프로파일'] },
      ],
      followUps: [
        {
          question: '두 플랫폼의 결과가 조금 다릅니다. 버그입니까?',
          answer:
            '꼭 그렇지는 않습니다. fp16으로 낮춘 계산, 더하는 순서, 서로 다른 커널 때문에 비트가 달라집니다. CPU 전용 모드를 기준으로 삼고 허용 오차를 정해 비교합니다.',
        },
        {
          question: '그래프 최적화 수준 basic, extended, layout은 무엇이 다릅니까?',
          answer:
            'basic은 의미를 보존하는 변환이고 분할 전에 적용되므로 모든 EP에 유효합니다. extended는 분할 뒤에 CPU, CUDA, ROCm이 맡은 노드에 내부 연산자를 만듭니다. layout은 CPU 노드의 데이터 배치를 바꿉니다.',
        },
        {
          question: 'ExecuTorch, LiteRT, ONNX Runtime 가운데 무엇을 고르겠습니까?',
          answer:
            '모델의 출처, 대상 칩, 크기, 운영체제를 보고 정합니다. ExecuTorch는 PyTorch에서 내보낸 `.pte`를 쓰고 메모리 계획을 미리 세웁니다. LiteRT는 `.tflite`를 쓰며 MCU용(TFLM)까지 이어집니다. ONNX Runtime은 ONNX를 통해 여러 프레임워크와 운영체제를 잇습니다.',
        },
      ],
    },
    {
      id: 'ep-partitioning',
      question: '실행 제공자를 여러 개 등록하면 노드는 어떻게 나누어집니까?',
      answer: `등록한 **순서**가 우선순위입니다. 앞의 EP부터 처리할 수 있는 **부분 그래프**를 물어 최대한 배정합니다. 남은 노드는 뒤의 EP가, 끝까지 남은 노드는 **기본 CPU EP**가 맡습니다.

이렇게 조용히 CPU로 넘어가는 것이 **폴백(fallback)**입니다. 경계를 지날 때마다 **복사**가 생기므로, 조각이 많으면 CPU만 쓰는 것보다 느려질 수 있습니다.`,
      tags: ['ONNX Runtime', '실행 제공자'],
      difficulty: 'intermediate',
      keyPoints: [
        { label: '등록 순서', accept: ['순서', '우선순위', 'priority'] },
        {
          label: '부분 그래프 배정',
          accept: ['부분 그래프', '서브그래프', 'subgraph', '분할', 'partition'],
        },
        { label: 'CPU EP로 폴백', accept: ['폴백', 'fallback', 'CPU'] },
        { label: '경계의 복사 비용', accept: ['복사', 'copy', 'memcpy', '경계'] },
      ],
      followUps: [
        {
          question: 'EP를 켰는데 오히려 느려졌습니다. 무엇을 봅니까?',
          answer:
            '파티션의 수와 노드 배정, 경계의 메모리 복사, 동적 형상, 첫 실행의 컴파일 시간을 봅니다. 그리고 CPU만 쓴 결과와 지속 상태에서 비교합니다.',
        },
        {
          question: '`getAvailableProviders()`에 이름이 있으면 그 EP에서 실행됩니까?',
          answer:
            '아닙니다. 그 목록은 빌드에 들어 있는 EP를 보여 줄 뿐입니다. 실제 배정은 상세 로그의 노드 배치나 프로파일의 provider로 확인합니다. `session.disable_cpu_ep_fallback`을 켜면 폴백 대신 오류가 납니다.',
        },
        {
          question: '모바일에서 스레드를 8개로 늘렸더니 느려졌습니다. 왜 그럴까요?',
          answer:
            '작은 코어가 섞이고, 스핀과 동기화 비용이 생기며, EP가 따로 가진 스레드 풀과 경쟁합니다. 물리 코어 수 이하에서 재어 보고, XNNPACK EP를 쓴다면 ORT의 풀은 1로 둡니다.',
        },
      ],
    },
    {
      id: 'nnapi-today',
      question: '새 Android 프로젝트에 NNAPI를 권하겠습니까?',
      answer: `권하지 않습니다. NNAPI는 **Android 15부터 지원 중단(deprecated)**되었습니다.

ONNX Runtime이라면 **CPU와 XNNPACK**을 먼저 재고, Snapdragon이라면 **QNN EP**를 검토합니다. Google은 **LiteRT**(Play 서비스, GPU)를 권합니다. 어느 쪽이든 기기에서 재어 보고 정합니다.`,
      tags: ['ONNX Runtime', '실행 제공자', 'Android'],
      difficulty: 'intermediate',
      keyPoints: [
        { label: '지원 중단', accept: ['지원 중단', '폐기', 'deprecated', '더 이상'] },
        { label: 'Android 15', accept: ['Android 15', '안드로이드 15'] },
        { label: 'XNNPACK·CPU', accept: ['XNNPACK', 'CPU'] },
        { label: 'QNN', accept: ['QNN', 'Qualcomm', '퀄컴', 'Snapdragon', '스냅드래곤'] },
        { label: 'LiteRT', accept: ['LiteRT', 'TFLite', 'Play 서비스'] },
      ],
      followUps: [
        {
          question: 'Core ML EP를 켜면 Neural Engine에서 실행됩니까?',
          answer:
            '보장되지 않습니다. CPU, GPU, Neural Engine 가운데 어디서 실행할지는 Core ML이 정합니다. EP의 옵션(`MLComputeUnits`)은 후보를 좁힐 뿐입니다.',
        },
        {
          question: 'XNNPACK은 ARM 전용입니까?',
          answer:
            '아닙니다. x86과 WebAssembly에도 있습니다. ONNX Runtime에서는 따로 등록하는 EP이고 맡는 연산자가 적습니다. TFLite에서는 델리게이트로 붙습니다.',
        },
      ],
    },
  ],
  choices: [
    {
      id: 'ort-java-create-tensor',
      question: '`float[]` 배열로 모양이 [1, 3]인 `OnnxTensor`를 만드는 Java 코드는 무엇입니까?',
      choices: [
        '`OnnxTensor.createTensor(env, data, shape)`',
        '`OnnxTensor.createTensor(env, FloatBuffer.wrap(data), shape)`',
        '`new OnnxTensor(data, shape)`',
      ],
      correct: 1,
      explain:
        '`float[]`와 `long[]`을 함께 받는 오버로드는 없습니다. `FloatBuffer`로 감싸거나 중첩 배열을 넘깁니다.',
      tags: ['ONNX Runtime', 'Java'],
    },
    {
      id: 'ort-java-get-value',
      question: '출력의 모양이 [1, 10]일 때 `(float[]) result.get(0).getValue()`는 어떻게 됩니까?',
      choices: ['값 10개를 얻는다', '`ClassCastException`이 난다', '첫 번째 값만 얻는다'],
      correct: 1,
      explain:
        '차원이 둘인 출력의 `getValue()`는 `float[][]`를 돌려줍니다. `float[][]`로 바꾸거나 `getFloatBuffer()`를 씁니다.',
      tags: ['ONNX Runtime', 'Java'],
    },
  ],
};
