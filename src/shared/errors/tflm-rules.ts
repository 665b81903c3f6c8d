import { LESSONS, type Rule, rulesOf } from './rule.ts';

const tflm = rulesOf('TFLM');
const { firstInference, arena, arenaSize, planner, resolver, quantization, flatbuffer } = LESSONS;

/** `available` is unsigned: below zero it wraps around to four thousand millions. */
const WRAPPED = 2 ** 31;

/** What TFLM says to a student: arena, resolver, model, use. */
export const TFLM_RULES: readonly Rule[] = [
  tflm(
    'arena',
    /Failed to (?:resize buffer|allocate (?:tail|temp) memory)\.?|Requested: (\d+), available:? (\d+), missing:? (\d+)/i,
    '텐서 아레나가 모자랍니다. resize buffer는 head(계획 할당), tail은 영구 할당, temp는 임시 할당에서 난 것입니다.',
    ({ input }) => {
      const [, , available = 0, missing] =
        /Requested: (\d+), available:? (\d+), missing:? (\d+)/i.exec(input)?.map(Number) ?? [];
      if (missing === undefined) return '아레나를 늘리고 다시 해 보세요.';
      const wrapped =
        available > WRAPPED
          ? ' available이 40억쯤인 것은 음수가 부호 없는 수로 찍힌 것입니다.'
          : '';
      return `적어도 ${missing}바이트를 더 주고 다시 해 보세요. 이 할당만 지나갈 뿐이라 뒤에서 또 모자랄 수 있습니다. 성공할 때까지 이분 탐색하고 여유를 두세요.${wrapped}`;
    },
    arenaSize,
  ),
  tflm(
    'arena-part',
    /Failed to allocate (?:memory for(?! requested buffer)|variable tensor|temp\. memory)|Failed to initialize (?:tensor|input tensor|output tensor)|Unable to allocate (?:TfLiteAffineQuantization|quantization)|Failed to populate a (?:persistent|temp) TfLiteTensor/i,
    '인터프리터가 쓰는 구조체를 아레나에 놓지 못했습니다. 거의 언제나 아레나가 모자란 것입니다.',
    '바로 앞의 Requested … missing 줄을 보고 아레나를 늘리세요.',
    arena,
    'general',
  ),
  tflm(
    'temps-left',
    /All temp buffers must be freed|Number of allocated temp buffers|ResetTempAllocations\(\) is not called/i,
    '커널이 Prepare에서 빌린 임시 텐서를 돌려주지 않았습니다.',
    '직접 쓴 커널이라면 AllocateTempInputTensor()마다 DeallocateTempTfLiteTensor()를 부르세요.',
    arena,
  ),
  tflm(
    'scratch-limit',
    /Scratch buffer request exceeds limit per operator/i,
    '한 연산자가 스크래치 버퍼를 너무 많이 요청했습니다. 연산자마다 12개까지입니다.',
    '커널의 RequestScratchBufferInArena() 호출 수를 줄이세요.',
    arena,
  ),
  tflm(
    'resolver',
    /Didn't find op for builtin opcode ?'?(\w+)?/i,
    '이 연산자를 리졸버에 등록하지 않았거나, 리졸버의 자리가 모자라 등록에 실패했습니다.',
    ([, op]) =>
      `${op ?? '해당 연산자'}에 맞는 Add…()를 부르고 반환값이 kTfLiteOk인지 확인하세요. TFLM에 아예 없는 연산자일 수도 있습니다.`,
    resolver,
  ),
  tflm(
    'resolver-full',
    /Couldn't register (?:builtin|custom) op|resolver size ?is too ?small/i,
    '리졸버의 템플릿 숫자보다 많은 연산자를 등록하려 했습니다.',
    'MicroMutableOpResolver<N>의 N을 등록하는 개수 이상으로 늘리세요.',
    resolver,
  ),
  tflm(
    'resolver-twice',
    /Calling Add(?:Builtin|Custom) (?:with|for) the same op more than/i,
    '같은 연산자를 두 번 등록했습니다.',
    '겹치는 Add…() 호출을 지우세요. 자리를 차지하지는 않지만 kTfLiteError를 돌려줍니다.',
    resolver,
  ),
  tflm(
    'custom-op',
    /Failed to get registration from op code CUSTOM|CUSTOM builtin_code has no custom_code/i,
    '모델에 사용자 정의 연산자가 있는데 등록하지 않았습니다.',
    'AddCustom("이름", 등록 정보)로 등록하거나, 그 연산자 없이 변환하세요.',
    resolver,
  ),
  tflm(
    'registration',
    /Failed to get registration from op code|Missing registration for opcode_index|builtin_code out of range/i,
    '모델의 연산자 코드에 맞는 커널을 찾지 못했습니다.',
    '앞의 Didn’t find op 줄에서 이름을 확인하세요. 그런 줄이 없다면 모델이 더 새로운 스키마로 변환되었거나 깨졌습니다.',
    resolver,
    'general',
  ),
  tflm(
    'hybrid',
    /Hybrid models are not supported|FLOAT32 with filter type:? INT8/i,
    '활성값은 실수, 가중치는 int8인 동적 범위 양자화 모델입니다. TFLM은 받지 않습니다.',
    '대표 데이터셋으로 완전 정수 양자화를 하거나 float32 모델을 쓰세요.',
    quantization,
  ),
  tflm(
    'dynamic-tensor',
    /has dynamic tensor|Dynamic tensors are not supported/i,
    '크기가 실행할 때 정해지는 텐서가 있습니다. TFLM은 모든 형상을 미리 알아야 계획을 세웁니다.',
    '입력 형상을 고정해 다시 변환하세요. 배치 크기가 -1로 남아 있는 일이 많습니다.',
    planner,
  ),
  tflm(
    'offline-plan',
    /Nbr of offline buffer offsets/i,
    '모델에 든 오프라인 메모리 계획의 항목 수가 텐서 수와 다릅니다.',
    '모델을 바꿨다면 계획도 다시 만드세요. 필요 없다면 OfflineMemoryAllocation 메타데이터를 지우세요.',
    planner,
  ),
  tflm(
    'type',
    /(?:Type|Bias type|Weight type|Input type|data type|Filter type):? \w+ \(?\d*\)? ?not supported|Unsupported (?:data )?type|Type \w+ \(\d+\) not supported/i,
    '커널이 이 자료형을 받지 않습니다.',
    '텐서의 자료형을 확인하고 int8이나 float32로 다시 변환하세요.',
    quantization,
  ),
  tflm(
    'schema',
    /schema version \d* ?not equal|not equal to supported version/i,
    '모델의 스키마 버전이 라이브러리와 다릅니다.',
    '변환기와 런타임의 버전을 맞추세요. 지금은 3입니다. 숫자가 터무니없다면 배열이 모델이 아니거나 잘린 것입니다.',
    flatbuffer,
  ),
  tflm(
    'invoke-early',
    /Invoke\(\) called after initialization failed/i,
    '초기화에 실패한 인터프리터로 Invoke()를 불렀습니다.',
    'AllocateTensors()의 반환값을 확인하고, kTfLiteOk가 아니면 Invoke()를 부르지 마세요.',
    firstInference,
  ),
  tflm(
    'tensor-index',
    /(?:Input|Output) index (\d+) out of range \(length is (\d+)\)/i,
    '없는 번호의 입력이나 출력을 요구했습니다. 이어서 그 포인터를 쓰면 프로그램이 죽습니다.',
    ([, , length]) => `이 모델에는 ${length}개가 있고, 번호는 0부터입니다.`,
    firstInference,
  ),
  tflm(
    'variables',
    /requires resource variables|resource variable/i,
    '상태를 기억하는 변수(VAR_HANDLE)가 있는데 MicroResourceVariables가 없거나 모자랍니다.',
    'MicroResourceVariables::Create()로 만들어 MicroInterpreter에 넘기세요.',
    arena,
  ),
  tflm(
    'kernel-check',
    /tensorflow\/lite\/micro\/kernels\/(\w+)\.cc:(\d+) (.+?)(?: was not true|\(|$)/i,
    '커널이 Prepare에서 확인한 조건이 맞지 않습니다. 파일 이름이 연산자를, 조건이 이유를 말합니다.',
    ([, file, , condition = '']) =>
      `${file} 커널의 “${condition.trim()}”를 읽어 보세요. != 의 양쪽 값은 괄호 안에 있습니다. 자료형이나 형상이 맞지 않는 변환이 대부분입니다.`,
    firstInference,
  ),
  tflm(
    'prepare',
    /Node (\w+) \(number (\d+)f?\) failed to prepare/i,
    '이 노드의 Prepare가 실패했습니다. 이유는 바로 앞의 줄에 있습니다.',
    ([, op, number]) => `${number}번 노드(${op})의 앞 줄을 함께 붙여 넣어 보세요.`,
    firstInference,
    'general',
  ),
  tflm(
    'invoke',
    /Node (\w+) \(number (\d+)\) failed to invoke/i,
    '이 노드를 계산하다 실패했습니다. 이유는 바로 앞의 줄에 있습니다.',
    ([, op, number]) => `${number}번 노드(${op})의 앞 줄을 함께 붙여 넣어 보세요.`,
    firstInference,
    'general',
  ),
  tflm(
    'allocate-failed',
    /AllocateTensors\(\) failed|Failed starting model allocation/i,
    'AllocateTensors()가 실패했습니다. 진짜 이유는 바로 앞의 메시지에 있습니다.',
    '앞 줄을 보고, 상태 → 리졸버 → 아레나 순서로 확인하세요.',
    firstInference,
    'general',
  ),
];
