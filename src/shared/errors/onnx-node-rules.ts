import { LESSONS, type Rule, rulesOf } from './rule.ts';

const ort = rulesOf('ONNX Runtime');
const { onnxMobile, firstSession, providers, customBuild } = LESSONS;

/** What nodes say while they run and while their session is built, as it was provoked with 1.30. */
export const ONNX_NODE_RULES: readonly Rule[] = [
  ort(
    'reshape',
    /cannot be reshaped to the requested shape\.? Input shape: ?(\{[^}]*\}), requested shape: ?(\{[^}]*\})/i,
    'Reshape가 원소의 개수를 맞추지 못했습니다. 배치 크기를 1로 굳혀 내보낸 모델에 다른 배치를 넣을 때 흔합니다.',
    ([, from, to]) =>
      `${from}의 원소 수가 ${to}에 들어맞지 않습니다. 내보낼 때의 크기로 넣거나, 그 차원을 동적(dynamic)으로 다시 내보내세요.`,
    onnxMobile,
  ),
  ort(
    'broadcast',
    /Attempting to broadcast an axis by a dimension other than 1\. (\d+) by (\d+)|Can broadcast \d+ by|Incompatible dimensions/i,
    '두 입력의 형상을 서로 맞춰 늘릴(broadcast) 수 없습니다. 맞댄 차원은 같거나 한쪽이 1이어야 합니다.',
    ([, a, b]) =>
      `${a === undefined ? '' : `맞댄 크기는 ${a}, ${b}입니다. `}Name 뒤의 노드로 들어가는 두 형상을 확인하고, 입력의 크기가 내보낼 때와 같은지 보세요.`,
    onnxMobile,
  ),
  ort(
    'matmul-shape',
    /MatMul dimension mismatch|GEMM: Dimension mismatch|left operand cannot broadcast|Dimension mismatch, W:/i,
    '행렬 곱의 안쪽 차원이 다릅니다. 앞의 펼치기(Flatten)가 내보낼 때와 다른 크기를 낸 것이 보통입니다.',
    '입력의 높이와 너비가 내보낼 때와 같은지 확인하세요.',
    onnxMobile,
  ),
  ort(
    'out-of-bounds',
    /indices element out of data bounds, idx=(-?\d+) must be within the inclusive range \[(-?\d+),(-?\d+)\]/i,
    'Gather가 표에 없는 번호를 받았습니다. 토크나이저의 어휘와 모델의 어휘가 다를 때 흔합니다.',
    ([, index, low, high]) =>
      `번호 ${index}가 들어왔고, ${low}부터 ${high}까지만 있습니다. 이 모델과 짝인 토크나이저인지 확인하세요.`,
    firstSession,
  ),
  ort(
    'node-input-shape',
    /Invalid input shape: \{[^}]*\}|kernel shape is larger than|Input channels C is not equal to kernel channels/i,
    '노드에 들어온 크기가 커널(필터)보다 작거나 채널 수가 다릅니다. 파일이 크기를 열어 둔 차원에 너무 작은 수를 넣은 경우가 많습니다.',
    '높이와 너비 같은 열린 차원의 크기를 모델이 배운 크기(예: 224)로 정하고, NCHW 순서인지 확인하세요.',
    firstSession,
  ),
  ort(
    'output-shape',
    /Expected shape from model of (\{[^}]*\}) does not match actual shape of (\{[^}]*\})/i,
    '파일에 적힌 출력의 형상과 실제 출력의 형상이 다릅니다. 경고이며, 결과는 실제 형상으로 나옵니다.',
    ([, written, actual]) =>
      `파일에는 ${written}, 실제로는 ${actual}입니다. 배치 크기를 굳혀 내보냈다면 그 차원을 동적으로 다시 내보내세요.`,
    onnxMobile,
  ),
  ort(
    'f16-device',
    /requires f16 but the device does not support it/i,
    '이 GPU는 16비트 실수(shader-f16)를 계산하지 못하는데 모델이 float16입니다.',
    "executionProviders를 ['wasm']으로 바꾸거나 float32 모델을 쓰세요. GPU가 하는 일은 환경 페이지에 있습니다.",
    providers,
  ),
  ort(
    'no-provider',
    /Provider type for (\S+) node with name '([^']*)' is not set/i,
    '어떤 실행 제공자도 이 노드를 맡지 못했습니다. WebGPU 번들은 CPU 커널도 종류가 적어(문자열 등이 빠져) 폴백할 곳이 없습니다.',
    ([, op]) =>
      `executionProviders를 ['wasm']으로 바꾸면 모든 커널이 든 번들로 실행됩니다. 꼭 GPU가 필요하다면 ${op} 노드를 모델에서 빼세요.`,
    providers,
  ),
  ort(
    'integer-overflow',
    /SafeIntOnOverflow|SafeIntExceptionHandler|Integer overflow/i,
    '한 텐서의 바이트 수가 런타임이 셀 수 있는 범위(32비트 WebAssembly에서 4GiB)를 넘었습니다.',
    '입력의 크기나 배치를 줄이세요. 어느 노드인지는 형상을 곱해 보면 찾을 수 있습니다.',
    firstSession,
  ),
  ort(
    'ort-type',
    /Unsupported tensor data type .*Invalid ORT format model|We do not support type \[\d+\] for now/i,
    '.ort 형식이 담지 못하는 자료형(int4나 optional)이 모델에 있습니다. .onnx로는 실행할 수 있습니다.',
    '.ort로 바꾸지 말고 .onnx를 쓰거나, 그 자료형 없이 다시 내보내세요.',
    customBuild,
  ),
  ort(
    'optional-type',
    /MLDataType for: optional\(|Reading data from non-tensor typed value/i,
    '텐서가 아닌 값(sequence나 optional)이 입력이나 출력에 있습니다. onnxruntime-web은 텐서만 주고받습니다.',
    '내보낼 때 목록을 이어 붙여(Concat) 텐서 하나로 내보내세요.',
    onnxMobile,
  ),
  ort(
    'web-type',
    /unsupported data type: (\d+)/i,
    '이 자료형의 텐서를 자바스크립트에서 주고받지 못합니다. 16은 bfloat16입니다.',
    '입력과 출력에 Cast를 넣어 float32나 float16으로 다시 내보내세요. 모델 안쪽은 그대로여도 됩니다.',
    onnxMobile,
  ),
  ort(
    'same-name',
    /two nodes with same node name \(([^)]*)\)/i,
    '두 노드의 이름이 같습니다. ONNX는 한 그래프 안의 노드 이름이 서로 다르기를 요구합니다.',
    ([, name]) => `파이썬 onnx로 열어 '${name}'의 하나를 다른 이름으로 바꾸고 저장하세요.`,
    onnxMobile,
  ),
  ort(
    'invalid-graph',
    /This is an invalid model\.|INVALID_GRAPH|graph is not acyclic|Missing Input:/i,
    '그래프가 ONNX의 규칙에 맞지 않습니다. 고쳐 쓴 그래프에서 이름이나 연결이 어긋난 것입니다.',
    '파이썬에서 onnx.checker.check_model("model.onnx", full_check=True)를 돌리면 어느 노드인지 나옵니다.',
    onnxMobile,
    'general',
  ),
  ort(
    'session-busy',
    /Session already started|Session mismatch/i,
    '한 세션의 run()이 끝나기 전에 다른 run()을 불렀습니다. onnxruntime-web의 GPU 쪽은 한 번에 하나만 합니다.',
    '앞의 run()을 await한 뒤에 다음을 부르세요.',
    firstSession,
  ),
  ort(
    'tensor-data',
    /A (\w+) tensor's data must be type of|Cannot convert \S+ to a BigInt|cannot be converted to a BigInt/i,
    '텐서의 자료형과 자바스크립트 배열의 종류가 다릅니다. int64는 수가 아니라 BigInt를 받습니다.',
    'float32는 Float32Array, int64는 BigInt64Array(값은 1n처럼)로 만드세요.',
    firstSession,
  ),
  ort(
    'node-failed',
    /Non-zero status code returned while running (\S+) node\. Name: ?'([^']*)'/i,
    '모델은 열렸지만 실행하던 노드가 실패했습니다. 이유는 Status Message 뒤에 있습니다.',
    ([, op, name]) =>
      `${op} 노드 '${name}'에 들어간 형상과 자료형을 확인하세요. 입력의 크기를 내보낼 때와 같게 하면 대개 풀립니다.`,
    onnxMobile,
    'general',
  ),
];
