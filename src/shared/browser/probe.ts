export interface GpuLimits {
  readonly maxBufferSize: number;
  readonly maxStorageBufferBindingSize: number;
  readonly maxComputeInvocationsPerWorkgroup: number;
  readonly maxComputeWorkgroupStorageSize: number;
}

/** What the browser says of itself. Only asked, never guessed from its name. */
export interface Probe {
  readonly secure: boolean;
  readonly isolated: boolean;
  readonly sharedMemory: boolean;
  readonly cores: number | null;
  readonly simd: boolean;
  readonly relaxedSimd: boolean;
  /** JavaScript Promise Integration: what the runtime's build for the GPU waits with. */
  readonly jspi: boolean;
  readonly webgpu:
    | { readonly state: 'missing' }
    | { readonly state: 'noAdapter' }
    | {
        readonly state: 'ready';
        readonly adapter: string;
        /** Calculates on the CPU in the GPU's stead. */
        readonly software: boolean;
        readonly limits: GpuLimits;
        readonly shaderF16: boolean;
        /** Times of single kernels can be told. */
        readonly timestamps: boolean;
      };
  readonly webnn: { readonly present: boolean; readonly deviceTypes: readonly string[] };
  readonly webgl: string | null;
  readonly storage: {
    readonly usage: number;
    readonly quota: number;
    readonly persisted: boolean;
  } | null;
  /** GiB, rounded by the browser; null where it does not say. */
  readonly memory: number | null;
}

// Smallest modules that only validate where the instruction is known: i8x16.splat and popcnt, and
// i8x16.relaxed_swizzle.
const SIMD_MODULE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
];
const RELAXED_SIMD_MODULE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15,
  65, 2, 253, 15, 253, 128, 2, 11,
];

const validates = (bytes: readonly number[]) => WebAssembly.validate(new Uint8Array(bytes));

interface GpuAdapter {
  readonly info?: {
    readonly vendor: string;
    readonly architecture: string;
    readonly description: string;
    readonly isFallbackAdapter?: boolean;
  };
  readonly limits: GpuLimits;
  readonly features: ReadonlySet<string>;
}

type Navigators = Navigator & {
  readonly gpu?: { requestAdapter(): Promise<GpuAdapter | null> };
  readonly ml?: { createContext(options: { deviceType: string }): Promise<unknown> };
  readonly deviceMemory?: number;
};

/** Some builds never answer: after this what was asked for counts as missing. */
const PATIENCE_MS = 3000;

/** Null where it fails, now or later, or does not answer. */
async function within<T>(ask: () => Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const asked = (async () => ask())().catch(() => null);
  return Promise.race([asked, late]);
}

async function probeWebGpu(navigators: Navigators): Promise<Probe['webgpu']> {
  const { gpu } = navigators;
  if (gpu === undefined) return { state: 'missing' };
  const adapter = await within(() => gpu.requestAdapter());
  if (adapter === null) return { state: 'noAdapter' };
  const info = adapter.info;
  return {
    state: 'ready',
    adapter: [info?.vendor, info?.architecture, info?.description].filter(Boolean).join(' '),
    software:
      info?.isFallbackAdapter === true || /swiftshader|llvmpipe/i.test(info?.architecture ?? ''),
    limits: adapter.limits,
    timestamps: adapter.features.has('timestamp-query'),
    shaderF16: adapter.features.has('shader-f16'),
  };
}

async function probeWebNn(navigators: Navigators): Promise<Probe['webnn']> {
  const { ml } = navigators;
  if (ml === undefined) return { present: false, deviceTypes: [] };
  const works = async (deviceType: string) =>
    (await within(() => ml.createContext({ deviceType }))) === null ? [] : [deviceType];
  const found = await Promise.all(['cpu', 'gpu', 'npu'].map(works));
  return { present: true, deviceTypes: found.flat() };
}

function probeWebGl(): string | null {
  const context = document.createElement('canvas').getContext('webgl2');
  if (context === null) return null;
  // Without the extension browsers give every renderer one name.
  const unmasked = context.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL;
  const name = String(context.getParameter(unmasked ?? context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return name;
}

async function probeStorage(): Promise<Probe['storage']> {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { usage, quota, persisted: await navigator.storage.persisted() };
  } catch {
    return null;
  }
}

export async function probeBrowser(): Promise<Probe> {
  const navigators = navigator as Navigators;
  const [webgpu, webnn, storage] = await Promise.all([
    probeWebGpu(navigators),
    probeWebNn(navigators),
    probeStorage(),
  ]);
  return {
    secure: isSecureContext,
    isolated: crossOriginIsolated,
    sharedMemory: typeof SharedArrayBuffer === 'function',
    cores: navigator.hardwareConcurrency || null,
    simd: validates(SIMD_MODULE),
    relaxedSimd: validates(RELAXED_SIMD_MODULE),
    jspi: 'Suspending' in WebAssembly,
    webgpu,
    webnn,
    webgl: probeWebGl(),
    storage,
    memory: navigators.deviceMemory ?? null,
  };
}
