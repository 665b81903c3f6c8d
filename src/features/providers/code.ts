import type { OptimizationLevel } from '@/runtime/contract/engine.ts';
import type { ProviderChoice } from '@/runtime/contract/placement.ts';
import type { Choice } from './choice.ts';
import { androidOptions } from './code-android.ts';

export interface Snippet {
  readonly language: 'TypeScript' | 'Java' | 'Kotlin' | 'Swift' | 'Python';
  readonly platform: string;
  readonly code: string;
}

const has = ({ providers }: Choice, name: ProviderChoice['name']) =>
  providers.some((one) => one.name === name);

function bundleOf(choice: Choice): string {
  if (has(choice, 'webgl')) return 'onnxruntime-web/webgl';
  return has(choice, 'webgpu') || has(choice, 'webnn')
    ? 'onnxruntime-web/webgpu'
    : 'onnxruntime-web/wasm';
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** In a page nothing lies beside a model: it is to be handed over. */
const externalOption = ({ externalFiles }: Choice) =>
  externalFiles.length === 0
    ? ''
    : `
  externalData: [ // path는 모델이 부르는 이름 그대로여야 합니다.
${externalFiles.map((path) => `    { path: ${quoted(path)}, data: ${quoted(path)} },`).join('\n')}
  ],`;

/** Elsewhere the runtime looks beside the model by itself, if it is opened by its path. */
const externalNote = ({ externalFiles }: Choice, mark: string) =>
  externalFiles.length === 0
    ? ''
    : `${mark} 가중치를 따로 둔 모델입니다. ${externalFiles.join(', ')} 파일을 모델과 같은 폴더에 두고, 바이트가 아니라 경로로 여세요.\n`;

function typescript(choice: Choice): string {
  const { providers, threads, level, file } = choice;
  const list = providers.map((one) =>
    one.name === 'webnn' ? `{ name: 'webnn', deviceType: '${one.deviceType}' }` : `'${one.name}'`,
  );
  const threadLine = has(choice, 'webgl')
    ? ''
    : `// 첫 세션을 만들기 전에만 바꿀 수 있고, 2 이상은 교차 출처 격리가 있어야 합니다.
ort.env.wasm.numThreads = ${threads};
`;
  return `import * as ort from '${bundleOf(choice)}';

${threadLine}const session = await ort.InferenceSession.create('${file}', {
  executionProviders: [${list.join(', ')}], // 앞에 있을수록 먼저 고릅니다.
  graphOptimizationLevel: '${level}',${externalOption(choice)}
});`;
}

function java(choice: Choice): string {
  const { imports, lines } = androidOptions(choice, 'java');
  return `import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
${imports}
OrtEnvironment env = OrtEnvironment.getEnvironment();
try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
${lines.map((line) => `  ${line}`).join('\n')}
${externalNote(choice, '  //')}  try (OrtSession session = env.createSession("${choice.file}", options)) {
    // session.run(Map.of("입력 이름", 텐서))
  }
}`;
}

function kotlin(choice: Choice): string {
  const { lines } = androidOptions(choice, 'kotlin');
  return `import ai.onnxruntime.OrtEnvironment
import ai.onnxruntime.OrtSession

val env = OrtEnvironment.getEnvironment()
OrtSession.SessionOptions().use { options ->
${lines.map((line) => `    ${line}`).join('\n')}
${externalNote(choice, '    //')}    env.createSession("${choice.file}", options).use { session ->
        // session.run(mapOf("입력 이름" to 텐서))
    }
}`;
}

/** Which compute units come closest to what was asked for; the CPU alone needs no Core ML. */
function computeUnits(providers: readonly ProviderChoice[]): string | null {
  if (providers.some(({ deviceType }) => deviceType === 'npu')) return 'CPUAndNeuralEngine';
  const gpu = ({ name, deviceType }: ProviderChoice) =>
    name === 'webgpu' || name === 'webgl' || deviceType === 'gpu';
  return providers.some(gpu) ? 'CPUAndGPU' : null;
}

const SWIFT_LEVELS: Readonly<Record<OptimizationLevel, string>> = {
  disabled: '.none',
  basic: '.basic',
  extended: '.extended',
  layout: '.all', // layout만 따로 고르는 값은 없습니다.
  all: '.all',
};

function swift(choice: Choice): string {
  const units = computeUnits(choice.providers);
  const coreMl =
    units === null
      ? '// Core ML을 쓰지 않으면 CPU에서만 실행합니다.\n'
      : `try options.appendCoreMLExecutionProvider(withOptionsV2: [
    "ModelFormat": "MLProgram", // Core ML 5(iOS 15)부터
    "MLComputeUnits": "${units}", // 제한할 뿐, 어디서 돌지는 Core ML이 정합니다.
])
`;
  return `import OnnxRuntimeBindings // CocoaPods라면 import onnxruntime_objc

let env = try ORTEnv(loggingLevel: .warning)
let options = try ORTSessionOptions()
${coreMl}try options.setIntraOpNumThreads(${choice.threads})
try options.setGraphOptimizationLevel(${SWIFT_LEVELS[choice.level]})
// path: 앱 번들에 넣은 ${choice.file}의 경로
${externalNote(choice, '//')}let session = try ORTSession(env: env, modelPath: path, sessionOptions: options)`;
}

const PYTHON_LEVELS: Readonly<Record<OptimizationLevel, string>> = {
  disabled: 'ORT_DISABLE_ALL',
  basic: 'ORT_ENABLE_BASIC',
  extended: 'ORT_ENABLE_EXTENDED',
  layout: 'ORT_ENABLE_LAYOUT',
  all: 'ORT_ENABLE_ALL',
};

/** WebNN's devices on a Windows laptop with a Snapdragon, where QNN reaches them. */
const PYTHON_DEVICES = {
  cpu: "'XnnpackExecutionProvider'",
  gpu: "('QNNExecutionProvider', {'backend_path': 'QnnGpu.dll'})",
  npu: "('QNNExecutionProvider', {'backend_path': 'QnnHtp.dll'})",
} as const;

function pythonProvider({ name, deviceType }: ProviderChoice): string {
  if (name === 'webnn') return PYTHON_DEVICES[deviceType ?? 'cpu'];
  return name === 'wasm' ? "'CPUExecutionProvider'" : "'WebGpuExecutionProvider'";
}

function python(choice: Choice): string {
  const { providers, threads, level, file } = choice;
  const list = [...new Set([...providers.map(pythonProvider), "'CPUExecutionProvider'"])];
  return `import onnxruntime as ort

options = ort.SessionOptions()
options.intra_op_num_threads = ${threads}
options.graph_optimization_level = ort.GraphOptimizationLevel.${PYTHON_LEVELS[level]}
${externalNote(choice, '#')}session = ort.InferenceSession(
    '${file}',
    options,
    providers=[
${list.map((one) => `        ${one},`).join('\n')}
    ],  # 이 패키지에 없는 제공자는 경고하고 건너뜁니다.
)
print(session.get_providers())  # 등록된 것일 뿐, 노드가 어디서 돌았는지는 아닙니다.`;
}

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
