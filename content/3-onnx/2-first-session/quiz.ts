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
