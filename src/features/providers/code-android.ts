import type { OptimizationLevel } from '@/runtime/contract/engine.ts';
import type { ProviderChoice } from '@/runtime/contract/placement.ts';
import type { Choice } from './choice.ts';

type Language = 'java' | 'kotlin';

const LEVELS: Readonly<Record<OptimizationLevel, string>> = {
  disabled: 'NO_OPT',
  basic: 'BASIC_OPT',
  extended: 'EXTENDED_OPT',
  layout: 'ALL_OPT',
  all: 'ALL_OPT',
};

interface Registration {
  readonly call: string;
  readonly options: Readonly<Record<string, string>>;
  readonly comment: string;
}

/** What registers the counterpart of a web provider on Android; null for the CPU, always there. */
function registration({ name, deviceType }: ProviderChoice, threads: number): Registration | null {
  if (name === 'wasm') return null;
  if (name === 'webgpu' || name === 'webgl') {
    return {
      call: 'addWebGPU',
      options: {},
      comment:
        'WebGPU 제공자를 넣어 빌드한 라이브러리여야 합니다. 없으면 여기서 OrtException이 납니다.',
    };
  }
  if (deviceType === 'cpu') {
    return {
      call: 'addXnnpack',
      options: { intra_op_num_threads: String(threads) },
      comment: 'XNNPACK에는 스레드 풀이 따로 있으니 ORT의 풀은 1로 둡니다.',
    };
  }
  return {
    call: 'addQnn',
    options: { backend_path: deviceType === 'npu' ? 'libQnnHtp.so' : 'libQnnGpu.so' },
    comment: `Snapdragon의 ${deviceType === 'npu' ? 'NPU' : 'GPU'}. onnxruntime-android-qnn 패키지에 있습니다. 노트의 addNnapi()는 Android 15부터 지원 중단입니다.`,
  };
}

const mapOf = (options: Readonly<Record<string, string>>, language: Language): string => {
  const pairs = Object.entries(options);
  if (language === 'java') {
    return `Map.of(${pairs.map(([key, value]) => `"${key}", "${value}"`).join(', ')})`;
  }
  return pairs.length === 0
    ? 'emptyMap()'
    : `mapOf(${pairs.map(([key, value]) => `"${key}" to "${value}"`).join(', ')})`;
};

/** The calls on SessionOptions; the order of registration is the order of preference. */
export function androidOptions(
  { providers, threads, level }: Choice,
  language: Language,
): { readonly imports: string; readonly lines: readonly string[] } {
  const end = language === 'java' ? ';' : '';
  const registrations = providers.flatMap((one) => registration(one, threads) ?? []);
  const xnnpack = registrations.some(({ call }) => call === 'addXnnpack');
  const lines = registrations.flatMap(({ call, options, comment }) => [
    `// ${comment}`,
    `options.${call}(${mapOf(options, language)})${end}`,
  ]);
  if (registrations.length === 0) {
    const map = mapOf({ intra_op_num_threads: String(threads) }, language);
    lines.push(
      '// 등록하지 않으면 CPU 제공자만 씁니다. XNNPACK을 쓰려면 아래를 넣고 ORT의 풀은 1로 둡니다.',
      `// options.addXnnpack(${map})${end}`,
    );
  }
  lines.push(
    `options.setIntraOpNumThreads(${xnnpack ? 1 : threads})${end}`,
    ...(level === 'layout' ? ['// layout만 따로 고르는 값은 없습니다.'] : []),
    `options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.${LEVELS[level]})${end}`,
  );
  return { imports: registrations.length > 0 ? 'import java.util.Map;\n' : '', lines };
}
