#include "kernels/fast/gemm.h"

#if defined(__wasm_simd128__)

#include "kernels/fast/gemm_tile.h"
#include "kernels/fast/once.h"

namespace tflite {
namespace fast {
namespace {

// Eight channels of `count` rows; `lanes` of them are stored.
template <typename Dot, Signs signs, unsigned count>
inline __attribute__((always_inline)) void TileOut(const typename Dot::Value* const* rows,
                                                   const GemmRow& shape,
                                                   const typename Dot::Value* packed,
                                                   const OutputStage& stage,
                                                   const ChannelBlock& block, int lanes,
                                                   int8_t* output, int32_t step) {
  v128_t low[count];
  v128_t high[count];
  Each<count>([&](auto r) INLINED {
    low[r] = wasm_v128_load(block.bias);
    high[r] = wasm_v128_load(block.bias + 4);
  });
  PackedTile<Dot, count>(rows, shape, packed, low, high);
  // Two rows fill a vector of bytes.
  Each<(count + 1) / 2>([&](auto pair) INLINED {
    constexpr unsigned r = 2 * pair;
    constexpr unsigned next = r + 1 < count ? r + 1 : r;
    const v128_t first = Requantize<signs>(block, low[r], high[r], stage.zero_point);
    const v128_t second =
        next == r ? first : Requantize<signs>(block, low[next], high[next], stage.zero_point);
    const v128_t bytes = ClampToInt8(stage, first, second);
    StoreBytes(bytes, lanes, output + r * step);
    if (next != r) {
      StoreBytes(wasm_i64x2_shuffle(bytes, bytes, 1, 0), lanes, output + next * step);
    }
  });
}

// From four rows on.
template <typename Dot, Signs signs>
void RowsOut(const typename Dot::Value* const* rows, int32_t count, const GemmRow& shape,
             const typename Dot::Value* packed, const OutputStage& stage,
             const ChannelBlock& block, int lanes, int8_t* output, int32_t step) {
  for (int32_t from = 0; from < count; from += 4) {
    // The last four, if incomplete, overlap the ones before.
    const int32_t r = from + 4 <= count ? from : count - 4;
    TileOut<Dot, signs, 4>(rows + r, shape, packed, stage, block, lanes, output + r * step, step);
  }
}

template <typename Dot>
void FewRowsOut(const typename Dot::Value* const* rows, int32_t count, const GemmRow& shape,
                const typename Dot::Value* packed, const OutputStage& stage,
                const ChannelBlock& block, int lanes, int8_t* output, int32_t step) {
  for (int32_t r = 0; r < count; ++r) {
    TileOut<Dot, Signs::kBoth, 1>(rows + r, shape, packed, stage, block, lanes, output + r * step,
                                  step);
  }
}

}  // namespace

template <typename Dot>
ONCE void PackWeights(const int8_t* weights, WeightOrder order, const GemmRow& row, int32_t channels,
                 typename Dot::Value* packed) {
  const int32_t depth = row.depth();
  for (int32_t c = 0; c < channels; c += kBlockChannels) {
    for (int32_t from = 0; from < depth; from += row.run) {
      for (int32_t k = 0; k < row.run; k += Dot::kTerms) {
        for (int32_t j = 0; j < kBlockChannels; ++j) {
          const int8_t* w = weights + int64_t{c + j} * order.channel +
                            int64_t{from + k} * order.term;
          for (int32_t t = 0; t < Dot::kTerms; ++t) {
            *packed++ = c + j < channels && k + t < row.run ? w[t * order.term] : int8_t{0};
          }
        }
      }
    }
  }
}

ONCE void TakeOffset(const int8_t* weights, WeightOrder order, int32_t depth, int32_t channels,
                int32_t offset, ChannelBlock* blocks) {
  if (offset == 0) return;
  for (int32_t c = 0; c < channels; ++c) {
    int32_t sum = 0;
    for (int32_t k = 0; k < depth; ++k) {
      sum += weights[int64_t{c} * order.channel + int64_t{k} * order.term];
    }
    // Modulo 2^32, as all sums.
    int32_t& bias = blocks[c / kBlockChannels].bias[c % kBlockChannels];
    bias = static_cast<int32_t>(static_cast<uint32_t>(bias) -
                                static_cast<uint32_t>(sum) * static_cast<uint32_t>(offset));
  }
}

template <typename Dot>
void Gemm(const typename Dot::Value* const* rows, int32_t count, const GemmRow& row,
          const typename Dot::Value* packed, int32_t channels, const OutputStage& all,
          int8_t* output, int32_t step) {
  // Copies: stores of bytes might change an object in memory for all the compiler knows.
  const GemmRow shape = row;
  const OutputStage stage = all;
  const int64_t room = PackedRoom<Dot>(shape, kBlockChannels);
  const auto out = count < 4                              ? FewRowsOut<Dot>
                   : SignsSeen(stage) == Signs::kPositive ? RowsOut<Dot, Signs::kPositive>
                                                          : RowsOut<Dot, Signs::kBoth>;
  for (int32_t c = 0; c < channels; c += kBlockChannels, packed += room) {
    const int lanes = channels - c < kBlockChannels ? channels - c : kBlockChannels;
    const ChannelBlock& block = stage.blocks[c / kBlockChannels];
    out(rows, count, shape, packed, stage, block, lanes, output + c, step);
  }
}

template void PackWeights<WordDot>(const int8_t*, WeightOrder, const GemmRow&, int32_t, int16_t*);
template void Gemm<WordDot>(const int16_t* const*, int32_t, const GemmRow&, const int16_t*, int32_t,
                            const OutputStage&, int8_t*, int32_t);
#if defined(__wasm_relaxed_simd__)
template void PackWeights<ByteDot>(const int8_t*, WeightOrder, const GemmRow&, int32_t, int8_t*);
template void Gemm<ByteDot>(const int8_t* const*, int32_t, const GemmRow&, const int8_t*, int32_t,
                            const OutputStage&, int8_t*, int32_t);
#endif

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
