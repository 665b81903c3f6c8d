import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
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
          id: 'ep-order-matters',
          question: '실행 제공자를 등록하는 순서를 바꾸면 무엇이 달라집니까?',
          answer:
            '앞에 등록한 EP가 먼저 맡으므로 노드의 배정이 달라집니다. 그러면 파티션의 수와 경계의 복사, 속도가 달라지고, 커널이 바뀌어 출력의 비트도 조금 달라질 수 있습니다. 기본 CPU EP는 적지 않아도 마지막에 남은 노드를 맡습니다.',
          keyPoints: [
            {
              label: '앞의 EP가 먼저 맡음',
              accept: ['먼저', '우선순위', '앞의', '우선권', 'priority'],
            },
            { label: '배정이 달라짐', accept: ['배정', '노드'] },
            { label: '파티션과 복사', accept: ['파티션', '조각', '복사'] },
            { label: '출력의 비트가 다를 수 있음', accept: ['비트', '출력', '결과'] },
            { label: 'CPU는 마지막', accept: ['CPU', '마지막'] },
          ],
        },
        {
          id: 'ep-available-list',
          question: '`getAvailableProviders()`에 이름이 있으면 그 EP에서 실행됩니까?',
          answer:
            '아닙니다. 그 목록은 빌드에 들어 있는 EP를 보여 줄 뿐입니다. 실제 배정은 상세 로그의 노드 배치나 프로파일의 provider로 확인합니다. `session.disable_cpu_ep_fallback`을 켜면 폴백 대신 오류가 납니다.',
          keyPoints: [
            { label: '빌드에 든 목록일 뿐', accept: ['빌드', '목록'] },
            { label: '노드 배치 로그', accept: ['로그', '노드 배치', 'Node placements'] },
            { label: '프로파일의 provider', accept: ['프로파일', 'provider'] },
            {
              label: 'disable_cpu_ep_fallback',
              accept: [
                'disable_cpu_ep_fallback',
                '폴백 대신',
                '폴백을 금지',
                '폴백을 끄',
                'fallback을 끄',
                '폴백 금지',
              ],
            },
          ],
        },
        {
          id: 'ep-eight-threads',
          question: '모바일에서 스레드를 8개로 늘렸더니 느려졌습니다. 왜 그럴까요?',
          answer:
            '작은 코어가 섞이고, 스핀과 동기화 비용이 생기며, EP가 따로 가진 스레드 풀과 경쟁합니다. 물리 코어 수 이하에서 재어 보고, XNNPACK EP를 쓴다면 ORT의 풀은 1로 둡니다.',
          keyPoints: [
            { label: '작은 코어', accept: ['작은 코어', '리틀 코어', 'big.LITTLE'] },
            { label: '동기화와 스핀', accept: ['동기화', '스핀', 'spin'] },
            { label: '스레드 풀 경쟁', accept: ['스레드 풀', '경쟁', '풀'] },
            { label: '물리 코어 수 이하에서 측정', accept: ['물리 코어', '재어', '측정'] },
          ],
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
          id: 'ep-coreml-ane',
          question: 'Core ML EP를 켜면 Neural Engine에서 실행됩니까?',
          answer:
            '보장되지 않습니다. CPU, GPU, Neural Engine 가운데 어디서 실행할지는 Core ML이 정합니다. EP의 옵션(`MLComputeUnits`)은 후보를 좁힐 뿐입니다.',
          keyPoints: [
            { label: '보장되지 않음', accept: ['보장', '확신할 수 없', '알 수 없'] },
            { label: 'Core ML이 정함', accept: ['Core ML이', '코어ML이'] },
            { label: 'CPU·GPU·Neural Engine', accept: ['GPU', 'Neural Engine', 'ANE'] },
            {
              label: 'MLComputeUnits는 후보를 좁힘',
              accept: ['MLComputeUnits', '후보', '힌트'],
            },
          ],
        },
        {
          id: 'ep-xnnpack-arm',
          question: 'XNNPACK은 ARM 전용입니까?',
          answer:
            '아닙니다. x86과 WebAssembly에도 있습니다. ONNX Runtime에서는 따로 등록하는 EP이고 맡는 연산자가 적습니다. TFLite에서는 델리게이트로 붙습니다.',
          keyPoints: [
            { label: 'x86과 WebAssembly에도', accept: ['x86', 'WebAssembly', 'wasm'] },
            { label: 'ORT에서는 따로 등록하는 EP', accept: ['따로 등록', '등록하는 EP', 'EP'] },
            { label: '맡는 연산자가 적음', accept: ['연산자'] },
            { label: 'TFLite에서는 델리게이트', accept: ['델리게이트', 'delegate'] },
          ],
        },
      ],
    },
    {
      id: 'ep-slower',
      question: '가속기 실행 제공자를 켰는데 오히려 느려졌습니다. 어떤 순서로 원인을 찾겠습니까?',
      answer: `먼저 **노드 배정**을 봅니다. 프로파일이나 상세 로그로 그 제공자가 맡은 노드와 **파티션**의 수를 셉니다. 조각이 많으면 경계마다 **복사**와 호출이 생깁니다.

그다음 **첫 실행**의 컴파일 시간을 떼고, **CPU만** 쓴 결과와 지속 상태에서 비교합니다. **동적 형상** 때문에 맡지 못한 노드가 있으면 모양을 고정해 다시 변환합니다.`,
      tags: ['ONNX Runtime', '실행 제공자', '성능'],
      difficulty: 'advanced',
      keyPoints: [
        { label: '노드 배정', accept: ['배정', '노드 배치', '어디서 실행'] },
        { label: '파티션 수', accept: ['파티션', '조각'] },
        { label: '경계의 복사', accept: ['복사', 'copy', 'memcpy', '경계'] },
        { label: '첫 실행 제외', accept: ['첫 실행', '워밍업', '컴파일'] },
        { label: 'CPU만 쓴 결과와 비교', accept: ['CPU만', 'CPU 단독', 'CPU와 비교', '기준'] },
        { label: '동적 형상', accept: ['동적 형상', '모양을 고정', '고정된 모양'] },
      ],
      followUps: [
        {
          id: 'ep-usability',
          question: '가속기가 맡을 수 있는지 변환하기 전에 미리 알 방법이 있습니까?',
          answer:
            'ONNX Runtime의 `check_onnx_model_mobile_usability`가 NNAPI와 Core ML이 맡을 노드와 파티션 수를 어림해 줍니다. 입력 모양이 동적이면 고정하라는 안내도 나옵니다. 실제 배정은 기기에서 다시 확인합니다.',
          keyPoints: [
            {
              label: 'check_onnx_model_mobile_usability',
              accept: ['check_onnx_model_mobile_usability', 'mobile usability', 'usability'],
            },
            { label: '노드와 파티션 수', accept: ['파티션', '노드'] },
            { label: '모양 고정 안내', accept: ['고정', '동적', '모양'] },
            { label: '기기에서 다시 확인', accept: ['기기에서', '실제'] },
          ],
        },
        {
          id: 'ep-ort-fewer-nodes',
          question: '`.ort`로 바꾼 뒤에 가속기가 맡는 노드가 줄었습니다. 왜 그럴까요?',
          answer:
            '변환할 때 extended 최적화가 FusedConv 같은 내부 연산자를 만들었기 때문입니다. 노드를 컴파일하는 제공자는 이 연산자를 모릅니다. NNAPI나 Core ML에 맡길 모델은 Runtime 방식(`.with_runtime_opt.ort`)으로 변환합니다.',
          keyPoints: [
            { label: 'extended 최적화', accept: ['extended', '최적화'] },
            { label: '내부 연산자(FusedConv)', accept: ['FusedConv', '내부 연산자'] },
            { label: '컴파일하는 제공자는 모름', accept: ['컴파일하는', '모릅', '모르'] },
            { label: 'Runtime 방식으로 변환', accept: ['Runtime', 'with_runtime_opt'] },
          ],
        },
        {
          id: 'ep-xnnpack-threads',
          question: 'XNNPACK 제공자의 스레드는 어떻게 설정합니까?',
          answer:
            'XNNPACK은 자기 스레드 풀을 가지며 기본은 1입니다. 제공자 옵션 `intra_op_num_threads`로 늘리고, ORT의 풀은 1로 두고 스핀을 끕니다. 두 풀이 코어를 두고 다투지 않게 하려는 것입니다.',
          keyPoints: [
            { label: '자기 스레드 풀', accept: ['스레드 풀', '자기'] },
            { label: 'intra_op_num_threads', accept: ['intra_op_num_threads', '제공자 옵션'] },
            { label: 'ORT의 풀은 1', accept: ['1로', '하나로'] },
            { label: '스핀을 끔', accept: ['스핀', 'spin'] },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'interview-fallback',
      question: '실행 제공자가 노드를 실제로 맡았는지 확인하는 방법은 무엇입니까?',
      choices: [
        '`getAvailableProviders()`의 목록을 본다',
        '프로파일의 provider나 상세 로그의 노드 배치를 본다',
        '세션이 오류 없이 만들어졌는지 본다',
      ],
      correct: 1,
      explain:
        '목록과 세션 생성은 폴백을 알려 주지 않습니다. 노드마다 어디서 실행되었는지를 봐야 합니다.',
      tags: ['ONNX Runtime', '실행 제공자'],
    },
  ],
  recall: [
    {
      kind: 'term',
      id: 'term-ep',
      term: '실행 제공자(Execution Provider)',
      meaning: 'ONNX Runtime에서 노드를 실제로 계산하는 백엔드. 등록한 순서가 우선순위입니다.',
      tags: ['실행 제공자', '용어'],
    },
    {
      kind: 'match',
      id: 'match-providers',
      question: '실행 제공자와 알아 둘 것을 짝지어 보세요.',
      rows: [
        ['XNNPACK', 'CPU용이며 자기 스레드 풀을 따로 가진다'],
        ['QNN', 'Snapdragon용이며 NPU는 QDQ 모델에 맞추어져 있다'],
        ['Core ML', 'CPU, GPU, Neural Engine 가운데 어디서 돌지 스스로 정한다'],
        ['NNAPI', 'Android 15부터 지원 중단되었다'],
      ],
      explain:
        '어느 것이든 등록만으로 빨라진다는 보장은 없습니다. 노드의 배정을 보고 CPU와 비교합니다.',
      tags: ['ONNX Runtime', '실행 제공자'],
    },
    {
      kind: 'term',
      id: 'term-fallback',
      term: '폴백(fallback)',
      meaning:
        '요청한 실행 제공자가 맡지 못한 노드가 기본 CPU 제공자에서 실행되는 것. 오류 없이 일어납니다.',
      tags: ['실행 제공자', '용어'],
    },
    {
      kind: 'term',
      id: 'term-partition',
      term: '파티션(partition)',
      meaning: '한 실행 제공자가 통째로 맡은 부분 그래프. 많을수록 경계의 복사와 호출이 늡니다.',
      tags: ['실행 제공자', '용어'],
    },
  ],
};
