#include "kernels/fast/gemm.h"

#if defined(__wasm_simd128__)

#include "kernels/fast/gemm_tile.h"

namespace tflite {
namespace fast {
namespace {

// Eight channels of `count` rows; `lanes` of them are stored.
template <int count>
inline __attribute__((always_inline)) void TileOut(const int16_t* const* rows,
                                                   const GemmRow& shape, const int16_t* packed,
                                                   const OutputStage& stage,
                                                   const ChannelBlock& block, int lanes,
                                                   int8_t* output, int32_t step) {
  v128_t low[count];
  v128_t high[count];
  for (int r = 0; r < count; ++r) {
    low[r] = wasm_v128_load(block.bias);
    high[r] = wasm_v128_load(block.bias + 4);
  }
  PackedTile<count>(rows, shape, packed, low, high);
  for (int r = 0; r < count; r += 2, output += 2 * step) {
    const v128_t first = Requantize(block, low[r], high[r], stage.zero_point);
    const v128_t second = r + 1 == count
                              ? first
                              : Requantize(block, low[r + 1 < count ? r + 1 : r],
                                           high[r + 1 < count ? r + 1 : r], stage.zero_point);
    const v128_t bytes = ClampToInt8(stage, first, second);
    StoreBytes(bytes, lanes, output);
    if (r + 1 == count) return;
    StoreBytes(wasm_i64x2_shuffle(bytes, bytes, 1, 0), lanes, output + step);
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

void PackWeights(const int8_t* weights, const GemmRow& row, int32_t channels, int16_t* packed) {
  const int32_t depth = row.depth();
  for (int32_t c = 0; c < channels; c += kBlockChannels) {
    for (int32_t from = 0; from < depth; from += row.run) {
      for (int32_t k = 0; k < row.run; k += 2) {
        for (int32_t j = 0; j < kBlockChannels; ++j, packed += 2) {
          const int8_t* w = weights + int64_t{c + j} * depth + from + k;
          packed[0] = c + j < channels ? w[0] : 0;
          packed[1] = c + j < channels && k + 1 < row.run ? w[1] : 0;
        }
      }
    }
  }
}

void Gemm(const int16_t* const* rows, int32_t count, const GemmRow& row, const int16_t* packed,
          int32_t channels, const OutputStage& all, int8_t* output, int32_t step) {
  // Copies: stores of bytes might change an object in memory for all the compiler knows.
  const GemmRow shape = row;
  const OutputStage stage = all;
  const int64_t block = PackedRoom(shape, kBlockChannels);
  for (int32_t c = 0; c < channels; c += kBlockChannels, packed += block) {
    const int lanes = channels - c < kBlockChannels ? channels - c : kBlockChannels;
    const ChannelBlock& constants = stage.blocks[c / kBlockChannels];
    if (count < 4) {
      for (int32_t r = 0; r < count; ++r) {
        TileOut<1>(rows + r, shape, packed, stage, constants, lanes, output + c + r * step, step);
      }
      continue;
    }
    for (int32_t from = 0; from < count; from += 4) {
      // The last four, if incomplete, overlap the ones before.
      const int32_t r = from + 4 <= count ? from : count - 4;
      TileOut<4>(rows + r, shape, packed, stage, constants, lanes, output + c + r * step, step);
    }
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
