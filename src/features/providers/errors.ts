/** A message of a runtime, what it means, and what to do. */
export interface Explanation {
  readonly id: string;
  readonly runtime: 'TFLM' | 'ONNX Runtime' | 'TFLite' | '브라우저';
  readonly meaning: string;
  readonly fix: string;
  /** Path of the lesson that it belongs to, and its name. */
  readonly lesson: { readonly path: string; readonly title: string } | null;
}

const FIRST_TFLM = { path: 'learn/tflm/first-inference', title: 'TFLM 첫 추론' };
const FIRST_ONNX = { path: 'learn/onnx-runtime/first-session', title: 'ONNX Runtime 첫 세션' };

interface Rule extends Explanation {
  readonly pattern: RegExp;
}

const ort = (id: string, pattern: RegExp, meaning: string, fix: string): Rule => ({
  id,
  pattern,
  runtime: 'ONNX Runtime',
  meaning,
  fix,
  lesson: FIRST_ONNX,
});
const tflm = (id: string, pattern: RegExp, meaning: string, fix: string): Rule => ({
  id,
  pattern,
  runtime: 'TFLM',
  meaning,
  fix,
  lesson: FIRST_TFLM,
});

/** The first that matches counts: what is particular stands before what is general. */
const RULES: readonly Rule[] = [
  ort(
    'protobuf',
    /protobuf parsing failed/i,
    '파일이 ONNX(protobuf)로 읽히지 않습니다. 잘렸거나, HTML 같은 다른 파일입니다.',
    '파일 크기를 원본과 비교하고 다시 내려받으세요. 404 페이지를 저장한 것은 아닌지 텍스트 편집기로 열어 보세요.',
  ),
  ort(
    'no-graph',
    /No graph was found in the protobuf/i,
    '파일이 비었거나 그래프가 없습니다.',
    '내보내기가 끝까지 됐는지, 바이트 수가 0이 아닌지 확인하세요.',
  ),
  ort(
    'ort-truncated',
    /ORT model verification failed/i,
    '.ort(FlatBuffers)의 검증에 실패했습니다. 파일이 잘렸거나 바뀌었습니다.',
    '원본 .onnx에서 다시 변환하세요.',
  ),
  ort(
    'ort-kernel-type',
    /ResolveKernelTypeStr Failed to find op_id|All inputs must be tensors on WebGPU buffers/i,
    '.ort에 저장된 그래프를 WebGPU에 나누어 올리지 못했습니다. .ort는 저장할 때 정한 CPU 노드를 담고 있습니다.',
    ".ort는 executionProviders: ['wasm']으로 여세요. WebGPU에는 .onnx를 쓰세요.",
  ),
  ort(
    'external-data',
    /failed to load external data file|Module\.MountedFiles is not available/i,
    '모델 주소가 404이거나, 가중치를 따로 둔 파일(external data)을 찾지 못했습니다.',
    '네트워크 탭에서 상태 코드를 보세요. 외부 데이터가 맞다면 externalData: [{ path, data }]로 넘기세요.',
  ),
  ort(
    'no-op',
    /No Op registered for (\S+) with domain_version/i,
    '이 opset에는 그런 연산자가 없습니다. 이름이 틀렸거나 더 새로운 opset의 연산자입니다.',
    '내보낼 때의 opset을 확인하고, 런타임이 지원하는 opset으로 다시 내보내세요.',
  ),
  ort(
    'custom-op',
    /is not a registered function\/op/i,
    '사용자 정의 도메인의 연산자입니다. 이 런타임에는 그 구현이 없습니다.',
    '표준 연산자로 바꾸어 내보내거나, 그 연산자를 넣어 직접 빌드해야 합니다.',
  ),
  ort(
    'opset',
    /Opset \d+ is under development|Unsupported model IR version/i,
    '모델이 이 런타임보다 새로운 형식입니다.',
    '더 낮은 opset이나 IR로 내보내거나 런타임을 올리세요.',
  ),
  ort(
    'shape-inference',
    /\[ShapeInferenceError\]/,
    '모델 안의 형상끼리 맞지 않습니다. 입력이 아니라 파일의 문제입니다.',
    '내보낸 코드의 형상을 확인하고, 그래프를 고쳤다면 형상 추론을 다시 돌려 보세요.',
  ),
  ort(
    'no-kernel',
    /Could not find an implementation for/i,
    '연산자는 알지만 이 자료형이나 버전의 커널이 이 빌드에 없습니다.',
    '자료형을 바꾸거나(예: float64 → float32), 모든 자료형이 든 wasm 빌드를 쓰세요. 축소 빌드라면 설정 파일에 빠진 것입니다.',
  ),
  ort(
    'input-missing',
    /input '([^']*)' is missing in 'feeds'/i,
    '모델이 요구하는 입력을 주지 않았습니다.',
    'session.inputNames를 출력해 보고 그 이름 그대로 feeds에 넣으세요.',
  ),
  ort(
    'input-unknown',
    /invalid input '([^']*)'/i,
    '모델에 없는 이름의 입력을 주었습니다.',
    'session.inputNames에 있는 이름을 쓰세요. 대소문자도 구별합니다.',
  ),
  ort(
    'output-unknown',
    /'fetches' contains invalid output name/i,
    '모델에 없는 출력을 요구했습니다.',
    'session.outputNames에 있는 이름을 쓰세요.',
  ),
  ort(
    'rank',
    /Invalid rank for input/i,
    '입력의 차원 수가 다릅니다. 배치 차원을 빠뜨리는 일이 많습니다.',
    '그림 한 장이라도 [1, 1, 8, 8]처럼 배치와 채널을 넣으세요. ONNX는 보통 NCHW입니다.',
  ),
  ort(
    'dimensions',
    /Got invalid dimensions for input/i,
    '차원 수는 맞지만 어느 크기가 다릅니다. NHWC와 NCHW를 바꾼 경우가 많습니다.',
    '메시지의 Got과 Expected를 비교하세요.',
  ),
  ort(
    'dtype',
    /Unexpected input data type/i,
    '텐서의 자료형이 모델과 다릅니다.',
    '메시지의 expected에 맞추어 텐서를 만드세요. tensor(float)은 Float32Array입니다.',
  ),
  ort(
    'tensor-length',
    /Tensor's size\((\d+)\) does not match data length\((\d+)\)/i,
    '형상을 곱한 수와 값의 개수가 다릅니다. 텐서를 만드는 순간에 나는 오류입니다.',
    '형상을 모두 곱해 값의 개수와 같은지 보세요.',
  ),
  ort(
    'no-gpu',
    /Failed to get GPU adapter|removing requested execution provider "webgpu"/i,
    'WebGPU를 요구했지만 쓸 수 있는 GPU가 없습니다.',
    "executionProviders를 ['webgpu', 'wasm']으로 주면 CPU로 이어집니다. 이유는 환경 페이지에 있습니다.",
  ),
  ort(
    'no-backend',
    /no available backend found|backend not found/i,
    '요구한 실행 제공자가 이 번들에 없습니다.',
    "가져오는 번들을 확인하고(onnxruntime-web/webgpu), 목록 끝에 'wasm'을 두세요.",
  ),
  ort(
    'too-large',
    /exceeds maximum supported size \(2GB\)/i,
    'protobuf는 2GB를 넘는 파일을 담지 못합니다.',
    '가중치를 외부 데이터로 나누거나 양자화해 줄이세요.',
  ),
  {
    ...ort(
      'out-of-memory',
      /std::bad_alloc|memory access out of bounds|Out of memory|Cannot enlarge memory/i,
      'WebAssembly 메모리가 모자랍니다. 32비트라 4GiB가 끝입니다.',
      '모델이나 입력을 줄이고, 쓰지 않는 세션은 release()로 닫으세요.',
    ),
  },
  ort(
    'wasm-404',
    /expected magic word 00 61 73 6d/i,
    '.wasm 대신 다른 것(대개 404의 HTML)이 왔습니다.',
    'env.wasm.wasmPaths가 가리키는 주소를 직접 열어 보세요.',
  ),
  {
    id: 'threads',
    pattern: /numThreads is set to|multi-threading is not supported/i,
    runtime: '브라우저',
    meaning: '교차 출처 격리가 없어 스레드를 쓸 수 없습니다. 한 스레드로 계속 실행합니다.',
    fix: '서버가 COOP: same-origin과 COEP: require-corp 헤더를 보내게 하세요.',
    lesson: null,
  },
  tflm(
    'resolver',
    /Didn't find op for builtin opcode '?(\w+)?/i,
    '이 연산자를 리졸버에 등록하지 않았거나, 리졸버의 자리가 모자라 등록에 실패했습니다.',
    '해당하는 Add…()를 부르고 반환값이 kTfLiteOk인지 확인하세요. TFLM에 아예 없는 연산자일 수도 있습니다.',
  ),
  tflm(
    'resolver-full',
    /Couldn't register builtin op/i,
    '리졸버의 템플릿 숫자보다 많은 연산자를 등록하려 했습니다.',
    'MicroMutableOpResolver<N>의 N을 등록하는 개수 이상으로 늘리세요.',
  ),
  tflm(
    'arena',
    /Failed to (?:resize buffer|allocate)|Requested: \d+, available:? \d+, missing/i,
    '텐서 아레나가 모자랍니다. available이 더 작아졌다면 더 늦은 할당까지 간 것입니다.',
    'missing만큼 늘리고 다시 해 보세요. 성공할 때까지 이분 탐색하고 여유를 두세요.',
  ),
  tflm(
    'allocate-failed',
    /AllocateTensors\(\) failed|Failed starting model allocation/i,
    'AllocateTensors()가 실패했습니다. 진짜 이유는 바로 앞의 메시지에 있습니다.',
    '앞 줄을 보고, 상태 → 리졸버 → 아레나 순서로 확인하세요.',
  ),
  tflm(
    'hybrid',
    /Hybrid models are not supported|FLOAT32 with filter type: INT8/i,
    '활성값은 실수, 가중치는 int8인 동적 범위 양자화 모델입니다. TFLM은 받지 않습니다.',
    '대표 데이터셋으로 완전 정수 양자화를 하거나 float32 모델을 쓰세요.',
  ),
  tflm(
    'schema',
    /schema version|not equal to supported version/i,
    '모델의 스키마 버전이 라이브러리와 다릅니다.',
    '변환기와 런타임의 버전을 맞추세요. 지금은 3입니다.',
  ),
  {
    id: 'tflite-op',
    pattern: /Encountered unresolved custom op/i,
    runtime: 'TFLite',
    meaning: '사용자 정의 연산자가 이 빌드에 없습니다.',
    fix: '그 연산자 없이 변환하세요. 이름은 메시지의 custom op 뒤에 있습니다.',
    lesson: null,
  },
  {
    id: 'tflite-flex',
    pattern: /To use dlopen|Select TensorFlow op|Flex ops? /i,
    runtime: 'TFLite',
    meaning: 'TensorFlow의 연산자를 빌려 쓰는(Flex, Select TF ops) 모델입니다.',
    fix: 'TFLITE_BUILTINS만으로 변환하세요. 브라우저와 마이크로컨트롤러에는 Flex가 없습니다.',
    lesson: null,
  },
  {
    id: 'tflite-create',
    pattern: /Failed to create TFLiteWebModelRunner|Can't initialize model/i,
    runtime: 'TFLite',
    meaning:
      '파일이 깨졌거나, 주소가 틀렸거나, 모르는 연산자가 있습니다. 메시지 하나로 셋을 구별하지 못합니다.',
    fix: '바로 앞의 경고(ERROR: …)에 원인이 있습니다. 없다면 파일을 다시 받으세요.',
    lesson: null,
  },
];

/** What a text says that somebody pasted or a runtime threw; null where nothing is known of it. */
export function explain(message: string): Explanation | null {
  const rule = RULES.find(({ pattern }) => pattern.test(message));
  if (rule === undefined) return null;
  const { pattern: _, ...explanation } = rule;
  return explanation;
}
