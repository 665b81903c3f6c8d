#include "kernels/fast/output_stage.h"

namespace tflite {
namespace fast {
namespace {

int32_t BiasOf(const ChannelScales& s, int32_t c) { return s.bias == nullptr ? 0 : s.bias[c]; }

struct Form {
  bool possible;  // in one of the two forms
  bool wide;
  bool unshifted;  // some channel is not shifted to the right
  bool furthest;   // some channel is shifted by 31
};

Form FormOf(const ChannelScales& s) {
  Form form = {true, false, false, false};
  for (int32_t c = 0; c < s.channels; ++c) {
    if (s.multipliers[c * s.step] == 0) continue;  // 0, whatever the shift
    const int32_t shift = s.shifts[c * s.step];
    const int64_t bias = BiasOf(s, c);
    const int64_t largest = s.terms * (255 * 128) + (bias < 0 ? -bias : bias);
    if (s.multipliers[c * s.step] < 0 || shift > 30 || shift < -31) form.possible = false;
    if (shift > -2 || largest >= (1 << 30)) form.wide = true;
    if (shift >= 0) form.unshifted = true;
    if (shift == -31) form.furthest = true;
  }
  if (form.unshifted && form.furthest) form.possible = false;
  return form;
}

}  // namespace

bool FillOutputStage(const ChannelScales& scales, const OutputRange& range, OutputStage* stage) {
  if (range.zero_point < -(1 << 20) || range.zero_point > 1 << 20) return false;
  if (range.min < INT8_MIN || range.max > INT8_MAX || range.min > range.max) return false;
  const Form form = FormOf(scales);
  if (!form.possible) return false;
  stage->zero_point = range.zero_point;
  stage->min = static_cast<int8_t>(range.min);
  stage->max = static_cast<int8_t>(range.max);
  stage->wide = form.wide;
  stage->base = form.unshifted ? 30 : 31;
  for (int32_t c = 0; c < scales.channels; ++c) {
    const int32_t multiplier = scales.multipliers[c * scales.step];
    const int32_t shift = multiplier == 0 ? -2 : scales.shifts[c * scales.step];
    const int32_t e = shift > 0 ? 0 : -shift;
    stage->bias[c] = BiasOf(scales, c);
    stage->multiplier[c] = multiplier;
    if (form.wide) {
      stage->before[c] = shift > 0 ? 1 << shift : 1;
      stage->right[c] = 1 << (stage->base - e);
    } else {
      stage->before[c] = 1 << (e - 1);
      stage->right[c] = 1 << (32 - e);
    }
  }
  return true;
}

#if defined(__wasm_simd128__)

namespace {

// (a · b + 2^(shift − 1)) >> shift in 64 bits, low words.
inline v128_t RoundingMulShift(v128_t a, v128_t b, uint32_t shift) {
  const v128_t half = wasm_i64x2_splat(int64_t{1} << (shift - 1));
  const v128_t low = wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(a, b), half);
  const v128_t high = wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(a, b), half);
  return wasm_i32x4_shuffle(wasm_u64x2_shr(low, shift), wasm_u64x2_shr(high, shift), 0, 2, 4, 6);
}

}  // namespace

v128_t RequantizeWide(const int32_t* before, const int32_t* multiplier, const int32_t* right,
                      int32_t base, v128_t x) {
  const v128_t high = RoundingMulShift(wasm_i32x4_mul(x, wasm_v128_load(before)),
                                       wasm_v128_load(multiplier), 31);
  const v128_t factor = wasm_v128_load(right);
  // With base 30, a factor of 2^30 is a shift by nothing, and nothing is rounded.
  const v128_t shifted = wasm_i32x4_ne(factor, wasm_i32x4_splat(base == 30 ? 1 << 30 : 0));
  const v128_t correction = wasm_v128_and(wasm_i32x4_shr(high, 31), shifted);
  return RoundingMulShift(wasm_i32x4_add(high, correction), factor, static_cast<uint32_t>(base));
}

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
