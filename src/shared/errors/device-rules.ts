import { LESSONS, type Rule, rulesOf } from './rule.ts';

const ort = rulesOf('ONNX Runtime');
const tflite = rulesOf('TFLite');
const { firstSession, providers, customBuild, flatbuffer, tflite: lesson } = LESSONS;

/** Outside the browser: Python, Android and iOS. */
export const DEVICE_RULES: readonly Rule[] = [
  ort(
    'python-inputs',
    /Required inputs \(\[(.*?)\]\) are missing from input feed|Model requires (\d+) inputs\. Input Feed contains (\d+)/i,
    '모델이 요구하는 입력을 주지 않았거나 이름이 다릅니다.',
    ([, missing]) =>
      `${missing === undefined ? '' : `빠진 것은 ${missing}입니다. `}[i.name for i in session.get_inputs()]로 이름을 모두 확인하세요.`,
    firstSession,
  ),
  ort(
    'no-file',
    /NO_SUCHFILE|Load model .* failed\. File doesn't exist/i,
    '그 경로에 모델 파일이 없습니다.',
    '경로를 절대 경로로 찍어 보세요. Android의 assets 안에 있는 파일에는 경로가 없으니, 바이트로 읽어 createSession(byte[])에 넘기거나 먼저 파일로 복사합니다.',
    firstSession,
  ),
  ort(
    'minimal-build',
    /ONNX format model is not supported in this build/i,
    '최소 빌드(minimal build)에는 .onnx를 읽는 코드가 없습니다. .ort만 읽습니다.',
    '모델을 .ort로 변환해 넣거나, 전체 빌드인 onnxruntime-android를 쓰세요.',
    customBuild,
  ),
  ort(
    'java-cast',
    /class \[\[F cannot be cast to class \[F|\[\[F cannot be cast to \[F/,
    '출력이 [1, N]이면 getValue()는 float[][]인데 float[]로 바꾸려 했습니다.',
    '(float[][]) result.get(0).getValue()로 받거나 OnnxTensor의 getFloatBuffer()를 쓰세요.',
    firstSession,
  ),
  ort(
    'java-create-tensor',
    /no suitable method found for createTensor|None of the following (?:functions|candidates).*createTensor|incompatible types: float\[\] cannot be converted to FloatBuffer/i,
    'createTensor(env, float[], long[])라는 메서드는 없습니다.',
    'OnnxTensor.createTensor(env, FloatBuffer.wrap(data), shape)로 바꾸세요.',
    firstSession,
  ),
  ort(
    'java-native',
    /UnsatisfiedLinkError.*onnxruntime|libonnxruntime(?:4j_jni)?\.so"? not found/i,
    '네이티브 라이브러리(.so)가 앱에 없거나 기기의 ABI와 다릅니다.',
    'onnxruntime-android를 의존성에 넣었는지, abiFilters가 기기의 ABI(arm64-v8a 등)를 남겼는지 확인하세요.',
    customBuild,
  ),
  ort(
    'provider-not-built',
    /(?:not compiled with|execution provider is not (?:enabled|supported)).*?(?:support|build)|Specified provider '\w+' is not in available provider names/i,
    '요구한 실행 제공자가 이 빌드에 들어 있지 않습니다.',
    '그 제공자가 든 패키지(QNN은 onnxruntime-android-qnn, CUDA는 onnxruntime-gpu)를 쓰고, 목록 끝에 CPU를 두세요.',
    providers,
  ),
  ort(
    'python-providers',
    /This ORT build has \[.*\] enabled\. Since ORT 1\.9/i,
    'CPU 말고도 실행 제공자가 있는 빌드에서 무엇을 쓸지 적지 않았습니다.',
    "InferenceSession(path, providers=['CPUExecutionProvider'])처럼 쓸 것을 순서대로 적으세요.",
    providers,
  ),
  ort(
    'provider-failed',
    /EP_FAIL|while running (?:Nnapi|CoreML|QNN|Xnnpack|TensorRT)\w* node/i,
    '실행 제공자가 맡은 부분 그래프를 컴파일하거나 실행하지 못했습니다.',
    '그 제공자 없이 CPU만으로 되는지 먼저 확인하세요. 된다면 동적 형상을 고정하거나 그 제공자가 못 맡는 연산자를 찾으세요.',
    providers,
    'general',
  ),
  ort(
    'device-code',
    /Error code - ORT_(\w+) - message|Domain=onnxruntime Code=(\d+)/i,
    'ONNX Runtime이 돌려준 오류입니다. Java는 ORT_ 뒤의 이름으로, iOS는 Code의 숫자로 종류를 말합니다.',
    '종류보다 message(따옴표 안)의 문장이 이유입니다. 문장 전체를 붙여 넣으세요.',
    firstSession,
    'code',
  ),
  tflite(
    'java-heap',
    /Failed to allocate a (\d+) byte allocation with .*?until OOM/i,
    'Android 앱의 Java 힙이 모자랍니다. 모델이나 그림을 byte[]로 통째로 읽을 때 자주 납니다.',
    ([, bytes]) =>
      `모자란 요청은 ${Number(bytes).toLocaleString('ko-KR')}바이트입니다. 모델은 byte[] 대신 파일을 메모리에 올려(FileChannel.map) 넘기고, 그림은 모델의 크기로 줄여 읽으세요.`,
    lesson,
  ),
  tflite(
    'tflite-set-tensor',
    /Cannot set tensor: Got value of type (\w+) but expected type (\w+)/i,
    '넣은 값의 자료형이 입력 텐서와 다릅니다.',
    ([, got, expected = '']) =>
      `${got} 대신 ${expected}로 넣으세요. numpy라면 .astype('${expected.toLowerCase()}')입니다. INT8·UINT8이면 먼저 스케일과 영점으로 양자화합니다.`,
    LESSONS.quantization,
  ),
  tflite(
    'tflite-set-shape',
    /Cannot set tensor: Dimension mismatch\. Got (\d+) but expected (\d+) for dimension (\d+)/i,
    '넣은 값의 형상이 입력 텐서와 다릅니다. 배치 차원을 빠뜨리는 일이 많습니다.',
    ([, got, expected, at]) =>
      `${at}번 차원에 필요한 크기는 ${expected}, 넣은 크기는 ${got}입니다. np.expand_dims(x, 0)을 하거나 resize_tensor_input()과 allocate_tensors()를 차례로 부르세요.`,
    lesson,
  ),
  tflite(
    'tflite-buffer',
    /Cannot copy to a TensorFlowLite tensor \(([^)]*)\) with (\d+) bytes from a Java Buffer with (\d+) bytes/i,
    'Java 버퍼의 바이트 수가 입력 텐서와 다릅니다. 4배 차이는 uint8 모델에 float를, 또는 그 반대로 넣은 것입니다.',
    ([, name, want, got]) =>
      `텐서 ${name}의 크기는 ${want}바이트, 버퍼는 ${got}바이트입니다. 자료형과 형상을 확인하고 버퍼를 ${want}바이트로 만드세요.`,
    LESSONS.quantization,
  ),
  tflite(
    'tflite-java-type',
    /Cannot convert between a TensorFlowLite tensor with type (\w+) and a Java object/i,
    'Java 배열의 종류가 텐서의 자료형과 다릅니다.',
    ([, type]) =>
      `텐서는 ${type}입니다. UINT8·INT8이면 byte[]나 ByteBuffer를 쓰고, 값은 스케일과 영점으로 양자화하세요.`,
    LESSONS.quantization,
  ),
  tflite(
    'tflite-java-shape',
    /Cannot copy (?:from|to) a TensorFlowLite tensor \([^)]*\) with shape (\[[^\]]*\]) (?:to|from) a Java object with shape (\[[^\]]*\])/i,
    'Java 배열의 형상이 텐서와 다릅니다.',
    ([, tensor, java]) =>
      `텐서는 ${tensor}, 배열은 ${java}입니다. 배열을 텐서의 형상으로 만드세요.`,
    lesson,
  ),
  tflite(
    'tflite-compressed',
    /can not be opened as a file descriptor; it is probably compressed/i,
    'APK를 만들 때 모델이 압축되어 메모리에 그대로 올릴(mmap) 수 없습니다.',
    "build.gradle에 androidResources { noCompress += 'tflite' }를 넣으세요.",
    flatbuffer,
  ),
  tflite(
    'tflite-identifier',
    /Model provided has model identifier '(.{0,4})', should be 'TFL3'|not a valid (?:TensorFlow Lite|flatbuffer) model|Could not open '.*\.tflite'/i,
    '.tflite 파일이 아니거나, 잘렸거나, 경로가 틀렸습니다. 다섯째 바이트부터 TFL3이어야 합니다.',
    ([, found]) =>
      `${found === undefined ? '' : `그 자리에서 읽은 것은 '${found}'입니다. `}파일 크기를 원본과 비교하고, Git LFS의 포인터나 HTML을 받은 것은 아닌지 열어 보세요.`,
    flatbuffer,
  ),
  tflite(
    'tflite-kernel-check',
    /tensorflow\/(?:contrib\/)?lite\/kernels\/(\w+)\.cc:\d+ (.+?)(?: was not true|\((-?\d+ != -?\d+)\))/i,
    '커널이 확인한 조건이 맞지 않습니다. 파일 이름이 연산자를, 조건이 이유를 말합니다.',
    ([, file, condition = '', values]) =>
      `${file} 커널의 “${condition.trim()}”${values === undefined ? '' : `(값은 ${values})`}를 보세요. 입력을 다른 크기로 바꾼 뒤라면 원래 크기로 되돌려 보세요.`,
    lesson,
  ),
  tflite(
    'tflite-no-data',
    /input tensor \d+ lacks data|Invoke called on model that is not ready|tensor data is null\. Run allocate_tensors/i,
    '텐서의 메모리를 잡기 전에 실행하거나 값을 읽었습니다.',
    'allocate_tensors()를 먼저 부르고 입력을 넣은 뒤 invoke()하세요. 입력 크기를 바꿨다면 다시 불러야 합니다.',
    lesson,
  ),
];
