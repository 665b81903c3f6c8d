#include "kernels/fast/output_stage.h"

namespace tflite {
namespace fast {
namespace {

struct Form {
  bool possible;   // in one of the two forms
  bool wide;
  bool unshifted;  // some channel is not shifted to the right
  bool furthest;   // some channel is shifted by 31
};

int64_t LargestBias(const ChannelScales& s) {
  if (s.bias == nullptr) return 0;
  int32_t least = 0;
  int32_t most = 0;
  for (int32_t c = 0; c < s.channels; ++c) {
    least = s.bias[c] < least ? s.bias[c] : least;
    most = s.bias[c] > most ? s.bias[c] : most;
  }
  return -int64_t{least} > most ? -int64_t{least} : int64_t{most};
}

Form FormOf(const ChannelScales& s) {
  const int64_t largest_sum = s.terms * (255 * 128) + LargestBias(s);
  Form form = {true, largest_sum >= (1 << 30), false, false};
  const int32_t multipliers = s.step == 0 ? 1 : s.channels;
  for (int32_t c = 0; c < multipliers; ++c) {
    if (s.multipliers[c] == 0) continue;  // 0, whatever the shift
    const int32_t shift = s.shifts[c];
    if (s.multipliers[c] < 0 || shift > 30 || shift < -31) form.possible = false;
    if (shift > -2) form.wide = true;
    if (shift >= 0) form.unshifted = true;
    if (shift == -31) form.furthest = true;
  }
  if (form.unshifted && form.furthest) form.possible = false;
  return form;
}

// The three constants of one multiplier.
struct Constants {
  int32_t multiplier;
  int32_t before;
  int32_t right;
};

Constants ConstantsOf(int32_t multiplier, int32_t shift, bool wide, int32_t base) {
  if (multiplier == 0) shift = -2;
  const int32_t e = shift > 0 ? 0 : -shift;
  if (wide) return {multiplier, shift > 0 ? 1 << shift : 1, 1 << (base - e)};
  return {multiplier, 1 << (e - 1), 1 << (32 - e)};
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
    stage->bias[c] = scales.bias == nullptr ? 0 : scales.bias[c];
  }
  Constants k = {};
  for (int32_t c = 0; c < scales.channels; ++c) {
    if (c == 0 || scales.step != 0) {
      k = ConstantsOf(scales.multipliers[c], scales.shifts[c], stage->wide, stage->base);
    }
    stage->multiplier[c] = k.multiplier;
    stage->before[c] = k.before;
    stage->right[c] = k.right;
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
