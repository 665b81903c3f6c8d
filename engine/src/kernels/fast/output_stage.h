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
// right by e is a 64-bit product with a power of two, of which the upper bits are the result.
//
// Two forms. The narrow one is for what most layers have: sums below 2^30, multipliers below a
// quarter (2 ≤ e ≤ 31). The wide one takes any sum; channels that training left for dead have tiny
// scales and biases of 30 bits.
struct OutputStage {
  int32_t* bias;
  int32_t* multiplier;  // ≥ 0
  int32_t* before;      // narrow: 2^(e − 1), added to round; wide: 2^max(shift, 0)
  int32_t* right;       // narrow: 2^(32 − e); wide: 2^(base − e)
  int32_t base;         // wide: 30, or 31 if no e is 0
  bool wide;
  int32_t zero_point;
  int8_t min;
  int8_t max;
};

// Channels are processed in eights, starting anywhere; the arrays have room for the last.
inline int32_t PaddedChannels(int32_t channels) { return (channels + 7) & ~7; }

inline void CarveOutputStage(Carver* carver, int32_t channels, OutputStage* stage) {
  const int32_t room = PaddedChannels(channels) + 8;
  stage->bias = carver->Take<int32_t>(room);
  stage->multiplier = carver->Take<int32_t>(room);
  stage->before = carver->Take<int32_t>(room);
  stage->right = carver->Take<int32_t>(room);
}

// What a layer's channels need; `step` is 1 for multipliers of each channel, 0 for one of all.
struct ChannelScales {
  const int32_t* bias;  // may be null
  const int32_t* multipliers;
  const int32_t* shifts;
  int32_t step;
  int32_t channels;
  int64_t terms;  // products in a sum, of an int8 weight and an input less its zero point
};

struct OutputRange {
  int32_t zero_point;
  int32_t min;
  int32_t max;
};

// False if neither form holds the layer.
bool FillOutputStage(const ChannelScales& scales, const OutputRange& range, OutputStage* stage);

#if defined(__wasm_simd128__)

inline v128_t HighWords(v128_t low, v128_t high) {
  return wasm_i32x4_shuffle(low, high, 1, 3, 5, 7);
}

inline v128_t RequantizeNarrow(const OutputStage& s, v128_t x, int32_t c) {
  // (x · m + 2^30) >> 31, as the high words of 2x · m + 2^31.
  const v128_t doubled = wasm_i32x4_add(x, x);
  const v128_t m = wasm_v128_load(s.multiplier + c);
  const v128_t round = wasm_i64x2_splat(int64_t{1} << 31);
  const v128_t high =
      HighWords(wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(doubled, m), round),
                wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(doubled, m), round));
  // Halves of negative numbers round away from zero: one less before the shift.
  const v128_t rounded = wasm_i32x4_add(wasm_i32x4_add(high, wasm_i32x4_shr(high, 31)),
                                        wasm_v128_load(s.before + c));
  const v128_t right = wasm_v128_load(s.right + c);
  return HighWords(wasm_i64x2_extmul_low_i32x4(rounded, right),
                   wasm_i64x2_extmul_high_i32x4(rounded, right));
}

// Out of line: few layers need it, and it would make every loop twice as long.
v128_t RequantizeWide(const int32_t* before, const int32_t* multiplier, const int32_t* right,
                      int32_t base, v128_t x);

// Channels c … c + 3, without the clamp.
inline v128_t Requantize(const OutputStage& s, v128_t sum, int32_t c) {
  const v128_t x = wasm_i32x4_add(sum, wasm_v128_load(s.bias + c));
  const v128_t scaled = s.wide ? RequantizeWide(s.before + c, s.multiplier + c, s.right + c, s.base, x)
                               : RequantizeNarrow(s, x, c);
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
