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

/** Whether this realm's WebAssembly has 128-bit SIMD, and relaxed SIMD on top of it. */
export function wasmSimd(): { readonly simd: boolean; readonly relaxed: boolean } {
  const simd = validates(SIMD_MODULE);
  return { simd, relaxed: simd && validates(RELAXED_SIMD_MODULE) };
}
