import type { Probe } from '@/shared/browser/probe.ts';
import { formatBytes, formatInteger } from '@/shared/format/units.ts';

/** One line of the page: what was asked, the answer, and what it means. */
export interface Finding {
  readonly id: string;
  readonly title: string;
  readonly available: boolean;
  /** What the browser answered. */
  readonly value: string;
  /** Why it is so, and what could be done. */
  readonly reason: string;
  /** What it changes in the lab. */
  readonly effect: string;
  /** What it corresponds to on a device. */
  readonly counterpart: string;
}

function isolation({ isolated, secure }: Probe): Finding {
  return {
    id: 'isolation',
    title: '교차 출처 격리(Cross-Origin Isolation)',
    available: isolated,
    value: isolated ? '격리됨' : '격리되지 않음',
    reason: isolated
      ? '서버가 COOP: same-origin과 COEP: require-corp 헤더를 보냈습니다.'
      : secure
        ? '서버가 COOP와 COEP 헤더를 보내지 않았습니다. 헤더를 정할 수 없는 호스트에서는 이렇게 됩니다.'
        : 'https나 localhost가 아닌 주소로 열었습니다. 보안 연결로 다시 여세요.',
    effect: '격리되어야 SharedArrayBuffer와 스레드를 쓸 수 있습니다.',
    counterpart: '해당하는 것이 없습니다. 앱은 처음부터 스레드를 쓸 수 있습니다.',
  };
}

function threads({ isolated, sharedMemory, cores }: Probe): Finding {
  const available = isolated && sharedMemory && (cores ?? 1) > 1;
  return {
    id: 'threads',
    title: 'WebAssembly 스레드',
    available,
    value: cores === null ? '코어 수를 알 수 없음' : `논리 코어 ${formatInteger(cores)}개`,
    reason: available
      ? 'ONNX Runtime과 TFLite가 여러 스레드를 쓸 수 있습니다.'
      : isolated
        ? '코어가 하나뿐이라 스레드를 늘려도 빨라지지 않습니다.'
        : '격리되지 않은 페이지에서는 SharedArrayBuffer가 막혀 있어 한 스레드로만 실행합니다.',
    effect: '스레드 수는 첫 세션을 만들기 전에 정해야 합니다. TFLM은 언제나 한 스레드입니다.',
    counterpart: 'XNNPACK과 ONNX Runtime의 intra-op 스레드 풀',
  };
}

function simd({ simd: fixed, relaxedSimd }: Probe): Finding {
  return {
    id: 'simd',
    title: 'WebAssembly SIMD',
    available: fixed,
    value: fixed ? (relaxedSimd ? '128비트, relaxed SIMD 포함' : '128비트') : '없음',
    reason: fixed
      ? '한 명령으로 16바이트를 함께 계산합니다.'
      : '이 브라우저는 SIMD 명령을 모릅니다. 브라우저를 최신으로 올려 보세요.',
    effect: fixed
      ? `세 런타임 모두 SIMD로 빌드한 커널을 씁니다. TFLM 엔진은 ${relaxedSimd ? 'relaxed SIMD' : 'SIMD'} 빌드를 불러옵니다.`
      : 'TFLM 엔진은 SIMD 없는 빌드를 불러오며 결과의 비트는 같습니다. ONNX Runtime과 TFLite는 불러올 수 없습니다.',
    counterpart: 'Arm의 NEON, Cortex-M의 CMSIS-NN이 쓰는 DSP 명령과 Helium',
  };
}

function webgpu({ webgpu: gpu, secure }: Probe): Finding {
  const common = {
    id: 'webgpu',
    title: 'WebGPU',
    effect:
      'ONNX Runtime의 webgpu 실행 제공자가 이것으로 계산합니다. 스레드와는 함께 쓸 수 없습니다.',
    counterpart: '스마트폰의 GPU 제공자와 GPU 델리게이트',
  };
  switch (gpu.state) {
    case 'ready':
      return {
        ...common,
        available: true,
        value: gpu.adapter || '어댑터 이름 비공개',
        reason: [
          gpu.software
            ? 'GPU가 아니라 CPU에서 흉내 내는 소프트웨어 어댑터입니다. 배치는 진짜와 같지만 속도는 그렇지 않습니다.'
            : '쓸 수 있는 GPU 어댑터를 찾았습니다.',
          `한도: 버퍼 ${formatBytes(gpu.limits.maxBufferSize)}, 셰이더에 묶는 버퍼 ${formatBytes(gpu.limits.maxStorageBufferBindingSize)}, 작업 그룹의 스레드 ${formatInteger(gpu.limits.maxComputeInvocationsPerWorkgroup)}개와 공유 메모리 ${formatBytes(gpu.limits.maxComputeWorkgroupStorageSize)}.`,
          `16비트 실수(f16)는 ${gpu.shaderF16 ? '지원합니다' : '지원하지 않습니다'}.`,
          gpu.timestamps
            ? '커널마다의 GPU 시간을 잴 수 있습니다.'
            : '커널마다의 GPU 시간은 잴 수 없어, 넘겨준 시간만 보입니다.',
        ].join(' '),
      };
    case 'noAdapter':
      return {
        ...common,
        available: false,
        value: '어댑터 없음',
        reason:
          'API는 있지만 쓸 수 있는 GPU 어댑터를 찾지 못했습니다. 드라이버나 가상 머신 때문일 수 있습니다.',
      };
    case 'missing':
      return {
        ...common,
        available: false,
        value: '없음',
        reason: secure
          ? '이 브라우저나 운영체제에서는 WebGPU가 아직 켜져 있지 않습니다.'
          : 'WebGPU는 https나 localhost에서만 보입니다.',
      };
  }
}

function webnn({ webnn: nn, jspi: has }: Probe): Finding {
  const available = nn.deviceTypes.length > 0;
  return {
    id: 'webnn',
    title: 'WebNN',
    available,
    value: available ? nn.deviceTypes.join(', ') : '없음',
    reason: available
      ? '운영체제의 추론 API를 부를 수 있습니다.'
      : nn.present
        ? 'API는 있지만 이 기기에서 컨텍스트를 만들지 못했습니다.'
        : '이 브라우저는 WebNN을 제공하지 않습니다. 아직 실험 기능이라 대부분 꺼져 있습니다.',
    effect: !available
      ? '없어도 나머지는 그대로 동작합니다. 제공자 목록에서 빠질 뿐입니다.'
      : has
        ? '실행 제공자 페이지에서 이 장치들을 고를 수 있습니다. 맡지 못하는 노드는 CPU로 넘어갑니다.'
        : 'WebNN용 ONNX Runtime에는 JSPI도 있어야 해서, 아직은 고를 수 없습니다.',
    counterpart: 'NNAPI(Android 15부터 지원 중단), Core ML, QNN처럼 가속기를 부르는 제공자',
  };
}

function webgl({ webgl: renderer }: Probe): Finding {
  return {
    id: 'webgl',
    title: 'WebGL 2',
    available: renderer !== null,
    value: renderer ?? '없음',
    reason:
      renderer === null
        ? '그래픽 가속이 꺼져 있거나 막혀 있습니다.'
        : '그래픽용 API로 계산하던 예전 방식입니다.',
    effect:
      'onnxruntime-web에 남아 있는 예전 webgl 백엔드를 고를 수 있습니다. 지금은 WebGPU가 그 자리를 대신합니다.',
    counterpart: 'OpenGL ES로 계산하던 초기 GPU 델리게이트',
  };
}

function storage({ storage: kept }: Probe): Finding {
  return {
    id: 'storage',
    title: '저장 공간',
    available: kept !== null,
    value: kept === null ? '알 수 없음' : `${formatBytes(kept.usage)} / ${formatBytes(kept.quota)}`,
    reason:
      kept === null
        ? '브라우저가 저장 공간을 알려 주지 않습니다. 사생활 보호 모드일 수 있습니다.'
        : kept.persisted
          ? '브라우저가 마음대로 지우지 않기로 약속했습니다.'
          : '공간이 모자라면 브라우저가 지울 수 있습니다. 중요한 기록은 내보내 두세요.',
    effect: '학습 기록과 코드, 노트가 여기에 남습니다. 서버로 보내지 않습니다.',
    counterpart: '기기의 플래시',
  };
}

function memory({ memory: gib }: Probe): Finding {
  return {
    id: 'memory',
    title: '메모리',
    available: true,
    value: gib === null ? '알려 주지 않음' : `${gib} GiB 이상`,
    reason:
      gib === null
        ? '이 브라우저는 메모리 크기를 알려 주지 않습니다.'
        : '브라우저가 지문 채취를 막으려고 반올림하고 위를 자른 값이라, 실제로는 더 많을 수 있습니다.',
    effect: '32비트 WebAssembly는 메모리가 아무리 많아도 4 GiB까지만 씁니다.',
    counterpart: '스마트폰의 RAM. 마이크로컨트롤러는 수십에서 수백 KB입니다.',
  };
}

function jspi({ jspi: available }: Probe): Finding {
  return {
    id: 'jspi',
    title: 'JSPI(JavaScript Promise Integration)',
    available,
    value: available ? '있음' : '없음',
    reason: available
      ? 'WebAssembly가 GPU의 답을 기다리며 멈추었다가 이어 갈 수 있습니다.'
      : '이 브라우저에는 아직 없습니다. 최신 Chrome이나 Edge에서 열어 보세요.',
    effect:
      'WebGPU와 WebNN용 ONNX Runtime은 JSPI로 빌드한 파일을 씁니다. 없으면 CPU와 WebGL만 남습니다.',
    counterpart: '해당하는 것이 없습니다. 네이티브 코드는 그냥 기다리면 됩니다.',
  };
}

/** Everything the page says of this browser, most consequential first. */
export function findingsOf(probe: Probe): readonly Finding[] {
  return [isolation, threads, simd, webgpu, jspi, webnn, webgl, storage, memory].map((find) =>
    find(probe),
  );
}
