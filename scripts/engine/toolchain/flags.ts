/** How the engine is compiled and linked: part of the cache keys and of the manifest. */

const common = ['-std=c++17', '-fno-exceptions', '-fno-rtti', '-fno-threadsafe-statics'];

/** Small code, for the reference kernels, the core, and the programs of users. */
export const compileFlags: readonly string[] = [
  ...common,
  '-Oz',
  '-ffunction-sections',
  '-fdata-sections',
  '-fvisibility=hidden',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-DTF_LITE_STATIC_MEMORY',
  '-D_LIBCPP_REMOVE_TRANSITIVE_INCLUDES',
];

/** The second implementations exist for speed: with -Oz they take twice the time. */
export const fastFlags: readonly string[] = compileFlags.flatMap((flag) =>
  flag === '-Oz' ? ['-O2', '-msimd128'] : [flag],
);

/**
 * A student's program is held to the language, not to our taste: what upstream's headers and a
 * desktop's standard library let through compiles. Warnings are shown and stop nothing. Formats are
 * not checked, as `%u` for a size_t is right on a Cortex-M and wrong on wasm32 alone.
 */
const programFlags: readonly string[] = [
  ...compileFlags.filter((flag) => !flag.startsWith('-W') && !flag.startsWith('-D_LIBCPP')),
  '-Wno-format',
];

export const flagsFor = (unit: string): readonly string[] => {
  if (unit.startsWith('engine/src/kernels/fast/')) return fastFlags;
  return unit.startsWith('engine/test/programs/') ? programFlags : compileFlags;
};

const system = '/usr/lib/wasm32-unknown-wasip1';

/** 256 MiB is the most a broken model may make the engine take. */
export const memoryLimit = 256 * 1024 * 1024;

const anyLinkFlags: readonly string[] = [
  '-m',
  'wasm32',
  `-L${system}`,
  '-L/usr/lib/wasm32-wasip1',
  '--gc-sections',
  '--stack-first',
  '-z',
  'stack-size=131072',
  `--max-memory=${memoryLimit}`,
];

/** Left out when a stack trace shall have names. */
export const stripFlag = '--strip-all';

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
