// From int32 sums to int8 outputs, four channels at a time: bias, the exact double-rounding
// multiplication, zero point, clamp.
#ifndef ENGINE_SRC_KERNELS_FAST_OUTPUT_STAGE_H_
#define ENGINE_SRC_KERNELS_FAST_OUTPUT_STAGE_H_

#include <cstdint>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

#include "kernels/fast/heap.h"

namespace tflite {
namespace fast {

// SIMD shifts move all lanes alike, but every channel has a shift of its own. So a left shift is a
// product with a power of two, and a right shift by e is a 64-bit product with 2^(30 − e), shifted
// right by 30.
struct OutputStage {
  int32_t* bias;
  int32_t* left;         // 2^max(shift, 0)
  int32_t* multiplier;   // ≥ 0
  int32_t* right;        // 2^(30 − e), e = max(−shift, 0)
  int32_t* round_down;   // −1 where e > 0: halves of negative numbers round away from zero
  int32_t zero_point;
  int32_t min;
  int32_t max;
  bool shifts_left;  // some `left` is not 1
};

// Channels are processed in eights; the arrays have that much room.
inline int32_t PaddedChannels(int32_t channels) { return (channels + 7) & ~7; }

inline void CarveOutputStage(Carver* carver, int32_t channels, OutputStage* stage) {
  const int32_t room = PaddedChannels(channels);
  stage->bias = carver->Take<int32_t>(room);
  stage->left = carver->Take<int32_t>(room);
  stage->multiplier = carver->Take<int32_t>(room);
  stage->right = carver->Take<int32_t>(room);
  stage->round_down = carver->Take<int32_t>(room);
}

// One channel's constants. False if this form of the arithmetic cannot hold them.
inline bool SetChannel(OutputStage* stage, int32_t channel, int32_t bias, int32_t multiplier,
                       int shift) {
  if (multiplier < 0 || shift > 30 || shift < -30) return false;
  const int right = shift > 0 ? 0 : -shift;
  stage->bias[channel] = bias;
  stage->left[channel] = shift > 0 ? 1 << shift : 1;
  stage->multiplier[channel] = multiplier;
  stage->right[channel] = 1 << (30 - right);
  stage->round_down[channel] = right > 0 ? -1 : 0;
  if (shift > 0) stage->shifts_left = true;
  return true;
}

#if defined(__wasm_simd128__)

// (a · b + 2^(shift − 1)) >> shift in 64 bits, low words; shift is 30 or 31.
template <int shift>
inline v128_t RoundingMulShift(v128_t a, v128_t b) {
  const v128_t half = wasm_i64x2_splat(int64_t{1} << (shift - 1));
  const v128_t low = wasm_u64x2_shr(wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(a, b), half), shift);
  const v128_t high =
      wasm_u64x2_shr(wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(a, b), half), shift);
  return wasm_i32x4_shuffle(low, high, 0, 2, 4, 6);
}

// The constants of four channels, in registers while a loop goes over pixels.
struct FourChannels {
  v128_t bias, left, multiplier, right, round_down, zero_point, min, max;
  bool shifts_left;
};

inline FourChannels LoadChannels(const OutputStage& s, int32_t c) {
  return {wasm_v128_load(s.bias + c),       wasm_v128_load(s.left + c),
          wasm_v128_load(s.multiplier + c), wasm_v128_load(s.right + c),
          wasm_v128_load(s.round_down + c), wasm_i32x4_splat(s.zero_point),
          wasm_i32x4_splat(s.min),          wasm_i32x4_splat(s.max),
          s.shifts_left};
}

// The result lies within [min, max].
inline v128_t Requantize(const FourChannels& f, v128_t sum) {
  v128_t x = wasm_i32x4_add(sum, f.bias);
  if (f.shifts_left) x = wasm_i32x4_mul(x, f.left);
  x = RoundingMulShift<31>(x, f.multiplier);
  const v128_t correction = wasm_v128_and(wasm_i32x4_shr(x, 31), f.round_down);
  x = RoundingMulShift<30>(wasm_i32x4_add(x, correction), f.right);
  return wasm_i32x4_min(wasm_i32x4_max(wasm_i32x4_add(x, f.zero_point), f.min), f.max);
}

// Two results of Requantize as eight int8, in the low half.
inline v128_t NarrowToInt8(v128_t low, v128_t high) {
  const v128_t words = wasm_i16x8_narrow_i32x4(low, high);
  return wasm_i8x16_narrow_i16x8(words, words);
}

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_OUTPUT_STAGE_H_
