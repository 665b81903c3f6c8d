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

/**
 * The engine is built for each of these; they differ only in the instructions that the second
 * implementations may use, never in a bit of their results.
 */
export const VARIANTS = ['simd', 'relaxed', 'baseline'] as const;

/**
 * For tests alone: the relaxed build on a processor of each kind, whatever the one they run on (and
 * Node 20 computes the dot product of bytes wrongly, so that the relaxed build does without).
 */
export type Variant = (typeof VARIANTS)[number] | 'emulated';

const INSTRUCTIONS: Readonly<Record<Variant, readonly string[]>> = {
  simd: ['-msimd128'],
  relaxed: ['-msimd128', '-mrelaxed-simd'],
  emulated: ['-msimd128', '-mrelaxed-simd', '-DENGINE_EMULATE_BYTE_DOT'],
  baseline: [],
};

/** Name of a variant's file in engine/dist. */
export const wasmName = (variant: Variant): string =>
  variant === 'simd' ? 'tflm.wasm' : `tflm-${variant}.wasm`;

/**
 * The second implementations exist for speed: with -Oz they take twice the time. No product and sum
 * may become one instruction: it rounds once where the reference rounds twice.
 */
const SPEED = ['-O2', '-ffp-contract=off'];

const FAST = 'engine/src/kernels/fast/';

/**
 * Fast kernels that bring together what has its inner loops elsewhere, or whose loops are written in
 * vectors and gain nothing by being unrolled.
 */
const SMALL =
  /fast\/(activations|int8_conv|int16_conv|float_conv|lstm|mean|moves|pair_runs|pooling|quantize|softmax|svdf|transpose_conv|transpose_conv_plan)\.cc$/;

const withSpeed = (added: readonly string[]): readonly string[] =>
  compileFlags.flatMap((flag) => (flag === '-Oz' ? [...SPEED, ...added] : [flag]));

const small = (flags: readonly string[]): readonly string[] =>
  flags.map((flag) => (flag === '-O2' ? '-Os' : flag));

export const fastFlags = (variant: Variant): readonly string[] => withSpeed(INSTRUCTIONS[variant]);

/**
 * A student's program is held to the language, not to our taste: what upstream's headers and a
 * desktop's standard library let through compiles. Warnings are shown and stop nothing. Formats are
 * not checked, as `%u` for a size_t is right on a Cortex-M and wrong on wasm32 alone.
 */
const programFlags: readonly string[] = [
  ...compileFlags.filter((flag) => !flag.startsWith('-W') && !flag.startsWith('-D_LIBCPP')),
  '-Wno-format',
];

export const flagsFor = (unit: string, variant: Variant = 'simd'): readonly string[] => {
  if (unit.startsWith(FAST)) {
    const flags = fastFlags(variant);
    return SMALL.test(unit) ? small(flags) : flags;
  }
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

/**
 * Left out when a stack trace shall have names. The linker leaves five bytes for every index and
 * address it fills in; compressed, they take what they need.
 */
export const stripFlags: readonly string[] = ['--strip-all', '--compress-relocations', '-O2'];

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
