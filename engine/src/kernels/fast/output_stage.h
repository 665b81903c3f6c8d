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

// SIMD shifts move all lanes alike, but every channel has a shift of its own. So a shift to the
// right by e is a 64-bit product with 2^(32 − e), of which the high words are the result.
//
// This holds for what convolutions really have: sums below 2^30, multipliers below a quarter
// (2 ≤ e ≤ 30), a range within int8. SetChannel and SetRange refuse the rest.
struct OutputStage {
  int32_t* bias;
  int32_t* multiplier;  // ≥ 0
  int32_t* half;        // 2^(e − 1)
  int32_t* right;       // 2^(32 − e)
  int32_t zero_point;
  int8_t min;
  int8_t max;
};

// Channels are processed in eights; the arrays have that much room.
inline int32_t PaddedChannels(int32_t channels) { return (channels + 7) & ~7; }

inline void CarveOutputStage(Carver* carver, int32_t channels, OutputStage* stage) {
  const int32_t room = PaddedChannels(channels);
  stage->bias = carver->Take<int32_t>(room);
  stage->multiplier = carver->Take<int32_t>(room);
  stage->half = carver->Take<int32_t>(room);
  stage->right = carver->Take<int32_t>(room);
}

inline bool SetRange(OutputStage* stage, int32_t zero_point, int32_t min, int32_t max) {
  if (zero_point < -(1 << 20) || zero_point > 1 << 20) return false;
  if (min < INT8_MIN || max > INT8_MAX || min > max) return false;
  stage->zero_point = zero_point;
  stage->min = static_cast<int8_t>(min);
  stage->max = static_cast<int8_t>(max);
  return true;
}

// One channel's constants; `terms` is how many products of an int8 weight and an input less its
// zero point the sum may have.
inline bool SetChannel(OutputStage* stage, int32_t channel, int32_t bias, int64_t terms,
                       int32_t multiplier, int shift) {
  const int64_t largest = terms * (255 * 128) + (bias < 0 ? -int64_t{bias} : int64_t{bias});
  if (multiplier < 0 || shift > -2 || shift < -30 || largest >= (1 << 30)) return false;
  stage->bias[channel] = bias;
  stage->multiplier[channel] = multiplier;
  stage->half[channel] = 1 << (-shift - 1);
  stage->right[channel] = 1 << (32 + shift);
  return true;
}

#if defined(__wasm_simd128__)

inline v128_t HighWords(v128_t low, v128_t high) {
  return wasm_i32x4_shuffle(low, high, 1, 3, 5, 7);
}

// Channels c … c + 3, without the clamp.
inline v128_t Requantize(const OutputStage& s, v128_t sum, int32_t c) {
  const v128_t x = wasm_i32x4_add(sum, wasm_v128_load(s.bias + c));
  // (x · m + 2^30) >> 31, as the high words of 2x · m + 2^31.
  const v128_t doubled = wasm_i32x4_add(x, x);
  const v128_t m = wasm_v128_load(s.multiplier + c);
  const v128_t round = wasm_i64x2_splat(int64_t{1} << 31);
  const v128_t high =
      HighWords(wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(doubled, m), round),
                wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(doubled, m), round));
  // Halves of negative numbers round away from zero: one less before the shift.
  const v128_t rounded = wasm_i32x4_add(wasm_i32x4_add(high, wasm_i32x4_shr(high, 31)),
                                        wasm_v128_load(s.half + c));
  const v128_t right = wasm_v128_load(s.right + c);
  const v128_t scaled = HighWords(wasm_i64x2_extmul_low_i32x4(rounded, right),
                                  wasm_i64x2_extmul_high_i32x4(rounded, right));
  return wasm_i32x4_add(scaled, wasm_i32x4_splat(s.zero_point));
}

// Two results of Requantize as eight clamped int8, in the low half.
inline v128_t ClampToInt8(const OutputStage& s, v128_t low, v128_t high) {
  const v128_t words = wasm_i16x8_narrow_i32x4(low, high);
  const v128_t bytes = wasm_i8x16_narrow_i16x8(words, words);
  return wasm_i8x16_min(wasm_i8x16_max(bytes, wasm_i8x16_splat(s.min)), wasm_i8x16_splat(s.max));
}

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_OUTPUT_STAGE_H_
