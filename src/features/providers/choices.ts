import type { ProviderChoice } from '@/runtime/contract/placement.ts';
import type { Probe } from '@/shared/browser/probe.ts';

/** What the browser says that decides which providers there are. */
export type Ground = Pick<
  Probe,
  'isolated' | 'cores' | 'simd' | 'jspi' | 'webgpu' | 'webnn' | 'webgl'
>;

export interface Provider {
  readonly id: string;
  readonly choice: ProviderChoice;
  readonly title: string;
  readonly available: boolean;
  readonly reason: string;
  /** What stands in its place on a phone. */
  readonly counterpart: string;
  /** Section of the environment page that says more. */
  readonly environment: string;
}

const NO_JSPI =
  'GPU용 ONNX Runtime은 JSPI(JavaScript Promise Integration)로 빌드한 파일을 쓰는데, 이 브라우저에는 JSPI가 없습니다.';

function wasm({ isolated, cores, simd }: Ground): Provider {
  return {
    id: 'wasm',
    choice: { name: 'wasm' },
    title: 'wasm (CPU)',
    available: simd,
    reason: !simd
      ? '이 브라우저에는 WebAssembly SIMD가 없어 이 빌드를 불러올 수 없습니다.'
      : isolated
        ? `SIMD 커널을 쓰고, 스레드는 ${cores ?? 1}개까지 고를 수 있습니다.`
        : '페이지가 격리되지 않아 스레드를 하나만 씁니다. SIMD 커널은 그대로 씁니다.',
    counterpart:
      '기본 CPU 제공자와 XNNPACK. XNNPACK은 따로 등록해야 하는 제공자이고, 이 빌드의 커널은 ONNX Runtime 자체의 것입니다.',
    environment: 'threads',
  };
}

function webgpu({ webgpu: gpu, jspi }: Ground): Provider {
  const reasons = {
    missing:
      '이 브라우저에는 WebGPU가 없거나 꺼져 있습니다. 보안 연결(https, localhost)인지도 확인하세요.',
    noAdapter: 'WebGPU는 있지만 쓸 수 있는 GPU 어댑터를 찾지 못했습니다.',
    ready: 'GPU에서 계산합니다. 커널이 없는 노드는 CPU로 넘어갑니다.',
  };
  const software =
    gpu.state === 'ready' && gpu.software
      ? ' 다만 이 어댑터는 소프트웨어로 흉내 낸 것이라 CPU보다 느립니다.'
      : '';
  return {
    id: 'webgpu',
    choice: { name: 'webgpu' },
    title: 'webgpu (GPU)',
    available: gpu.state === 'ready' && jspi,
    reason: gpu.state === 'ready' && !jspi ? NO_JSPI : reasons[gpu.state] + software,
    counterpart:
      'Android의 WebGPU 제공자와 LiteRT의 GPU 델리게이트, iOS에서는 Core ML이 고르는 GPU',
    environment: 'webgpu',
  };
}

const WEBNN_COUNTERPARTS = {
  cpu: 'XNNPACK처럼 CPU에 맞춘 커널. Core ML에서는 MLComputeUnits의 CPUOnly',
  gpu: 'Core ML의 CPUAndGPU',
  npu: 'Snapdragon의 QNN(HTP), Apple의 Neural Engine(Core ML). Android의 NNAPI도 이 자리였지만 Android 15에서 지원 중단(deprecated)되었습니다',
} as const;

function webnn(deviceType: 'cpu' | 'gpu' | 'npu', { webnn: nn, jspi }: Ground): Provider {
  const works = nn.deviceTypes.includes(deviceType);
  return {
    id: `webnn-${deviceType}`,
    choice: { name: 'webnn', deviceType },
    title: `webnn (${deviceType})`,
    available: works && jspi,
    reason: !nn.present
      ? '이 브라우저는 WebNN을 제공하지 않습니다. 아직 실험 기능입니다.'
      : !works
        ? `WebNN은 있지만 ${deviceType} 장치로 컨텍스트를 만들지 못했습니다.`
        : jspi
          ? '운영체제의 추론 API에 부분 그래프를 맡깁니다.'
          : NO_JSPI,
    counterpart: WEBNN_COUNTERPARTS[deviceType],
    environment: 'webnn',
  };
}

function webgl({ webgl: renderer }: Ground): Provider {
  return {
    id: 'webgl',
    choice: { name: 'webgl' },
    title: 'webgl (예전 GPU)',
    available: renderer !== null,
    reason:
      renderer === null
        ? '그래픽 가속이 꺼져 있거나 막혀 있습니다.'
        : '패키지에 아직 남아 있는 예전 백엔드입니다. 다른 제공자와 섞을 수 없고, 로그와 프로파일이 없습니다. 새 프로젝트라면 WebGPU를 쓰세요.',
    counterpart: 'OpenGL ES로 계산하던 초기 GPU 델리게이트',
    environment: 'webgl',
  };
}

export function providersOf(ground: Ground): readonly Provider[] {
  return [
    wasm(ground),
    webgpu(ground),
    webnn('cpu', ground),
    webnn('gpu', ground),
    webnn('npu', ground),
    webgl(ground),
  ];
}
