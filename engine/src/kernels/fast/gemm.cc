#include "kernels/fast/gemm.h"

#if defined(__wasm_simd128__)

#include <cstring>

#include "kernels/fast/gemm_tile.h"

namespace tflite {
namespace fast {
namespace {

// `lanes` of the four channels are stored.
template <int count>
inline void TileOut(const int16_t* const* rows, const GemmRow& shape, const int8_t* const* weights,
                    int32_t depth, const OutputStage& stage, int32_t channel, int lanes,
                    int8_t* output, int32_t step) {
  v128_t sums[count];
  Tile<count>(rows, shape, weights, depth, sums);
  for (int r = 0; r < count; ++r, output += step) {
    const v128_t words = Requantize(stage, sums[r], channel);
    const v128_t bytes = ClampToInt8(stage, words, words);
    if (lanes == 4) {
      wasm_v128_store32_lane(output, bytes, 0);
    } else {
      int8_t last[4];
      wasm_v128_store32_lane(last, bytes, 0);
      std::memcpy(output, last, static_cast<size_t>(lanes));
    }
  }
}

// Eight channels of `count` rows; `lanes` of them are stored.
template <int count>
inline void PackedTileOut(const int16_t* const* rows, const int16_t* packed, int32_t depth,
                          const OutputStage& stage, int32_t channel, int lanes, int8_t* output,
                          int32_t step) {
  v128_t low[count];
  v128_t high[count];
  for (int r = 0; r < count; ++r) low[r] = high[r] = wasm_i32x4_splat(0);
  for (int32_t k = 0; k < depth; k += 2, packed += 16) {
    const v128_t first = wasm_v128_load(packed);
    const v128_t second = wasm_v128_load(packed + 8);
    for (int r = 0; r < count; ++r) {
      const v128_t pair = wasm_v128_load32_splat(rows[r] + k);
      low[r] = wasm_i32x4_add(low[r], wasm_i32x4_dot_i16x8(pair, first));
      high[r] = wasm_i32x4_add(high[r], wasm_i32x4_dot_i16x8(pair, second));
    }
  }
  for (int r = 0; r < count; ++r, output += step) {
    const v128_t bytes = ClampToInt8(stage, Requantize(stage, low[r], channel),
                                     Requantize(stage, high[r], channel + 4));
    if (lanes == 8) {
      wasm_v128_store64_lane(output, bytes, 0);
    } else {
      int8_t last[8];
      wasm_v128_store64_lane(last, bytes, 0);
      std::memcpy(output, last, static_cast<size_t>(lanes));
    }
  }
}

}  // namespace

void CopyCentred(const int8_t* from, int64_t count, int16_t zero_point, int16_t* to) {
  const v128_t zero = wasm_i16x8_splat(zero_point);
  int64_t i = 0;
  for (; i + 8 <= count; i += 8) {
    wasm_v128_store(to + i, wasm_i16x8_sub(wasm_i16x8_load8x8(from + i), zero));
  }
  for (; i < count; ++i) to[i] = static_cast<int16_t>(from[i] - zero_point);
}

void AlignTail(int16_t* row, int32_t depth) {
  const int32_t whole = WholeEights(depth);
  const int32_t rest = depth - whole;
  if (rest == 0) return;
  int16_t* tail = row + whole;
  for (int32_t i = rest - 1; i >= 0; --i) tail[8 - rest + i] = tail[i];
  for (int32_t i = 0; i < 8 - rest; ++i) tail[i] = 0;
}

void Gemm(const int16_t* const* rows, int32_t count, const GemmRow& shape, const int8_t* weights,
          int32_t depth, int32_t first, int32_t channels, const OutputStage& stage, int8_t* output,
          int32_t step) {
  for (int32_t c = 0; c < channels; c += 4) {
    const int8_t* w[4];
    const int lanes = ChannelRows(weights, depth, channels, c, w);
    int32_t r = 0;
    for (; r + 2 <= count; r += 2) {
      TileOut<2>(rows + r, shape, w, depth, stage, first + c, lanes, output + c + r * step, step);
    }
    if (r < count) {
      TileOut<1>(rows + r, shape, w, depth, stage, first + c, lanes, output + c + r * step, step);
    }
  }
}

void PackWeights(const int8_t* weights, int32_t depth, int32_t channels, int16_t* packed) {
  for (int32_t c = 0; c < channels; c += 8) {
    for (int32_t k = 0; k < depth; k += 2) {
      for (int32_t j = 0; j < 8; ++j, packed += 2) {
        const int8_t* w = weights + int64_t{c + j} * depth + k;
        packed[0] = c + j < channels ? w[0] : 0;
        packed[1] = c + j < channels && k + 1 < depth ? w[1] : 0;
      }
    }
  }
}

void GemmPacked(const int16_t* const* rows, int32_t count, const int16_t* packed, int32_t depth,
                int32_t first, int32_t channels, const OutputStage& stage, int8_t* output,
                int32_t step) {
  const int32_t block = ((depth + 1) & ~1) * 8;
  for (int32_t c = 0; c < channels; c += 8, packed += block) {
    const int lanes = channels - c < 8 ? channels - c : 8;
    int32_t r = 0;
    for (; r + 4 <= count; r += 4) {
      PackedTileOut<4>(rows + r, packed, depth, stage, first + c, lanes, output + c + r * step,
                       step);
    }
    for (; r < count; ++r) {
      PackedTileOut<1>(rows + r, packed, depth, stage, first + c, lanes, output + c + r * step,
                       step);
    }
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
