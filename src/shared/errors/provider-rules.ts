import { LESSONS, type Rule, rulesOf } from './rule.ts';

const ort = rulesOf('ONNX Runtime');
const tflite = rulesOf('TFLite');
const { providers, customBuild, firstSession, tflite: lesson } = LESSONS;

/** What GPUs, NPUs and their libraries say, on a desktop and on a phone. */
export const PROVIDER_RULES: readonly Rule[] = [
  ort(
    'tensorrt-missing',
    /Please install TensorRT libraries|trying to load "?[^"]*onnxruntime_providers_tensorrt|Failed to load library \S*onnxruntime_providers_tensorrt/i,
    'TensorRT 라이브러리가 없거나 찾을 수 있는 경로에 없습니다. 세션은 다음 제공자로 다시 시도합니다.',
    "TensorRT를 쓰지 않는다면 providers에서 'TensorrtExecutionProvider'를 빼세요. 쓰려면 ONNX Runtime의 요구 사항 표에 있는 버전을 설치하고 PATH나 LD_LIBRARY_PATH에 넣으세요.",
    providers,
  ),
  ort(
    'cuda-missing',
    /Failed to create CUDAExecutionProvider|(?:trying to load|Failed to load library) "?[^"]*onnxruntime_providers_cuda|libcu\w+\.so\.\d+: cannot open shared object|cublas\w*\.dll/i,
    'CUDA 제공자를 올리는 데 필요한 CUDA나 cuDNN의 라이브러리가 없거나, 버전이 이 onnxruntime-gpu와 다릅니다. 그대로 두면 CPU에서 실행합니다.',
    '패키지의 버전에 맞는 CUDA와 cuDNN을 설치하고 경로에 넣으세요. session.get_providers()에 CUDAExecutionProvider가 남았는지로 확인합니다.',
    providers,
  ),
  ort(
    'ep-fallback',
    /Falling back to (\[[^\]]*\]) and retrying|Init provider bridge failed/i,
    '첫 번째로 고른 실행 제공자를 만들지 못해, 파이썬이 남은 제공자로 세션을 다시 만듭니다.',
    ([, next]) =>
      `${next === undefined ? '' : `이제 쓰는 것은 ${next}입니다. `}바로 위의 EP Error 줄에 못 만든 이유가 있습니다. session.get_providers()로 결과를 확인하세요.`,
    providers,
    'general',
  ),
  ort(
    'cuda-no-device',
    /CUDA failure 100|no CUDA-capable device is detected/i,
    'CUDA 장치가 보이지 않습니다.',
    'nvidia-smi로 드라이버를 확인하고, CUDA_VISIBLE_DEVICES가 비어 있지 않은지, 컨테이너라면 --gpus 옵션을 주었는지 보세요.',
    providers,
  ),
  ort(
    'cuda-memory',
    /CUDA failure 2:|CUDA error.*out of memory|BFCArena::\w+.*?Failed to allocate memory for requested buffer of size (\d+)/i,
    'ONNX Runtime의 메모리 풀(BFCArena)이 요청받은 버퍼를 잡지 못했습니다. 제공자가 CUDA라면 GPU의 메모리가 모자란 것입니다.',
    ([, bytes]) =>
      `${bytes === undefined ? '' : `모자란 요청은 ${Number(bytes).toLocaleString('ko-KR')}바이트입니다. `}배치나 입력을 줄이고, 다른 프로세스가 메모리를 쥐고 있지 않은지 보세요. gpu_mem_limit을 정했다면 늘리세요.`,
    providers,
  ),
  ort(
    'tensorrt-profile',
    /provide all the dynamic shape inputs with associated profiles/i,
    'TensorRT의 형상 프로파일을 일부 입력에만 주었습니다.',
    'trt_profile_min_shapes, opt_shapes, max_shapes에 동적 입력을 모두 적으세요. 그래프가 나뉘면 나뉜 곳의 입력도 적어야 합니다.',
    providers,
  ),
  ort(
    'memcpy-nodes',
    /(\d+) Memcpy nodes are added to the graph/i,
    '일부 노드가 CPU에 남아 CPU와 GPU 사이의 복사 노드가 들어갔습니다. 오류는 아니지만 느려질 수 있습니다.',
    ([, count]) =>
      `복사 노드는 ${count}개입니다. 로그 수준을 verbose로 두면 어느 노드가 CPU에 남았는지 나옵니다. 그 연산자를 바꾸거나 전부 CPU에서 실행한 시간과 비교하세요.`,
    providers,
  ),
  ort(
    'not-assigned',
    /Some nodes were not assigned to the preferred execution providers/i,
    '몇몇 노드가 먼저 고른 제공자에 배정되지 않았다는 알림입니다. 형상을 계산하는 작은 노드는 일부러 CPU에 둡니다.',
    '오류가 아닙니다. 로그 수준을 verbose로 두면 노드마다의 배정이 나옵니다.',
    providers,
  ),
  ort(
    'coreml-empty',
    /has a dynamic shape \(.*?\) but the runtime shape \(.*?\) has zero elements/i,
    '실행해 보니 원소가 0개인 텐서가 Core ML로 들어갔습니다. Core ML 제공자는 빈 텐서를 받지 못합니다.',
    '검출한 상자가 없을 때 생깁니다. 후처리(NMS 등)를 모델 밖으로 빼거나 RequireStaticShapes를 켜서 그 부분을 CPU에 두세요.',
    providers,
  ),
  ort(
    'coreml-predict',
    /Unable to compute the prediction using a neural network model/i,
    'Core ML이 맡은 부분 그래프를 실행하지 못했습니다. 오래된 형식(NeuralNetwork)에서 자주 납니다.',
    'ModelFormat을 MLProgram으로 바꾸어 보고, 그래도 나면 그 모델은 CPU 제공자로 실행하세요.',
    providers,
  ),
  ort(
    'coreml-symbol',
    /Undefined symbols?.*?AppendExecutionProvider_(\w+)/i,
    '링크한 ONNX Runtime이 그 실행 제공자 없이 빌드되었습니다.',
    ([, name]) =>
      `${name} 제공자가 든 패키지(iOS는 onnxruntime-objc나 onnxruntime-c)를 쓰거나 --use_${name?.toLowerCase()}로 빌드하세요.`,
    customBuild,
  ),
  ort(
    'provider-name',
    /Currently supported values are '\w+'/i,
    '제공자의 이름으로 추가하는 함수가 모르는 이름입니다. 이 함수가 받는 이름은 버전마다 다릅니다.',
    '메시지에 있는 이름만 쓸 수 있습니다. Core ML이 목록에 없으면 전용 함수(appendCoreMLExecutionProvider)를 쓰거나 런타임을 올리세요.',
    providers,
  ),
  ort(
    'qnn-library',
    /libQnn\w+\.so"? not found|Unable to load backend.*Qnn|Qnn\w+\.dll/i,
    'QNN의 백엔드 라이브러리를 찾지 못했습니다.',
    'onnxruntime-android-qnn은 libQnnHtp.so를 함께 넣습니다. 직접 넣었다면 ABI가 arm64-v8a인지, useLegacyPackaging으로 풀려 있는지, backend_path가 맞는지 보세요.',
    providers,
  ),
  ort(
    'qnn-op',
    /QNN\.backendValidateOpConfig\(\) failed for node `?([^`\s]+)`? of type `?(\w+)`?/i,
    'QNN이 이 노드를 자기 장치에서 실행할 수 없다고 답했습니다. 그 노드는 다음 제공자로 넘어갑니다.',
    ([, node, op]) =>
      `노드는 ${node}(${op})입니다. HTP는 양자화한(QDQ) 모델과 고정된 형상을 바랍니다. 형상을 고정하고 양자화해 다시 내보내 보세요.`,
    providers,
  ),
  ort(
    'nnapi-failed',
    /ANEURALNETWORKS_(BAD_DATA|OP_FAILED|UNMAPPABLE|BAD_STATE)|NNAPI returned error/i,
    '기기의 NNAPI 드라이버가 모델을 거절했거나 실행하지 못했습니다. 드라이버는 기기마다 다릅니다.',
    'NNAPI 없이(CPU, XNNPACK) 실행해 확인하세요. NNAPI는 Android 15부터 지원 중단(deprecated)이라 새 앱에는 권하지 않습니다.',
    providers,
  ),
  ort(
    'android-path',
    /Invalid fd was supplied: -1|failed: ?system error number (2|13)\b/i,
    '그 경로의 파일을 열지 못했습니다. 2는 파일이 없다는, 13은 읽을 권한이 없다는 뜻입니다. 앱 안(assets, raw)의 파일에는 경로가 없습니다.',
    'assets나 raw에서 바이트로 읽어 createSession(byte[])에 넘기거나, filesDir로 복사한 뒤 그 경로를 주세요.',
    firstSession,
  ),
  ort(
    'kernel-hash',
    /Failed to find kernel def hash .*? for (\w+)\(/i,
    '축소한 빌드에 .ort가 쓰는 커널이 없습니다.',
    ([, op]) =>
      `${op}가 든 연산자 설정으로 빌드했는지, .ort를 만든 버전과 빌드한 버전이 같은지 확인하세요.`,
    customBuild,
  ),
  ort(
    'python-dll',
    /DLL load failed while importing onnxruntime_pybind11_state/i,
    'onnxruntime의 네이티브 모듈을 올리지 못했습니다. Windows에서는 Visual C++ 재배포 패키지가 없거나 오래된 것이 흔한 이유입니다.',
    'Visual C++ 재배포 패키지(x64)의 최신 버전을 설치하세요. onnxruntime과 onnxruntime-gpu를 함께 설치했다면 둘 다 지우고 하나만 다시 설치하세요.',
    firstSession,
  ),
  ort(
    'python-shadow',
    /module 'onnxruntime' has no attribute/i,
    '불러온 onnxruntime이 진짜 패키지가 아니거나 설치가 깨졌습니다.',
    '작업 폴더에 onnxruntime.py나 onnxruntime 폴더가 있는지 보고, onnxruntime.__file__을 찍어 보세요. 아니라면 onnxruntime과 onnxruntime-gpu를 모두 지우고 하나만 설치하세요.',
    firstSession,
  ),
  ort(
    'numpy-2',
    /compiled using NumPy 1\.x cannot be run in NumPy 2/i,
    '설치한 패키지가 NumPy 1로 빌드되었는데 NumPy 2가 깔려 있습니다.',
    "그 패키지를 NumPy 2를 지원하는 버전으로 올리거나 pip install 'numpy<2'로 맞추세요.",
    firstSession,
  ),
  tflite(
    'tflite-interpreter-memory',
    /Can ?not allocate memory for the interpreter/i,
    'AllocateTensors()가 실패했다는 뜻입니다. 말과 달리 메모리가 모자란 경우는 드물고, 대개 모델을 준비하다가 커널의 확인에 걸린 것입니다.',
    '쌍점(:) 뒤나 logcat의 바로 앞 줄에 실패한 커널이 나옵니다. 그 줄도 함께 붙여 넣으세요. 입력 크기를 바꾸었다면 되돌리고, 오래된 런타임이라면 변환기와 같은 때의 버전으로 올리세요.',
    lesson,
    'general',
  ),
  tflite(
    'tflite-gpu-ops',
    /Following operations are not supported by GPU delegate:? ?(\w+)?/i,
    'GPU 델리게이트가 처리하지 못하는 연산자가 있습니다.',
    ([, op]) =>
      `첫 번째는 ${op ?? '메시지에 있는 연산자'}입니다. CPU(XNNPACK)로 실행하거나, 그 연산자를 바꾸어 다시 변환하세요. 양자화한 모델이라면 setQuantizedModelsAllowed도 확인하세요.`,
    lesson,
  ),
  tflite(
    'tflite-native',
    /UnsatisfiedLinkError.*?org\.tensorflow\.lite|libtensorflowlite\w*\.so"? not found/i,
    'TensorFlow Lite의 네이티브 라이브러리(.so)가 앱에 없거나 올려지지 않았습니다.',
    'abiFilters가 기기의 ABI를 남겼는지, tensorflow-lite와 그 부속 패키지(-gpu, -support)의 버전이 같은지 확인하세요.',
    lesson,
  ),
  tflite(
    'tflite-versions',
    /NoClassDefFoundError.*?org\/tensorflow\/lite|GpuDelegateFactory\$Options/i,
    'TensorFlow Lite의 패키지끼리 버전이 맞지 않거나 하나가 빠졌습니다.',
    'tensorflow-lite, tensorflow-lite-gpu, tensorflow-lite-gpu-api를 같은 버전으로 적으세요.',
    lesson,
  ),
  tflite(
    'tflite-runtime-wheel',
    /No matching distribution found for tflite[-_]runtime|satisfies the requirement tflite[-_]runtime/i,
    '이 파이썬 버전이나 운영체제용 tflite-runtime 패키지가 없습니다. 새 파이썬에는 더 나오지 않습니다.',
    '뒤를 이은 ai-edge-litert를 설치하고 from ai_edge_litert.interpreter import Interpreter로 바꾸세요.',
    lesson,
  ),
];
