import { describe, expect, it } from 'vitest';
import { quiz as tflmQuiz } from '../../../../content/2-tflm/1-first-inference/quiz.ts';
import { quiz as arenaQuiz } from '../../../../content/2-tflm/2-arena/quiz.ts';
import { quiz as sizeQuiz } from '../../../../content/2-tflm/3-arena-size/quiz.ts';
import { quiz as plannerQuiz } from '../../../../content/2-tflm/4-planner/quiz.ts';
import { quiz as resolverQuiz } from '../../../../content/2-tflm/5-resolver/quiz.ts';
import { quiz as quantQuiz } from '../../../../content/2-tflm/6-quantization/quiz.ts';
import { quiz as onnxQuiz } from '../../../../content/3-onnx/2-first-session/quiz.ts';
import { quiz as providersQuiz } from '../../../../content/3-onnx/3-providers/quiz.ts';
import { quiz as buildQuiz } from '../../../../content/3-onnx/4-custom-build/quiz.ts';
import { keyPointsOf, markKeyPoints } from './key-points.ts';

const POINTS = [
  { label: '정적 할당', accept: ['미리 잡'] },
  { label: '실행 제공자', accept: [] },
  { label: '단편화 없음', accept: ['단편화'] },
];
const states = (answer: string, points = POINTS) =>
  markKeyPoints(answer, points).map(({ state }) => state);

describe('key points in a typed answer', () => {
  it('are found by any name of the thing, Korean or English', () => {
    expect(states('static allocation을 하고 EP는 하나입니다')).toEqual([
      'found',
      'found',
      'missing',
    ]);
  });

  it('are doubtful where the sentence turns them round, and found where another does not', () => {
    expect(states('정적 할당이 아닙니다.')[0]).toBe('negated');
    expect(states('정적 할당이 아닌 줄 알았는데 메모리를 미리 잡습니다.')[0]).toBe('found');
  });

  it('that say no themselves are said by yes and by no', () => {
    expect(states('단편화가 없습니다.')[2]).toBe('found');
  });

  it('say where they were found', () => {
    const answer = '메모리는 정적으로 할당합니다.';
    const [mark] = markKeyPoints(answer, POINTS);
    expect(mark?.state === 'found' && answer.slice(mark.from, mark.to)).toBe('정적으로 할당');
  });
});

describe('the points of an answer', () => {
  it('are the rubric, then bold terms and table rows that it does not cover', () => {
    const answer =
      '**텐서 아레나(Tensor Arena)**에 둡니다. **상호운용성**도 있습니다.\n\n| 구분 | 값 |\n| :-- | :-- |\n| **대상 기기** | MCU |\n| 아레나 | 정적 |\n\n끝';
    expect(
      keyPointsOf(answer, [{ label: '아레나', accept: [] }]).map(({ label }) => label),
    ).toEqual(['아레나', '상호운용성', '대상 기기']);
  });
});

const QUESTIONS = new Map(
  [
    tflmQuiz,
    arenaQuiz,
    sizeQuiz,
    plannerQuiz,
    resolverQuiz,
    quantQuiz,
    onnxQuiz,
    providersQuiz,
    buildQuiz,
  ]
    .flatMap(({ questions }) => questions)
    .flatMap((question) => [question, ...question.followUps])
    .map((question) => [question.id, question]),
);

/** As students type: the labels that ought to be found, all others ought not. */
const ANSWERS: readonly (readonly [id: string, answer: string, found: readonly string[]])[] = [
  [
    'tflm-vs-tflite',
    'TFLite는 폰처럼 OS가 있는 기기에서 돌고 TFLM은 MCU에서 베어메탈로 돕니다. TFLM은 malloc 없이 tensor arena 하나만 쓰고, 필요한 op만 등록해서 바이너리가 수십 KB입니다.',
    ['대상 기기', '운영체제', '메모리 할당 방식', '텐서 아레나', '바이너리 크기', '선별한 연산자'],
  ],
  ['tflm-vs-tflite', '프로그램이 더 작고 가볍습니다. 최적화도 잘 되어 있습니다.', []],
  [
    'tflm-vs-tflite',
    '둘 다 스마트폰에서 씁니다. 포지션이 비슷하고 op의 차이는 모르겠습니다.',
    ['대상 기기', '선별한 연산자'],
  ],
  [
    'tflm-inference-order',
    '모델을 GetModel로 읽고 리졸버에 연산자를 등록합니다. 아레나를 주고 인터프리터를 만든 다음 allocate tensors를 부르고 status를 확인합니다. 입력을 채우고 invoke 합니다.',
    ['모델', '연산자 리졸버', '텐서 아레나', 'AllocateTensors()', 'Invoke()', '상태 확인'],
  ],
  ['tflm-inference-order', '모델을 불러와서 그냥 돌리면 됩니다.', ['모델']],
  [
    'arena-contents',
    'Head 쪽에는 중간텐서와 입출력이, tail에는 영속 데이터인 구조체가 들어갑니다. 웨이트는 플래시에 있어서 안 들어갑니다.',
    ['입출력과 중간 텐서', 'head (계획 할당)', 'tail (영구 할당)', '가중치는 플래시에'],
  ],
  ['arena-contents', '비영속 텐서만 들어갑니다.', ['head (계획 할당)']],
  ['arena-contents', '가중치가 들어갑니다.', []],
  [
    'arena-no-malloc',
    'heap이 없는 칩에서도 돌고 메모리가 조각나지 않습니다. 실행시간이 예측가능하고 최대 사용량을 미리 알 수 있습니다. 대신 dynamic shape은 안 됩니다.',
    ['힙 불필요', '단편화 없음', '예측 가능', '최대 메모리를 미리 앎', '동적 형상 불가'],
  ],
  [
    'arena-used-not-needed',
    '그 값은 할당이 끝난 후의 사용량이라서 할당 중에 쓰는 temp 메모리와 planner의 작업공간이 빠져 있습니다. 그래서 이진탐색으로 재어 보고 마진을 둡니다.',
    ['끝난 뒤의 양', '임시 데이터', '플래너 작업 공간', '재어서 찾기', '여유'],
  ],
  ['arena-used-not-needed', '잘 모르겠습니다. 버그 아닐까요?', []],
  [
    'planner-problem',
    '텐서의 lifetime과 크기를 보고 겹치지 않는 것끼리 같은 자리를 다시 써서 높이를 줄입니다. bin packing이라 greedy로 큰 버퍼부터 놓고 optimal은 아닐 수 있습니다.',
    ['수명', '재사용', '빈 패킹', '탐욕법', '큰 것부터', '최적이 아닐 수 있음'],
  ],
  ['planner-problem', '메모리를 재사용하지 않고 순서대로 놓습니다.', []],
  [
    'resolver-binary-size',
    '등록한 커널만 참조되니까 링커가 나머지를 지웁니다. 모두 등록하면 커집니다.',
    ['참조하는 커널만', '링커가 제거', '모두 등록하면 커짐'],
  ],
  ['resolver-binary-size', 'framework가 원래 작아서 그렇습니다.', []],
  [
    'quant-io',
    '입력은 x/scale을 round 해서 zero-point를 더하고 -128~127로 clamp 합니다. scale은 tensor params에서 읽습니다.',
    ['스케일', '영점', '반올림', '범위로 자르기', 'params에서 읽기'],
  ],
  ['quant-io', '스케일을 곱하지 않고 그대로 float으로 넣습니다.', []],
  [
    'ep-partitioning',
    'EP 등록 순서가 우선순위이고, 서브그래프 단위로 나눈 다음 나머지는 CPU로 fallback 됩니다. 경계마다 copy가 생겨서 느려질 수 있습니다.',
    ['등록 순서', '부분 그래프 배정', 'CPU EP로 폴백', '경계의 복사 비용'],
  ],
  [
    'ort-strength',
    '여러 프레임워크의 모델을 ONNX로 바꿔서 안드로이드와 iOS에서 같이 씁니다. Execution Provider로 가속하고 그래프를 fuse 합니다. 실제 이득은 측정해야 합니다.',
    [
      '상호운용성',
      'ONNX 표준 형식',
      '실행 제공자',
      '그래프 최적화',
      '크로스플랫폼',
      '이득은 재어 봐야 함',
    ],
  ],
  [
    'ort-binary-size',
    '앱 용량이 크면 다운로드를 망설입니다. custom build로 필요한 연산자만 넣고 minimal build는 ort 포맷만 읽습니다.',
    ['다운로드·저장 공간', '커스텀 빌드', '필요한 연산자만', '최소 빌드', '.ort'],
  ],
  [
    'arena-two-ends',
    '수명이 다르니까 양쪽 끝에서 자라게 하면 미리 크기를 나눌 필요가 없고, 둘이 만나면 메모리가 부족한 겁니다.',
    ['수명이 다른 두 스택', '양 끝', '경계를 미리 정하지 않음', '만나면 부족'],
  ],
  ['arena-two-ends', '그냥 그렇게 만들었기 때문입니다.', []],
  [
    'quant-requantise',
    'int32 accumulator에 scale 비율을 곱해야 하는데 float을 못 쓰니까 fixed-point multiplier와 right shift로 바꿔서 적용하고 zero point를 더한 다음 clamp합니다.',
    [
      'M = 입력 × 가중치 ÷ 출력 스케일',
      '고정소수점 승수',
      '시프트',
      'int32 누산',
      '영점을 더하고 자름',
    ],
  ],
  [
    'ort-minimal-or-reduced',
    '최소 빌드는 onnx 파서를 빼서 ort만 읽고, 축소 빌드는 안 쓰는 커널을 빼는 겁니다. 같이 쓸 수 있습니다.',
    [
      '최소 빌드: 로더와 최적화기 제외',
      '.ort만',
      '축소 빌드: 커널과 자료형 제외',
      '함께 쓸 수 있음',
    ],
  ],
  [
    'planner-skip',
    'skip connection이 더해질 때까지 텐서가 계속 살아 있어야 해서 그 공간을 재사용할 수 없습니다.',
    ['오래 살아 있음', '더해질 때까지', '다른 텐서가 자리를 못 씀'],
  ],
  [
    'ep-available-list',
    '아니요. 빌드에 포함되어 있다는 뜻입니다. verbose 로그로 봐야 하고 CPU 폴백을 끄는 옵션도 있습니다.',
    ['빌드에 든 목록일 뿐', '노드 배치 로그', 'disable_cpu_ep_fallback'],
  ],
];

describe('answers as students type them', () => {
  it.each(ANSWERS)('%s: %s', (id, answer, expected) => {
    const question = QUESTIONS.get(id);
    const points = keyPointsOf(question?.answer ?? '', question?.keyPoints ?? []);
    const marks = markKeyPoints(answer, points);
    const found = points.filter((_, index) => marks[index]?.state === 'found');
    expect(found.map(({ label }) => label)).toEqual(expected);
  });
});
