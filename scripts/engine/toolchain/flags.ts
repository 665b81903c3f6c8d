/** How the engine is compiled and linked: part of the cache keys and of the manifest. */

const common = ['-std=c++17', '-fno-exceptions', '-fno-rtti', '-fno-threadsafe-statics'];

/** What a user of the public headers passes as well; all but the optimisation is ABI. */
export const compileFlags: readonly string[] = [
  ...common,
  '-O2',
  '-msimd128',
  '-ffunction-sections',
  '-fdata-sections',
  '-fvisibility=hidden',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-DTF_LITE_STATIC_MEMORY',
  '-D_LIBCPP_REMOVE_TRANSITIVE_INCLUDES',
];

/**
 * Loops that a student waits for. Whatever the rest is compiled for, these are compiled for speed:
 * with -Oz the SIMD kernels take twice the time.
 */
const hotUnits =
  /^engine\/src\/kernels\/(fast\/.*|conv|depthwise_conv|fully_connected|pooling|transpose_conv)\.cc$/;

/** Flags of one unit, after the common ones. */
export const unitFlags = (unit: string): readonly string[] => (hotUnits.test(unit) ? ['-O2'] : []);

const system = '/usr/lib/wasm32-unknown-wasip1';

/** 256 MiB is the most a broken model may make the engine take. */
export const memoryLimit = 256 * 1024 * 1024;

const anyLinkFlags: readonly string[] = [
  '-m',
  'wasm32',
  `-L${system}`,
  '-L/usr/lib/wasm32-wasip1',
  '--strip-all',
  '--gc-sections',
  '--stack-first',
  '-z',
  'stack-size=131072',
  `--max-memory=${memoryLimit}`,
];

export const linkFlags: readonly string[] = [
  ...anyLinkFlags,
  '--no-entry',
  // Called once by whoever instantiates; otherwise every export would be wrapped in constructor
  // and destructor calls.
  '--export=__wasm_call_ctors',
];

export const programLinkFlags: readonly string[] = [
  ...anyLinkFlags,
  '/usr/lib/wasm32-wasip1/crt1-command.o',
];

export const libraries: readonly string[] = [
  '-lc++',
  '-lc++abi',
  '-lc',
  `${system}/libclang_rt.builtins.a`,
];
