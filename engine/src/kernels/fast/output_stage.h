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
// shifts move all lanes alike, so there are two forms.
//
// Narrow, for what most layers have (sums below 2^30, each e from 1 to 31, no two further apart than
// 6): all lanes are shifted by `shift`, one less than the smallest e. What is left, 1 to 7, is a
// rounding 16-bit product with a power of two. Lanes that do not fit in 16 bits before it are beyond
// the int8 after it.
//
// Wide, for any sum and shift: 64-bit products with powers of two. Channels that training left for
// dead have tiny scales and biases of 30 bits.
struct alignas(16) ChannelBlock {
  int32_t bias[kBlockChannels];
  int32_t multiplier[kBlockChannels];  // ≥ 0
  union {
    int16_t right[kBlockChannels];  // narrow: 2^(15 − (e − shift))
    struct {
      int32_t before[kBlockChannels];  // 2^max(−e, 0)
      int32_t right[kBlockChannels];   // 2^(base − e)
    } wide;
  };
  int32_t shift;  // narrow
  int32_t base;   // wide: 30, or 31 if no e is 0; 0 says narrow
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

// Fills BlocksOf(channels) blocks. False if neither form holds the layer.
bool FillBlocks(const ChannelScales& scales, ChannelBlock* blocks);

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

// Four sums, bias included, to where the shifts of the narrow form begin: negative numbers are one
// less, for halves round away from zero.
template <Signs signs>
inline v128_t MultiplyNarrow(v128_t x, v128_t multiplier, int32_t shift) {
  // (x · m + 2^30) >> 31, as the high words of 2x · m + 2^31.
  const v128_t doubled = wasm_i32x4_add(x, x);
  const v128_t round = wasm_i64x2_splat(int64_t{1} << 31);
  const v128_t high = wasm_i32x4_shuffle(
      wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(doubled, multiplier), round),
      wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(doubled, multiplier), round), 1, 3, 5, 7);
  const v128_t away =
      signs == Signs::kBoth ? wasm_i32x4_add(high, wasm_i32x4_shr(high, 31)) : high;
  return wasm_i32x4_shr(away, static_cast<uint32_t>(shift));
}

// (a · b + 2^14) >> 15. Where both are −32768 the relaxed one may answer anything; powers of two up
// to 2^14 are not.
inline v128_t RoundingProduct(v128_t a, v128_t powers) {
#if defined(__wasm_relaxed_simd__)
  return wasm_i16x8_relaxed_q15mulr(a, powers);
#else
  return wasm_i16x8_q15mulr_sat(a, powers);
#endif
}

// Eight sums, bias included, as int16 outputs that are still to be clamped. `signs` are the
// stage's.
template <Signs signs>
inline __attribute__((always_inline)) v128_t Requantize(const ChannelBlock& block, v128_t low,
                                                        v128_t high, int8_t zero_point) {
  if (block.base != 0) return RequantizeWide(block, low, high, zero_point);
  const v128_t words = wasm_i16x8_narrow_i32x4(
      MultiplyNarrow<signs>(low, wasm_v128_load(block.multiplier), block.shift),
      MultiplyNarrow<signs>(high, wasm_v128_load(block.multiplier + 4), block.shift));
  return wasm_i16x8_add_sat(RoundingProduct(words, wasm_v128_load(block.right)),
                            wasm_i16x8_splat(zero_point));
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
