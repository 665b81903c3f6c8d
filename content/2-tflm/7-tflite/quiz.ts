import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'tflite-phone-to-mcu',
      question: '스마트폰의 TFLite에서 잘 돌던 모델이 TFLM에서 실패합니다. 무엇을 확인합니까?',
      answer: `- **연산자**: TFLM에 없는 연산자가 있는지, 리졸버에 등록했는지 봅니다.
- **자료형**: 하이브리드 모델이 아닌지, **완전 정수 양자화**가 되었는지 봅니다.
- **동적 형상**: 입력 크기가 고정되어 있는지 봅니다.
- **메모리**: 아레나가 충분한지, 모델이 플래시에 들어가는지 봅니다.

\`AllocateTensors()\`의 상태와 **메시지**가 출발점입니다.`,
      tags: ['TFLM', 'TFLite'],
      difficulty: 'intermediate',
      keyPoints: [
        { label: '지원 연산자', accept: ['연산자', 'operator', '리졸버', 'op '] },
        { label: '양자화 방식', accept: ['하이브리드', '양자화', '자료형', 'int8'] },
        { label: '동적 형상', accept: ['동적 형상', '동적 모양', 'dynamic', '입력 크기'] },
        { label: '메모리', accept: ['아레나', '메모리', '플래시', 'arena'] },
        { label: '상태와 메시지', accept: ['메시지', '상태', 'AllocateTensors', '로그'] },
      ],
      followUps: [
        {
          id: 'tflite-uint8-io',
          question: 'int8 모델인데 입출력만 uint8이면 TFLM에서 무엇이 문제가 됩니까?',
          answer:
            'uint8과 int8을 잇는 `QUANTIZE` 연산이 그래프에 더해집니다. 리졸버에 등록하지 않았거나 그 조합을 지원하지 않으면 실패합니다. 변환할 때 `inference_input_type`과 `inference_output_type`을 int8로 두고, 0~255 픽셀에서는 128을 빼서 넣습니다.',
          keyPoints: [
            { label: 'QUANTIZE 연산', accept: ['QUANTIZE', '양자화 연산'] },
            { label: '등록하지 않으면 실패', accept: ['등록', '실패'], eitherWay: true },
            { label: '변환할 때 입출력을 int8로', accept: ['inference_input_type', 'int8'] },
            { label: '픽셀에서 128을 뺌', accept: ['128', '빼'] },
          ],
        },
        {
          id: 'tflite-slower-on-tflm',
          question:
            '같은 모델이 스마트폰의 TFLite보다 MCU의 TFLM에서 훨씬 느립니다. 칩의 차이 말고 또 무엇 때문입니까?',
          answer:
            '커널이 다릅니다. TFLite는 XNNPACK처럼 SIMD를 쓰는 커널로 돌고, TFLM은 따로 고르지 않으면 이식하기 쉬운 참조 커널로 돕니다. CMSIS-NN처럼 칩에 맞춘 커널로 바꾸어 빌드합니다. TFLM 논문(2021)에서는 VWW가 그것만으로 약 3.9배 빨라졌습니다. 클록과 캐시의 차이는 그 위에 더해집니다.',
          keyPoints: [
            {
              label: '참조 커널',
              accept: ['참조 커널', '기준 커널', 'reference kernel', '레퍼런스'],
            },
            { label: 'XNNPACK의 최적화 커널', accept: ['XNNPACK', 'SIMD'] },
            { label: '칩에 맞춘 커널로 바꿈', accept: ['CMSIS', '최적화 커널', '칩에 맞'] },
            { label: '칩 자체의 차이', accept: ['클록', '클럭', '코어', '캐시', '칩'] },
          ],
        },
        {
          id: 'tflite-packing',
          question: 'XNNPACK의 가중치 패킹은 메모리에 어떤 영향을 줍니까?',
          answer:
            '커널에 맞는 배치로 가중치를 복사하므로 원본과 패킹본이 함께 있을 수 있습니다. 인스턴스마다 중복되기도 합니다. 파일 기반 가중치 캐시를 쓰면 `mmap`으로 공유하고 초기화 시간도 줄입니다.',
          keyPoints: [
            { label: '가중치를 복사', accept: ['복사', '사본', 'copy'] },
            { label: '원본과 패킹본이 함께', accept: ['원본', '두 벌', '함께 있'] },
            { label: '인스턴스마다 중복', accept: ['인스턴스', '중복'] },
            { label: '가중치 캐시', accept: ['캐시', 'cache', 'mmap'] },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'tflite-renamed',
      question: 'TensorFlow Lite의 지금 이름은 무엇입니까?',
      choices: ['LiteRT', 'ExecuTorch', 'TensorFlow Mobile'],
      correct: 0,
      explain:
        '2024년 9월에 LiteRT로 바뀌었습니다. `.tflite` 형식과 Interpreter API는 그대로입니다.',
      tags: ['TFLite'],
    },
  ],
  recall: [
    {
      kind: 'match',
      id: 'match-tflite-tflm',
      question: 'TFLM이 구분마다 어떻게 다른지 짝지어 보세요.',
      rows: [
        ['메모리', '넘겨받은 아레나 하나로 끝낸다'],
        ['입력 크기', '실행 중에 바꿀 수 없다'],
        ['연산자', '일부만 구현되어 있고 골라 등록한다'],
        ['빠른 커널', '델리게이트 대신 CMSIS-NN 같은 커널로 바꾸어 빌드한다'],
      ],
      explain:
        'TFLite는 아레나를 힙에서 잡고, 입력 크기가 바뀌면 다시 계획하며, 델리게이트로 가속합니다.',
      tags: ['TFLM', 'TFLite'],
    },
    {
      kind: 'term',
      id: 'term-delegate',
      term: '델리게이트(Delegate)',
      meaning:
        'TFLite에서 그래프의 일부를 넘겨받아 다른 백엔드로 계산하는 부품. ONNX Runtime의 실행 제공자와 같은 일을 합니다.',
      tags: ['TFLite', '용어'],
    },
    {
      kind: 'match',
      id: 'match-names-litert',
      question: '이름과 가리키는 것을 짝지어 보세요.',
      rows: [
        ['LiteRT', '2024년 9월에 바뀐 TensorFlow Lite의 이름'],
        ['LiteRT for Microcontrollers', '문서에서 TFLM을 부르는 이름'],
        ['`tflite-micro`', 'TFLM의 저장소 이름'],
        ['`tflite`', '지금도 쓰는 C++ 네임스페이스'],
      ],
      explain: '이름이 바뀌어도 `.tflite` 형식과 Interpreter API는 그대로입니다.',
      tags: ['TFLite'],
    },
    {
      kind: 'order',
      id: 'order-phone-to-mcu',
      question:
        '스마트폰에서 되던 모델이 TFLM의 `AllocateTensors()`에서 실패합니다. 살펴볼 순서대로 놓아 보세요.',
      steps: [
        '돌려받은 상태와 메시지를 읽는다',
        '메시지에 나온 연산자가 TFLM에 있고 등록되었는지 본다',
        '하이브리드가 아닌지, 완전 정수로 양자화되었는지 본다',
        '아레나를 크게 잡아 다시 해 본다',
      ],
      explain:
        '메시지 없이 짐작부터 하면 아레나만 키우다 시간을 씁니다. 출발점은 언제나 상태와 메시지입니다.',
      tags: ['TFLM', 'TFLite'],
    },
  ],
};
