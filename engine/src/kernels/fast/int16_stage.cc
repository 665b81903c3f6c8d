#include "kernels/fast/int16_stage.h"

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/fixed_point.h"

#if defined(__wasm_simd128__)

#include "kernels/fast/gemm_tile.h"

namespace tflite {
namespace fast {
namespace {

using namespace kernels;

int16_t Finish(const Int16Stage& s, int32_t sum, int32_t c) {
  const int32_t multiplier = s.multipliers[c * s.step];
  const int32_t shift = s.shifts[c * s.step];
  int32_t scaled = 0;
  if (s.wide) {
    const int64_t biased = s.bias64 == nullptr ? sum : WrapAdd64(sum, s.bias64[c]);
    scaled = MultiplyByQuantizedMultiplier64(biased, multiplier, shift);
  } else {
    const int32_t biased = s.bias32 == nullptr ? sum : WrapAdd(sum, s.bias32[c]);
    scaled = MultiplyByQuantizedMultiplier(biased, multiplier, shift);
  }
  return static_cast<int16_t>(Clamp(WrapAdd(scaled, s.zero_point), s.min, s.max));
}

template <int count>
void TileOut(const int16_t* const* rows, const GemmRow& shape, const int8_t* const* weights,
             int32_t depth, const Int16Stage& stage, int32_t c, int lanes, int16_t* output,
             int32_t step) {
  v128_t sums[count];
  Tile<count>(rows, shape, weights, depth, sums);
  for (int r = 0; r < count; ++r, output += step) {
    int32_t values[4];
    wasm_v128_store(values, sums[r]);
    for (int j = 0; j < lanes; ++j) output[j] = Finish(stage, values[j], c + j);
  }
}

}  // namespace

bool MakeInt16Stage(const TfLiteEvalTensor* bias, TfLiteType bias_type, int32_t channels,
                    int32_t terms, Int16Stage* stage) {
  const TfLiteType type = bias == nullptr ? bias_type : bias->type;
  stage->wide = type != kTfLiteInt32;
  stage->bias32 = nullptr;
  stage->bias64 = nullptr;
  if (bias != nullptr && stage->wide) {
    if (type != kTfLiteInt64 || !Holds<int64_t>(bias, channels)) return false;
    stage->bias64 = Data<int64_t>(bias);
  } else if (bias != nullptr) {
    if (!Holds<int32_t>(bias, channels)) return false;
    stage->bias32 = Data<int32_t>(bias);
  }
  if (!stage->wide) return true;
  if (terms > kInt16Terms) return false;
  for (int32_t c = 0; c < (stage->step == 0 ? 1 : channels); ++c) {
    if (!MultiplierSuits64(stage->multipliers[c], stage->shifts[c])) return false;
  }
  return true;
}

void Int16Gemm(const int16_t* const* rows, int32_t count, const GemmRow& shape,
               const int8_t* weights, int32_t depth, int32_t channels, const Int16Stage& stage,
               int16_t* output) {
  for (int32_t c = 0; c < channels; c += 4) {
    const int8_t* w[4];
    const int lanes = ChannelRows(weights, depth, channels, c, w);
    int32_t r = 0;
    for (; r + 2 <= count; r += 2) {
      TileOut<2>(rows + r, shape, w, depth, stage, c, lanes, output + int64_t{r} * channels + c,
                 channels);
    }
    if (r < count) {
      TileOut<1>(rows + r, shape, w, depth, stage, c, lanes, output + int64_t{r} * channels + c,
                 channels);
    }
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
