import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'ort-strength',
      question:
        '모바일 앱의 추론 런타임으로 ONNX Runtime을 고른다면, 첫째 이유로 무엇을 들겠습니까?',
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
          id: 'ort-platform-bits',
          question: '두 플랫폼의 결과가 조금 다릅니다. 버그입니까?',
          answer:
            '꼭 그렇지는 않습니다. fp16으로 낮춘 계산, 더하는 순서, 서로 다른 커널 때문에 비트가 달라집니다. CPU 전용 모드를 기준으로 삼고 허용 오차를 정해 비교합니다.',
          keyPoints: [
            { label: 'fp16 계산', accept: ['fp16', '반정밀도', 'half'] },
            { label: '더하는 순서', accept: ['더하는 순서', '누산 순서', '합산 순서'] },
            { label: '다른 커널', accept: ['커널', 'kernel'] },
            { label: 'CPU를 기준으로', accept: ['CPU'] },
            { label: '허용 오차', accept: ['허용 오차', '오차', 'tolerance'] },
          ],
        },
        {
          id: 'ort-what-moves',
          question:
            '모델 파일과 API가 같아도, Android 앱을 iOS로 옮길 때 직접 챙겨야 하는 것은 무엇입니까?',
          answer:
            '그래프 밖에 있는 전처리와 후처리를 똑같이 옮겨야 합니다. 패키지와 바인딩이 다르고(Java와 Objective-C), 실행 제공자와 그 옵션도 플랫폼마다 다릅니다. 옮긴 뒤에는 같은 입력으로 두 플랫폼의 출력을 허용 오차 안에서 비교합니다.',
          keyPoints: [
            { label: '전처리와 후처리', accept: ['전처리', '후처리'] },
            { label: '실행 제공자 설정', accept: ['실행 제공자', 'EP', '스레드'] },
            { label: '플랫폼마다 다른 패키지', accept: ['패키지', '라이브러리', 'Java'] },
            { label: '결과 비교', accept: ['비교', '허용 오차', '같은 입력'] },
          ],
        },
        {
          id: 'ort-which-of-three',
          question: 'ExecuTorch, LiteRT, ONNX Runtime 가운데 무엇을 고르겠습니까?',
          answer:
            '모델의 출처, 대상 칩, 크기, 운영체제를 보고 정합니다. ExecuTorch는 PyTorch에서 내보낸 `.pte`를 쓰고 메모리 계획을 미리 세웁니다. LiteRT는 `.tflite`를 쓰며 MCU용(TFLM)까지 이어집니다. ONNX Runtime은 ONNX를 통해 여러 프레임워크와 운영체제를 잇습니다.',
          keyPoints: [
            { label: '모델의 출처', accept: ['출처', '프레임워크'] },
            { label: '대상 칩과 운영체제', accept: ['칩', '운영체제'] },
            { label: 'ExecuTorch는 .pte', accept: ['pte', 'PyTorch', '파이토치'] },
            { label: 'LiteRT는 .tflite와 MCU', accept: ['tflite', 'MCU', 'TFLM'] },
            { label: 'ORT는 ONNX', accept: ['ONNX'] },
          ],
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
    {
      id: 'ort-java-leak',
      question: '카메라 프레임마다 이 코드를 부릅니다. 가장 먼저 무엇이 문제가 됩니까?',
      code: {
        language: 'java',
        text: 'OrtSession session = env.createSession(path);\nOnnxTensor input = OnnxTensor.createTensor(env, buffer, shape);\nOrtSession.Result result = session.run(Map.of("input", input));\nfloat[][] scores = (float[][]) result.get(0).getValue();',
      },
      choices: [
        '입력 이름을 글자로 적을 수 없다',
        '닫지 않은 세션과 텐서, 결과 때문에 네이티브 메모리가 계속 는다',
        '`getValue()`는 한 번만 부를 수 있다',
      ],
      correct: 1,
      explain:
        '셋 모두 `AutoCloseable`입니다. 텐서와 결과는 try-with-resources로 프레임마다 닫고, 세션은 한 번 만들어 계속 씁니다.',
      tags: ['ONNX Runtime', 'Java'],
    },
  ],
  recall: [
    {
      kind: 'order',
      id: 'order-ort-java',
      question: 'Java 예제의 줄을 순서대로 놓아 보세요.',
      steps: [
        '`OrtEnvironment.getEnvironment()`',
        '`new OrtSession.SessionOptions()`',
        '`env.createSession(modelPath, options)`',
        '`OnnxTensor.createTensor(env, FloatBuffer.wrap(data), shape)`',
        '`session.run(Map.of("input", input))`',
        '`result.get(0).getValue()`',
      ],
      explain: '옵션, 세션, 텐서, 결과는 `AutoCloseable`이므로 try-with-resources로 닫습니다.',
      tags: ['ONNX Runtime', 'Java'],
    },
    {
      kind: 'match',
      id: 'match-ort-failures',
      question: '잘못된 입력과 실패하는 때를 짝지어 보세요.',
      rows: [
        ['값의 수가 모양과 맞지 않는다', '텐서를 만들 때'],
        ['입력의 이름이나 차원이 다르다', '`run`을 부를 때'],
        ['모델 파일이 잘렸다', '세션을 만들 때'],
        ['출력을 `(float[])`로 바꾼다', '결과를 꺼낸 뒤 형을 바꿀 때'],
      ],
      explain:
        '마지막은 출력이 `[1, N]` 모양일 때의 Java 이야기입니다. `getValue()`는 `float[][]`를 돌려줍니다.',
      tags: ['ONNX Runtime'],
    },
    {
      kind: 'term',
      id: 'term-session',
      term: '세션(InferenceSession)',
      meaning:
        '모델을 읽고 그래프를 최적화한 뒤 노드를 실행 제공자에 배정해 둔 것. ONNX Runtime에서 추론은 이것의 `run`으로 합니다.',
      tags: ['ONNX Runtime', '용어'],
    },
  ],
};
