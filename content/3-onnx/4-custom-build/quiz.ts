import type { LessonQuiz } from '../../contract.ts';

export const quiz: LessonQuiz = {
  questions: [
    {
      id: 'ort-binary-size',
      question:
        '앱에 넣을 ONNX Runtime의 바이너리가 너무 큽니다. 왜 문제가 되고, 어떻게 줄이겠습니까?',
      answer: `앱에 들어가는 라이브러리는 **다운로드 크기**와 **저장 공간**을 차지하고, 크면 설치를 망설이게 합니다. 플래시가 작은 기기라면 아예 들어가지 않습니다.

ONNX Runtime은 **커스텀 빌드**로 줄입니다.

- **축소 연산자 빌드**: 모델이 쓰는 커널과 자료형만 남깁니다.
- **최소 빌드**: ONNX 로더와 최적화기를 뺍니다. **\`.ort\`**만 읽습니다.

둘을 함께 쓰고, 크기를 말할 때는 **ABI, 판, 압축 여부**를 밝힙니다.`,
      tags: ['ONNX Runtime', '바이너리 크기', '면접 질문'],
      difficulty: 'intermediate',
      keyPoints: [
        {
          label: '다운로드·저장 공간',
          accept: ['다운로드', '앱 용량', '저장 공간', '플래시', '설치'],
        },
        {
          label: '커스텀 빌드',
          accept: [
            '커스텀 빌드',
            'custom build',
            '직접 빌드',
            '최소 빌드',
            '축소 빌드',
            'reduced build',
          ],
        },
        { label: '필요한 연산자만', accept: ['축소 연산자', '필요한 연산자', '커널', 'reduced'] },
        { label: '최소 빌드', accept: ['최소 빌드', 'minimal build', 'minimal_build'] },
        { label: '.ort', accept: ['.ort', 'ort 형식', 'ort 포맷'] },
        { label: '측정 조건', accept: ['ABI', '압축', '조건', '버전'] },
      ],
      followUps: [
        {
          id: 'ort-minimal-or-reduced',
          question: '최소 빌드와 축소 연산자 빌드의 차이는 무엇입니까?',
          answer:
            '최소 빌드는 ONNX 로더와 최적화기를 빼므로 `.ort`만 읽습니다. 축소 연산자 빌드는 쓰지 않는 커널과 자료형을 빼며 `.onnx`도 읽습니다. 함께 쓸 수 있습니다.',
          keyPoints: [
            {
              label: '최소 빌드: 로더와 최적화기 제외',
              accept: ['로더', '최적화기', 'loader', '파서', 'parser'],
            },
            { label: '.ort만', accept: ['.ort', 'ort만'] },
            { label: '축소 빌드: 커널과 자료형 제외', accept: ['커널', '자료형'] },
            { label: '함께 쓸 수 있음', accept: ['함께', '같이 쓸', '같이 씁'] },
          ],
        },
        {
          id: 'ort-format-or-onnx',
          question: '`.ort`와 `.onnx`는 무엇이 다릅니까?',
          answer:
            '`.ort`는 최적화된 그래프를 플랫버퍼로 저장한 ONNX Runtime 전용 형식이고, 최소 빌드가 읽을 수 있는 유일한 형식입니다. 전체 빌드는 둘 다 읽습니다. 양자화는 하지 않고, 다른 도구와 주고받는 형식도 아닙니다.',
          keyPoints: [
            { label: '최적화된 그래프', accept: ['최적화'] },
            { label: '플랫버퍼', accept: ['플랫버퍼', 'FlatBuffers'] },
            { label: '최소 빌드의 유일한 형식', accept: ['최소 빌드', '유일'] },
            { label: '전체 빌드는 둘 다', accept: ['전체 빌드', '둘 다'] },
            { label: '양자화하지 않음', accept: ['양자화'] },
          ],
        },
        {
          id: 'ort-prepacking',
          question: 'ONNX Runtime의 prepacking은 `.ort`의 제로 카피와 어떻게 충돌합니까?',
          answer:
            '모델 바이트를 가중치로 직접 쓰더라도, 커널에 맞게 패킹한 가중치는 새 버퍼를 차지해 절감이 사라집니다. 메모리가 우선이면 `session.disable_prepacking`을 켭니다.',
          keyPoints: [
            {
              label: '모델 바이트를 가중치로 직접',
              accept: ['직접 쓰', '제로 카피', 'zero copy', 'zero-copy'],
              eitherWay: true,
            },
            { label: '패킹은 새 버퍼', accept: ['새 버퍼', '패킹', '복사'] },
            { label: '절감이 사라짐', accept: ['절감', '사라', '장점', '이점'], eitherWay: true },
            { label: 'disable_prepacking', accept: ['disable_prepacking', '끄'] },
          ],
        },
      ],
    },
    {
      id: 'ort-update-breaks',
      question:
        '모델만 갱신했더니 커스텀 빌드를 쓰는 앱에서 세션이 만들어지지 않습니다. 왜 그렇고, 어떻게 막습니까?',
      answer: `새 모델이 **빌드에 없는 커널**이나 **자료형**을 쓰기 때문입니다. 줄인 런타임에는 설정에 적힌 연산자만 들어 있습니다.

- 모델이 바뀌면 **연산자 목록**을 다시 만들고, 늘었으면 런타임도 **다시 빌드**합니다.
- 배포하기 전에 그 런타임으로 세션을 만들어 보는 **시험**을 둡니다. 빠진 커널은 세션을 만들 때 드러납니다.
- 모델을 따로 내려받는 앱은 실패하면 **이전 모델**로 되돌립니다.`,
      tags: ['ONNX Runtime', '바이너리 크기', '배포'],
      difficulty: 'advanced',
      keyPoints: [
        {
          label: '빌드에 없는 커널',
          accept: [
            '커널',
            '연산자가 없',
            '구현이 없',
            'kernel',
            '포함되지 않',
            '오퍼레이터',
            '빠진',
          ],
          eitherWay: true,
        },
        { label: '자료형', accept: ['자료형', '타입', 'type', 'opset', '옵셋'] },
        { label: '연산자 목록을 다시', accept: ['연산자 목록', '목록', 'config', '설정'] },
        { label: '다시 빌드', accept: ['다시 빌드', '재빌드', '새로 빌드', 'rebuild'] },
        { label: '배포 전 시험', accept: ['시험', '테스트', 'test', 'CI', '미리 열'] },
        { label: '이전 모델로 되돌리기', accept: ['이전 모델', '되돌리', '롤백', 'rollback'] },
      ],
      followUps: [
        {
          id: 'ort-missing-message',
          question: '“No Op registered”와 “Could not find an implementation”은 어떻게 다릅니까?',
          answer:
            '앞의 것은 그 연산자를 아예 모른다는 뜻입니다. 이름이 틀렸거나 그 옵셋에 없는 연산자입니다. 뒤의 것은 연산자는 알지만 그 자료형이나 판의 커널이 이 빌드에 없다는 뜻입니다. 축소 빌드에서 흔히 보는 것은 뒤의 메시지입니다.',
          keyPoints: [
            { label: '연산자를 모름', accept: ['모른다', '모르', '알지 못', '등록되지 않'] },
            { label: '이름이나 옵셋', accept: ['옵셋', 'opset', '이름'], eitherWay: true },
            { label: '커널이 없음', accept: ['커널', 'kernel', '구현'] },
            { label: '자료형', accept: ['자료형', '타입', 'type'] },
          ],
        },
        {
          id: 'ort-many-models',
          question: '앱 하나에 모델이 여럿이고 가끔 바뀝니다. 빌드를 어떻게 정하겠습니까?',
          answer:
            '모든 모델의 연산자 목록을 합쳐서 빌드합니다. 자주 바뀌면 자료형까지 줄이지는 않고 여유를 남깁니다. 얻는 크기가 관리 비용보다 작으면 전체 빌드를 씁니다. 줄인 크기는 ABI와 압축 여부를 밝혀 재고 정합니다.',
          keyPoints: [
            { label: '목록을 합침', accept: ['합쳐', '합집합', '모든 모델'] },
            { label: '여유를 남김', accept: ['여유', '자료형까지', '넉넉'], eitherWay: true },
            { label: '관리 비용과 비교', accept: ['관리 비용', '비용', '전체 빌드'] },
            { label: '크기를 재고 정함', accept: ['재고', '측정', 'ABI', '압축'] },
          ],
        },
      ],
    },
  ],
  choices: [
    {
      id: 'ort-what-is-baked',
      question: '`.onnx`를 `.ort`로 변환할 때 파일에 새겨지는 것은 무엇입니까?',
      choices: ['int8로 양자화한 가중치', '실행할 EP의 이름', '최적화가 끝난 그래프'],
      correct: 2,
      explain:
        '양자화도 EP의 선택도 아닙니다. 융합 같은 그래프 최적화가 끝난 모습이 저장되므로, 최적화기가 없는 최소 빌드도 그 모델을 실행할 수 있습니다.',
      tags: ['ONNX Runtime', '배포'],
    },
    {
      id: 'ort-minimal-reads',
      question: '`--minimal_build`로 만든 런타임에 `.onnx`를 주면 어떻게 됩니까?',
      choices: ['느리지만 실행된다', '불러오지 못하고 오류가 난다', '자동으로 .ort로 바꾼다'],
      correct: 1,
      explain: '최소 빌드에는 ONNX 로더가 없습니다. 미리 `.ort`로 바꾸어 넣어야 합니다.',
      tags: ['ONNX Runtime', '바이너리 크기'],
    },
  ],
  recall: [
    {
      kind: 'match',
      id: 'match-build-options',
      question: '빌드 옵션과 하는 일을 짝지어 보세요.',
      rows: [
        ['`--include_ops_by_config`', '설정에 적힌 연산자의 커널만 넣는다'],
        ['`--enable_reduced_operator_type_support`', '쓰는 자료형의 구현만 남긴다'],
        ['`--minimal_build`', 'ONNX 로더와 최적화기를 뺀다'],
        ['`--minimal_build extended`', '노드를 컴파일하는 제공자를 다시 넣는다'],
      ],
      explain: '앞의 둘은 축소 연산자 빌드, 뒤의 둘은 최소 빌드입니다. 함께 쓸 수 있습니다.',
      tags: ['ONNX Runtime', '바이너리 크기'],
    },
    {
      kind: 'order',
      id: 'order-custom-build',
      question: '모델 하나에 맞춘 작은 런타임을 만드는 순서대로 놓아 보세요.',
      steps: [
        '모델을 `.ort`로 변환한다',
        '함께 나온 연산자 목록을 확인한다',
        '그 목록으로 최소 빌드를 한다',
        '앱에 런타임과 `.ort`를 넣는다',
        '기기에서 출력과 크기를 확인한다',
      ],
      explain:
        '변환기와 런타임의 판을 맞춥니다. 모델이 바뀌어 연산자가 늘면 런타임도 다시 빌드합니다.',
      tags: ['ONNX Runtime', '바이너리 크기'],
    },
    {
      kind: 'term',
      id: 'term-minimal-build',
      term: '최소 빌드(minimal build)',
      meaning: 'ONNX 로더, 스키마, 최적화기를 뺀 ONNX Runtime. `.ort` 파일만 읽습니다.',
      tags: ['ONNX Runtime', '용어'],
    },
    {
      kind: 'term',
      id: 'term-reduced-build',
      term: '축소 연산자 빌드(reduced ops build)',
      meaning: '모델이 쓰지 않는 커널과 자료형을 뺀 ONNX Runtime. `.onnx`도 읽습니다.',
      tags: ['ONNX Runtime', '용어'],
    },
    {
      kind: 'match',
      id: 'match-broken-files',
      question: '잘린 파일과 그때 나오는 말을 짝지어 보세요.',
      rows: [
        ['잘린 `.ort`', '`ORT model verification failed`'],
        ['잘린 `.onnx`', '`protobuf parsing failed`'],
        ['잘린 `.tflite` (보드의 TFLM)', '메시지 없이 알 수 없는 동작'],
      ],
      explain: 'TFLM은 플랫버퍼의 범위를 검사하지 않습니다. 무결성은 애플리케이션이 확인합니다.',
      tags: ['ONNX Runtime', '배포'],
    },
  ],
};
