import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'tflm-inference-order',
      question: 'TFLM으로 추론하는 C++ 프로그램의 순서를 말해 보세요.',
      answer: `다섯 단계입니다.

1. \`GetModel()\`로 플래시에 놓인 **모델** 배열을 가리키고, 스키마 버전을 확인합니다.
2. **연산자 리졸버**(\`MicroMutableOpResolver<N>\`)에 모델이 쓰는 연산자를 등록합니다.
3. 16바이트로 정렬한 **텐서 아레나**를 마련해 \`MicroInterpreter\`를 만듭니다.
4. **\`AllocateTensors()\`**를 부르고 상태를 확인합니다. 메모리 계획이 여기서 정해집니다.
5. 입력 텐서에 값을 쓰고 **\`Invoke()\`**를 부른 뒤 출력 텐서를 읽습니다.

단계마다 돌려주는 \`TfLiteStatus\`를 확인하는 것까지 말하면 더 좋습니다.`,
      tags: ['TFLM', 'C++'],
      difficulty: 'basic',
      keyPoints: [
        { label: '모델', accept: ['모델', 'GetModel', 'model'] },
        { label: '연산자 리졸버', accept: ['리졸버', 'OpResolver', 'op resolver', 'resolver'] },
        { label: '텐서 아레나', accept: ['아레나', 'tensor arena', 'arena'] },
        { label: 'AllocateTensors()', accept: ['AllocateTensors', '텐서 할당', '텐서를 할당'] },
        { label: 'Invoke()', accept: ['Invoke', '추론 실행', '실행'] },
        { label: '상태 확인', accept: ['TfLiteStatus', '상태', 'status', 'kTfLiteOk'] },
      ],
      followUps: [
        {
          id: 'tflm-allocate-inside',
          question: '`AllocateTensors()` 안에서는 무슨 일이 일어나나요?',
          answer:
            '모델을 훑어 텐서와 노드의 구조체를 만들고, 커널의 init과 prepare를 부릅니다. 그다음 메모리 계획을 세워 텐서마다 주소를 정합니다. 그 뒤의 `Invoke()`에서는 할당이 일어나지 않습니다.',
          keyPoints: [
            { label: '구조체 생성', accept: ['구조체', 'struct'] },
            { label: 'init과 prepare', accept: ['prepare', '프리페어', 'init'] },
            { label: '메모리 계획', accept: ['메모리 계획', '플래너', '계획'] },
            { label: 'Invoke() 중에는 할당 없음', accept: ['Invoke'] },
          ],
        },
        {
          id: 'tflm-why-interpreter',
          question:
            '코드를 생성하는 방식 대신 인터프리터를 고른 까닭은 무엇인가요? 느리지 않습니까?',
          answer:
            '모델 데이터만 바꾸어 갱신할 수 있고, 여러 모델이 같은 코드를 함께 씁니다. 시간은 대부분 커널에서 쓰므로 부담이 작습니다. TFLM 논문(2021)이 잰 값으로는 인터프리터의 몫이 VWW 모델에서 0.1% 미만, 핫워드 모델에서 3~4%였습니다.',
          keyPoints: [
            {
              label: '모델만 바꾸어 갱신',
              accept: ['갱신', '업데이트', '모델만', '모델 데이터만'],
            },
            { label: '코드 공유', accept: ['함께 쓰', '함께 씁', '공유', '같은 코드'] },
            { label: '커널이 시간 대부분', accept: ['커널'] },
            {
              label: '작은 비용의 근거',
              accept: ['0.1%', '0.1', 'VWW', '핫워드', '논문'],
              eitherWay: true,
            },
          ],
        },
        {
          id: 'tflm-lifetimes',
          question: '모델, 리졸버, 아레나를 지역 변수로 두어도 되나요?',
          answer:
            '인터프리터보다 오래 살아 있다면 됩니다. 인터프리터는 아무것도 복사하지 않고 가리키기만 하므로 먼저 사라지면 안 됩니다. 큰 아레나를 태스크의 스택에 두면 스택이 넘치므로 보통 전역이나 static으로 둡니다.',
          keyPoints: [
            {
              label: '인터프리터보다 오래',
              accept: ['오래', '수명', '먼저 사라지'],
              eitherWay: true,
            },
            { label: '복사하지 않음', accept: ['복사', '가리키', '포인터'] },
            { label: '스택 넘침', accept: ['스택', 'stack overflow', '오버플로'] },
            { label: '전역이나 static', accept: ['전역', 'static', '정적'] },
          ],
        },
      ],
    },
    {
      id: 'tflm-vs-tflite',
      question: 'TFLite와 TFLM을 비교해 보세요. 대상과 메모리를 다루는 방식에서 시작하면 됩니다.',
      answer: `대상이 다르고, 그 때문에 메모리를 다루는 방식이 다릅니다.

| 구분 | TFLite (지금은 LiteRT) | TFLM |
| :-- | :-- | :-- |
| **대상 기기** | 스마트폰, 라즈베리 파이 | 마이크로컨트롤러(MCU), DSP |
| **운영체제** | 필요 | 없어도 됨(베어메탈), RTOS 위에서도 동작 |
| **메모리** | 힙에서 동적 할당, 입력 크기를 바꾸고 다시 계획 | 애플리케이션이 준 **텐서 아레나** 하나, 동적 형상 없음 |
| **바이너리 크기** | MB 단위 | KB 단위 |
| **연산자** | 폭넓음 | 일부를 골라 등록 |

TFLite도 활성값은 아레나에 계획해 둡니다. 차이는 그 아레나를 **힙에서 잡는지**, 밖에서 받은 고정 버퍼 하나로 끝내는지에 있습니다.`,
      tags: ['TFLM', 'TFLite', '면접 질문'],
      difficulty: 'basic',
      keyPoints: [
        {
          label: '대상 기기',
          accept: ['마이크로컨트롤러', 'MCU', '스마트폰', 'microcontroller', '임베디드'],
        },
        {
          label: '운영체제',
          accept: ['운영체제', 'OS', '베어메탈', 'bare-metal', 'bare metal'],
          eitherWay: true,
        },
        {
          label: '메모리 할당 방식',
          accept: ['정적 할당', '동적 할당', '힙'],
          eitherWay: true,
        },
        { label: '텐서 아레나', accept: ['아레나', 'tensor arena', 'arena'] },
        {
          label: '바이너리 크기',
          accept: ['바이너리', '코드 크기', 'binary size', 'KB', '플래시'],
        },
        { label: '선별한 연산자', accept: ['연산자', 'operator', 'op', '커널'] },
      ],
      followUps: [
        {
          id: 'tflm-static-precisely',
          question: 'TFLM은 메모리를 언제 나누나요? “정적 할당”이라는 말은 정확한가요?',
          answer:
            '버퍼는 애플리케이션이 미리 주지만, 그 안을 나누는 일은 실행 중에 합니다. 인터프리터를 만들 때와 `AllocateTensors()`에서 나누고, `Invoke()` 동안에는 나누지 않습니다. 버퍼가 꼭 static일 필요도 없습니다. ESP32 예제처럼 힙에서 한 번 잡아 넘기기도 합니다.',
          keyPoints: [
            {
              label: '생성자와 AllocateTensors()',
              accept: ['AllocateTensors', '인터프리터를 만들', '생성자'],
            },
            { label: 'Invoke() 동안에는 아님', accept: ['Invoke'] },
            { label: '애플리케이션이 준 버퍼', accept: ['애플리케이션', '버퍼', '미리'] },
            {
              label: '힙에서 잡아 넘길 수도',
              accept: ['힙', 'heap', 'ESP32', 'static일 필요'],
              eitherWay: true,
            },
          ],
        },
        {
          id: 'tflm-safety',
          question: '정적 할당은 왜 안전 인증에 유리합니까?',
          answer:
            '힙이 바닥나거나 조각나는 일이 없고, 할당에 걸리는 시간이 들쭉날쭉하지 않습니다. 필요한 최대 메모리를 미리 논증할 수 있습니다. MISRA C:2012의 Dir 4.12와 Rule 21.3도 동적 할당을 막습니다. 다만 이것만으로 인증을 받는 것은 아닙니다.',
          keyPoints: [
            {
              label: '힙 고갈·단편화 없음',
              accept: ['조각', '단편화', '바닥', '고갈', 'fragmentation'],
            },
            {
              label: '일정한 할당 시간',
              accept: ['들쭉날쭉', '결정적', '일정', '예측', 'deterministic'],
              eitherWay: true,
            },
            { label: '최대 메모리를 미리 논증', accept: ['최대', '미리', '상한'] },
            { label: 'MISRA', accept: ['MISRA', '미스라'], eitherWay: true },
            { label: '이것만으로 인증은 아님', accept: ['인증'], eitherWay: true },
          ],
        },
        {
          id: 'tflm-two-models',
          question: '모델 두 개를 MCU 하나에서 돌리려면 아레나가 두 배로 필요한가요?',
          answer:
            '동시에 실행하지 않는다면 하나의 `MicroAllocator`를 함께 씁니다. head(계획 할당)는 큰 쪽만큼, tail(영구 할당)은 더한 만큼 듭니다.',
          keyPoints: [
            {
              label: '동시에 실행하지 않을 때',
              accept: ['동시에', '번갈아', '한 번에 하나', '따로 실행'],
              eitherWay: true,
            },
            {
              label: 'MicroAllocator 공유',
              accept: ['MicroAllocator', '함께 쓰', '함께 씁', '공유'],
            },
            {
              label: 'head는 큰 쪽',
              accept: ['큰 쪽', '최댓값', '더 큰', '큰 값', 'max', '큰 것', '큰 걸', '큰 모델'],
            },
            {
              label: 'tail은 더한 만큼',
              accept: ['더한', '합', '합계', '합만큼', '더해야', '더하'],
            },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'tflm-include',
      question: '`MicroMutableOpResolver`를 쓰려면 어떤 헤더를 포함해야 합니까?',
      choices: [
        '`tensorflow/lite/micro/micro_op_resolver.h`',
        '`tensorflow/lite/micro/micro_mutable_op_resolver.h`',
        '`tensorflow/lite/micro/all_ops_resolver.h`',
      ],
      correct: 1,
      explain:
        '`micro_op_resolver.h`에는 인터페이스 `MicroOpResolver`만 있습니다. `AllOpsResolver`는 2023년 5월에 TFLM에서 없어졌습니다.',
      tags: ['TFLM', 'C++'],
    },
    {
      id: 'tflm-arena-unaligned',
      question: '아레나를 `alignas(16)` 없이 선언하면 어떻게 됩니까?',
      choices: [
        '컴파일되지 않는다',
        '앞부분을 최대 15바이트까지 건너뛰어 그만큼 못 쓴다',
        '아무 차이가 없다',
      ],
      correct: 1,
      explain:
        'TFLM은 시작 주소를 16의 배수로 올려서 씁니다. 최적화된 커널이 정렬을 전제하는 경우도 있으므로 처음부터 정렬해 둡니다.',
      tags: ['TFLM', '메모리'],
    },
  ],
  recall: [
    {
      kind: 'term',
      id: 'term-interpreter',
      term: '인터프리터(MicroInterpreter)',
      meaning:
        '모델과 리졸버, 아레나를 받아 텐서의 주소를 정하고 연산을 차례로 부르는 객체. 아무것도 복사하지 않고 가리키기만 합니다.',
      tags: ['TFLM', '용어'],
    },
    {
      kind: 'order',
      id: 'order-tflm-program',
      question: 'TFLM 프로그램의 줄을 순서대로 놓아 보세요.',
      steps: [
        '`tflite::GetModel(g_model)`',
        '`resolver.AddConv2D()`',
        '`tflite::MicroInterpreter interpreter(model, resolver, arena, size)`',
        '`interpreter.AllocateTensors()`',
        '`interpreter.input(0)->data.int8[i] = …`',
        '`interpreter.Invoke()`',
        '`interpreter.output(0)`',
      ],
      explain:
        '`input(0)`은 `AllocateTensors()`가 성공한 뒤에만 쓸 수 있습니다. 그 전에는 텐서의 주소가 없습니다.',
      tags: ['TFLM', 'C++'],
    },
    {
      kind: 'match',
      id: 'match-tflm-lines',
      question: '예제의 각 줄이 하는 일을 짝지어 보세요.',
      rows: [
        ['`GetModel(g_model)`', '배열의 주소를 모델로 본다. 복사하지 않는다'],
        ['`resolver.AddSoftmax()`', '커널 하나를 등록하고 상태를 돌려준다'],
        ['`AllocateTensors()`', '아레나를 나누고 텐서의 주소를 정한다'],
        ['`Invoke()`', '연산을 그래프의 순서대로 한 번 실행한다'],
      ],
      explain: '`Add…`, `AllocateTensors()`, `Invoke()`는 모두 `TfLiteStatus`를 돌려줍니다.',
      tags: ['TFLM', 'C++'],
    },
  ],
};
