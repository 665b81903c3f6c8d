// From int32 sums to int8 outputs, eight channels at a time: bias, the exact double-rounding
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

constexpr int kBlockChannels = 8;

// The constants of eight channels, each of which is shifted to the right by an e of its own. SIMD
// shifts move all lanes alike, so they are multiplied by powers of two instead. Two forms:
//
// Scaled, for each e from 0 to 16. With a sum x and a multiplier m, the reference rounds
// x · m · 2^−31 to an integer h, halves up, and then h · 2^−e, halves away from zero. That is one
// division, rounded down: (2x · m + 2^31 + (2^(e−1) − (x < 0)) · 2^32) >> (32 + e), for e = 0
// without the term in 2^32. Times 2^(16−e), all lanes are shifted by 48: 16 after the upper halves
// of the 64 bits are taken. For that, x must be less than 2^(14+e). Larger ones are clamped; their
// outputs are beyond int8 either way.
//
// Wide, for any e: both roundings, as 64-bit products with powers of two.
constexpr int32_t kMostScaled = 16;

struct alignas(16) ChannelBlock {
  enum Form : int32_t { kScaled, kClamped, kWide };

  int32_t bias[kBlockChannels];
  int32_t multiplier[kBlockChannels];  // ≥ 0
  union {
    struct {
      int32_t power[kBlockChannels];  // 2^(17 − e)
      int64_t round[kBlockChannels];  // all that is added in 64 bits, the output's zero point, too
      int32_t below[kBlockChannels];  // of the upper half, where x < 0
      int32_t most[kBlockChannels];   // of x
    } scaled;
    struct {
      int32_t before[kBlockChannels];  // 2^max(−e, 0)
      int32_t right[kBlockChannels];   // 2^(base − e)
      int32_t base;                    // 30, or 31 if no e is 0 or less
    } wide;
  };
  Form form;
};

struct OutputStage {
  ChannelBlock* blocks;
  int8_t zero_point;
  int8_t min;
  int8_t max;
};

inline int32_t BlocksOf(int32_t channels) {
  return (channels + kBlockChannels - 1) / kBlockChannels;
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

// Fills BlocksOf(channels) blocks for outputs of that zero point. False if neither form holds the
// layer.
bool FillBlocks(const ChannelScales& scales, int32_t zero_point, ChannelBlock* blocks);

// All of `stage` but its blocks. False if the range is none of int8.
bool SetRange(const OutputRange& range, OutputStage* stage);

// Where the smallest output is the zero point, as it is after RELU, all negative sums give it, and
// need not be rounded as the reference does.
enum class Signs { kBoth, kPositive };

inline Signs SignsSeen(const OutputStage& stage) {
  return stage.min == stage.zero_point ? Signs::kPositive : Signs::kBoth;
}

#if defined(__wasm_simd128__)

// Out of line: few channels need it, and it would make every loop twice as long.
v128_t RequantizeWide(const ChannelBlock& block, v128_t low, v128_t high, int32_t zero_point);

// Four sums, bias included, of the channels from `first` on.
template <Signs signs>
inline v128_t RequantizeScaled(const ChannelBlock& block, int first, v128_t x) {
  const v128_t multiplier = wasm_v128_load(block.multiplier + first);
  const v128_t powered = wasm_i32x4_mul(x, wasm_v128_load(block.scaled.power + first));
  v128_t high = wasm_i32x4_shuffle(
      wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(powered, multiplier),
                     wasm_v128_load(block.scaled.round + first)),
      wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(powered, multiplier),
                     wasm_v128_load(block.scaled.round + first + 2)),
      1, 3, 5, 7);
  if (signs == Signs::kBoth) {
    high = wasm_i32x4_add(high, wasm_v128_and(wasm_i32x4_shr(x, 31),
                                              wasm_v128_load(block.scaled.below + first)));
  }
  return wasm_i32x4_shr(high, 16);
}

inline v128_t ClampSums(const ChannelBlock& block, int first, v128_t x) {
  const v128_t most = wasm_v128_load(block.scaled.most + first);
  return wasm_i32x4_max(wasm_i32x4_min(x, most), wasm_v128_not(most));
}

// Eight sums, bias included, as int16 outputs that are still to be clamped. `signs` are those of
// the stage.
template <Signs signs>
inline __attribute__((always_inline)) v128_t Requantize(const ChannelBlock& block, v128_t low,
                                                        v128_t high, int8_t zero_point) {
  if (block.form != ChannelBlock::kScaled) {
    if (block.form == ChannelBlock::kWide) return RequantizeWide(block, low, high, zero_point);
    low = ClampSums(block, 0, low);
    high = ClampSums(block, 4, high);
  }
  return wasm_i16x8_narrow_i32x4(RequantizeScaled<signs>(block, 0, low),
                                 RequantizeScaled<signs>(block, 4, high));
}

// Two results of Requantize as sixteen clamped int8.
inline v128_t ClampToInt8(const OutputStage& s, v128_t first, v128_t second) {
  const v128_t bytes = wasm_i8x16_narrow_i16x8(first, second);
  return wasm_i8x16_min(wasm_i8x16_max(bytes, wasm_i8x16_splat(s.min)), wasm_i8x16_splat(s.max));
}

// `lanes` of the eight bytes in the low half.
inline void StoreBytes(v128_t bytes, int lanes, int8_t* to) {
  if (lanes == kBlockChannels) {
    wasm_v128_store64_lane(to, bytes, 0);
    return;
  }
  alignas(16) int8_t kept[16];
  wasm_v128_store(kept, bytes);
  for (int i = 0; i < lanes; ++i) to[i] = kept[i];
}

#endif  // __wasm_simd128__

}  // namespace fast
}  // namespace tflite

#endif  // ENGINE_SRC_KERNELS_FAST_OUTPUT_STAGE_H_
