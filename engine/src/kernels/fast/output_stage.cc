#include "kernels/fast/output_stage.h"

namespace tflite {
namespace fast {
namespace {

constexpr int32_t kMostApart = 6;

// A channel's e: how far it is shifted to the right, negative for the left. Channels that are 0
// whatever the shift take that of the others.
struct Shifts {
  int32_t least = 31;
  int32_t most = -30;
  bool any = false;
};

bool AddShift(int32_t multiplier, int32_t shift, Shifts* shifts) {
  if (multiplier == 0) return true;
  if (multiplier < 0 || shift > 30 || shift < -31) return false;
  shifts->any = true;
  if (-shift < shifts->least) shifts->least = -shift;
  if (-shift > shifts->most) shifts->most = -shift;
  return true;
}

int64_t Magnitude(int32_t x) { return x < 0 ? -int64_t{x} : int64_t{x}; }

// Channels first … first + count − 1.
bool FillBlock(const ChannelScales& s, int32_t first, int32_t count, ChannelBlock* block) {
  *block = {};
  Shifts shifts;
  int64_t largest_bias = 0;
  for (int32_t j = 0; j < count; ++j) {
    const int32_t c = (first + j) * s.step;
    block->bias[j] = s.bias == nullptr ? 0 : s.bias[first + j];
    block->multiplier[j] = s.multipliers[c];
    const int64_t magnitude = Magnitude(block->bias[j]);
    largest_bias = magnitude > largest_bias ? magnitude : largest_bias;
    if (!AddShift(s.multipliers[c], s.shifts[c], &shifts)) return false;
  }
  if (!shifts.any) shifts.least = shifts.most = 1;
  const bool small = s.terms * (255 * 128) + largest_bias < (1 << 30);
  if (small && shifts.least >= 1 && shifts.most - shifts.least <= kMostApart) {
    block->shift = shifts.least - 1;
    for (int32_t j = 0; j < count; ++j) {
      const int32_t e =
          block->multiplier[j] == 0 ? shifts.least : -s.shifts[(first + j) * s.step];
      block->right[j] = static_cast<int16_t>(1 << (15 - (e - block->shift)));
    }
    return true;
  }
  if (shifts.least <= 0 && shifts.most > 30) return false;
  block->base = shifts.least <= 0 ? 30 : 31;
  for (int32_t j = 0; j < count; ++j) {
    const int32_t e = block->multiplier[j] == 0 ? shifts.least : -s.shifts[(first + j) * s.step];
    block->wide.before[j] = e < 0 ? 1 << -e : 1;
    block->wide.right[j] = 1 << (block->base - (e < 0 ? 0 : e));
  }
  return true;
}

bool IsInt8(int32_t x) { return x >= INT8_MIN && x <= INT8_MAX; }

}  // namespace

bool FillBlocks(const ChannelScales& scales, ChannelBlock* blocks) {
  for (int32_t c = 0; c < scales.channels; c += kBlockChannels) {
    const int32_t rest = scales.channels - c;
    if (!FillBlock(scales, c, rest < kBlockChannels ? rest : kBlockChannels, blocks++)) {
      return false;
    }
  }
  return true;
}

bool SetRange(const OutputRange& range, OutputStage* stage) {
  stage->zero_point = static_cast<int8_t>(range.zero_point);
  stage->min = static_cast<int8_t>(range.min);
  stage->max = static_cast<int8_t>(range.max);
  return IsInt8(range.zero_point) && IsInt8(range.min) && IsInt8(range.max) &&
         range.min <= range.max;
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

v128_t FourWide(const ChannelBlock& block, int first, v128_t x) {
  const v128_t high =
      RoundingMulShift(wasm_i32x4_mul(x, wasm_v128_load(block.wide.before + first)),
                       wasm_v128_load(block.multiplier + first), 31);
  const v128_t factor = wasm_v128_load(block.wide.right + first);
  // With base 30, a factor of 2^30 is a shift by nothing, and nothing is rounded.
  const v128_t shifted =
      wasm_i32x4_ne(factor, wasm_i32x4_splat(block.base == 30 ? 1 << 30 : 0));
  const v128_t correction = wasm_v128_and(wasm_i32x4_shr(high, 31), shifted);
  return RoundingMulShift(wasm_i32x4_add(high, correction), factor,
                          static_cast<uint32_t>(block.base));
}

}  // namespace

v128_t RequantizeWide(const ChannelBlock& block, v128_t low, v128_t high, int32_t zero_point) {
  const v128_t zero = wasm_i32x4_splat(zero_point);
  return wasm_i16x8_narrow_i32x4(wasm_i32x4_add(FourWide(block, 0, low), zero),
                                 wasm_i32x4_add(FourWide(block, 4, high), zero));
}

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite
