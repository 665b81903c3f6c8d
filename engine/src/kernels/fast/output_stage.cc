#include "kernels/fast/output_stage.h"

#include "kernels/fast/once.h"

namespace tflite {
namespace fast {
namespace {

int64_t Magnitude(int32_t x) { return x < 0 ? -int64_t{x} : int64_t{x}; }

// One channel: how far it is shifted to the right, negative for the left, and what its sums can be.
struct Channel {
  int32_t e;
  int64_t largest;
};

ONCE void FillScaled(const Channel* channels, int32_t count, int32_t zero_point, ChannelBlock* block) {
  block->form = ChannelBlock::kScaled;
  for (int32_t j = 0; j < kBlockChannels; ++j) {
    const int32_t e = j < count ? channels[j].e : kMostScaled;
    const int64_t half = e > 0 ? int64_t{1} << 47 : 0;
    block->scaled.power[j] = 1 << (kMostScaled + 1 - e);
    block->scaled.round[j] =
        (int64_t{1} << (47 - e)) + half + int64_t{zero_point} * (int64_t{1} << 48);
    block->scaled.below[j] = e > 0 ? -(1 << (kMostScaled - e)) : 0;
    block->scaled.most[j] = (1 << (14 + e)) - 1;
    if (j < count && channels[j].largest > block->scaled.most[j]) {
      block->form = ChannelBlock::kClamped;
    }
  }
}

ONCE bool FillWide(const Channel* channels, int32_t count, ChannelBlock* block) {
  int32_t least = 31;
  int32_t most = -30;
  for (int32_t j = 0; j < count; ++j) {
    if (block->multiplier[j] == 0) continue;
    least = channels[j].e < least ? channels[j].e : least;
    most = channels[j].e > most ? channels[j].e : most;
  }
  if (least <= 0 && most > 30) return false;
  block->form = ChannelBlock::kWide;
  block->wide.base = least <= 0 ? 30 : 31;
  for (int32_t j = 0; j < count; ++j) {
    const int32_t e = block->multiplier[j] == 0 ? least : channels[j].e;
    block->wide.before[j] = e < 0 ? 1 << -e : 1;
    block->wide.right[j] = 1 << (block->wide.base - (e < 0 ? 0 : e));
  }
  return true;
}

// Channels first … first + count − 1.
ONCE bool FillBlock(const ChannelScales& s, int32_t zero_point, int32_t first, int32_t count,
               ChannelBlock* block) {
  *block = {};
  Channel channels[kBlockChannels];
  bool scaled = true;
  for (int32_t j = 0; j < count; ++j) {
    const int32_t c = (first + j) * s.step;
    const int32_t shift = s.shifts[c];
    Channel& channel = channels[j];
    block->bias[j] = s.bias == nullptr ? 0 : s.bias[first + j];
    block->multiplier[j] = s.multipliers[c];
    channel = {-shift, s.terms * (255 * 128) + Magnitude(block->bias[j])};
    if (s.multipliers[c] != 0 && (s.multipliers[c] < 0 || shift > 30 || shift < -31)) return false;
    // Too far for any of its sums to be more than the zero point. Training leaves such channels.
    const bool nothing = channel.e > kMostScaled && channel.largest < int64_t{1} << (channel.e - 1);
    if (s.multipliers[c] == 0 || nothing) {
      block->multiplier[j] = 0;
      channel = {kMostScaled, 0};
    }
    scaled = scaled && channel.e >= 0 && channel.e <= kMostScaled;
  }
  if (!scaled) return FillWide(channels, count, block);
  FillScaled(channels, count, zero_point, block);
  return true;
}

bool IsInt8(int32_t x) { return x >= INT8_MIN && x <= INT8_MAX; }

}  // namespace

ONCE bool FillBlocks(const ChannelScales& scales, int32_t zero_point, ChannelBlock* blocks) {
  for (int32_t c = 0; c < scales.channels; c += kBlockChannels) {
    const int32_t rest = scales.channels - c;
    const int32_t count = rest < kBlockChannels ? rest : kBlockChannels;
    if (!FillBlock(scales, zero_point, c, count, blocks++)) return false;
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
      wasm_i32x4_ne(factor, wasm_i32x4_splat(block.wide.base == 30 ? 1 << 30 : 0));
  const v128_t correction = wasm_v128_and(wasm_i32x4_shr(high, 31), shifted);
  return RoundingMulShift(wasm_i32x4_add(high, correction), factor,
                          static_cast<uint32_t>(block.wide.base));
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
