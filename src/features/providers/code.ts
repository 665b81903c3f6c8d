import type { OptimizationLevel, ProviderChoice } from '@/runtime/contract/placement.ts';

export interface Choice {
  readonly providers: readonly ProviderChoice[];
  readonly threads: number;
  readonly level: OptimizationLevel;
  readonly file: string;
}

export interface Snippet {
  readonly language: 'TypeScript' | 'Java' | 'Kotlin' | 'Swift' | 'Python';
  readonly platform: string;
  readonly code: string;
}

const typescript = ({ providers, threads, level, file }: Choice): string => {
  const list = providers.map((one) =>
    one.name === 'webnn' ? `{ name: 'webnn', deviceType: '${one.deviceType}' }` : `'${one.name}'`,
  );
  const bundle = providers.some(({ name }) => name !== 'wasm')
    ? 'onnxruntime-web/webgpu'
    : 'onnxruntime-web';
  return `import * as ort from '${bundle}';

ort.env.wasm.numThreads = ${threads}; // 첫 세션을 만들기 전에만 바꿀 수 있습니다.
const session = await ort.InferenceSession.create('${file}', {
  executionProviders: [${list.join(', ')}], // 앞에 있을수록 먼저 고릅니다.
  graphOptimizationLevel: '${level}',
});`;
};

const JAVA_LEVELS: Readonly<Record<OptimizationLevel, string>> = {
  disabled: 'NO_OPT',
  basic: 'BASIC_OPT',
  extended: 'EXTENDED_OPT',
  layout: 'ALL_OPT',
  all: 'ALL_OPT',
};

/** What registers the counterpart of a web provider on Android; the CPU is always there. */
const ANDROID: Readonly<Record<string, { readonly java: string; readonly kotlin: string }>> = {
  webgpu: {
    java: 'options.addWebGPU(Map.of()); // GPU',
    kotlin: 'options.addWebGPU(emptyMap()) // GPU',
  },
  webnn: {
    java: 'options.addQnn(Map.of("backend_path", "libQnnHtp.so")); // Snapdragon의 NPU. 노트의 addNnapi()는 Android 15부터 지원 중단입니다.',
    kotlin:
      'options.addQnn(mapOf("backend_path" to "libQnnHtp.so")) // Snapdragon의 NPU. 노트의 addNnapi()는 Android 15부터 지원 중단입니다.',
  },
};

const androidLines = ({ providers }: Choice, language: 'java' | 'kotlin', indent: string): string =>
  [...new Set(providers.map(({ name }) => name))]
    .flatMap((name) => ANDROID[name]?.[language] ?? [])
    .map((line) => `${indent}${line}\n`)
    .join('');

const java = (choice: Choice): string => `import ai.onnxruntime.*;
import java.util.Map;

OrtEnvironment env = OrtEnvironment.getEnvironment();
try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
${androidLines(choice, 'java', '  ')}  options.setIntraOpNumThreads(${choice.threads});
  options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.${JAVA_LEVELS[choice.level]});
  try (OrtSession session = env.createSession("${choice.file}", options)) {
    // session.run(…)
  }
}`;

const kotlin = (choice: Choice): string => `import ai.onnxruntime.OrtEnvironment
import ai.onnxruntime.OrtSession

val env = OrtEnvironment.getEnvironment()
OrtSession.SessionOptions().use { options ->
${androidLines(choice, 'kotlin', '    ')}    options.setIntraOpNumThreads(${choice.threads})
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.${JAVA_LEVELS[choice.level]})
    env.createSession("${choice.file}", options).use { session ->
        // session.run(…)
    }
}`;

/** Which compute units come closest to what was asked for; the CPU alone needs no Core ML. */
function computeUnits(providers: readonly ProviderChoice[]): string | null {
  if (providers.some(({ deviceType }) => deviceType === 'npu')) return 'CPUAndNeuralEngine';
  if (providers.some(({ name, deviceType }) => name === 'webgpu' || deviceType === 'gpu')) {
    return 'CPUAndGPU';
  }
  return providers.some(({ deviceType }) => deviceType === 'cpu') ? 'CPUOnly' : null;
}

const swift = (choice: Choice): string => {
  const units = computeUnits(choice.providers);
  const coreMl =
    units === null
      ? ''
      : `try options.appendCoreMLExecutionProvider(withOptionsV2: [
    "ModelFormat": "MLProgram",
    "MLComputeUnits": "${units}", // 제한할 뿐, 어디서 돌지는 Core ML이 정합니다.
])
`;
  const levels = {
    disabled: 'none',
    basic: 'basic',
    extended: 'extended',
    layout: 'all',
    all: 'all',
  };
  return `import onnxruntime_objc

let env = try ORTEnv(loggingLevel: .warning)
let options = try ORTSessionOptions()
${coreMl}try options.setIntraOpNumThreads(${choice.threads})
try options.setGraphOptimizationLevel(.${levels[choice.level]})
let session = try ORTSession(env: env, modelPath: path, sessionOptions: options)`;
};

const PYTHON_LEVELS: Readonly<Record<OptimizationLevel, string>> = {
  disabled: 'ORT_DISABLE_ALL',
  basic: 'ORT_ENABLE_BASIC',
  extended: 'ORT_ENABLE_EXTENDED',
  layout: 'ORT_ENABLE_LAYOUT',
  all: 'ORT_ENABLE_ALL',
};

const python = ({ providers, threads, level, file }: Choice): string => {
  const names = {
    wasm: 'CPUExecutionProvider',
    webgpu: 'WebGpuExecutionProvider',
    webnn: 'QNNExecutionProvider',
  };
  const list = [...new Set([...providers.map(({ name }) => names[name]), names.wasm])];
  return `import onnxruntime as ort

options = ort.SessionOptions()
options.intra_op_num_threads = ${threads}
options.graph_optimization_level = ort.GraphOptimizationLevel.${PYTHON_LEVELS[level]}
session = ort.InferenceSession(
    '${file}',
    options,
    providers=[${list.map((name) => `'${name}'`).join(', ')}],
)
print(session.get_providers())  # 등록된 것일 뿐, 노드가 어디서 돌았는지는 아닙니다.`;
};

/** The same choice as each platform's API writes it. */
export function snippetsOf(choice: Choice): readonly Snippet[] {
  return [
    { language: 'TypeScript', platform: '이 페이지', code: typescript(choice) },
    { language: 'Java', platform: 'Android, 노트의 예', code: java(choice) },
    { language: 'Kotlin', platform: 'Android', code: kotlin(choice) },
    { language: 'Swift', platform: 'iOS', code: swift(choice) },
    { language: 'Python', platform: '데스크톱', code: python(choice) },
  ];
}
