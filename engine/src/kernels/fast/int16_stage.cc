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

// Fewer products of an int16 and an int8 than 512 certainly fit in an int32 together; whole eights.
constexpr int32_t kChunk = 504;

int16_t Finish(const Int16Stage& s, int64_t sum, int32_t c) {
  const int32_t multiplier = s.multipliers[c * s.step];
  const int32_t shift = s.shifts[c * s.step];
  int32_t scaled = 0;
  if (s.wide) {
    const int64_t biased = s.bias64 == nullptr ? sum : WrapAdd64(sum, s.bias64[c]);
    scaled = MultiplyByQuantizedMultiplier64(biased, multiplier, shift);
  } else {
    const int32_t low = static_cast<int32_t>(sum);
    const int32_t biased = s.bias32 == nullptr ? low : WrapAdd(low, s.bias32[c]);
    scaled = MultiplyByQuantizedMultiplier(biased, multiplier, shift);
  }
  return static_cast<int16_t>(Clamp(WrapAdd(scaled, s.zero_point), s.min, s.max));
}

template <int count>
void TileOut(const int16_t* const* rows, const int8_t* const* weights, int32_t depth,
             const Int16Stage& stage, int32_t c, int lanes, int16_t* output, int32_t step) {
  int64_t totals[count][4] = {};
  for (int32_t k = 0; k < depth; k += kChunk) {
    const int16_t* x[count];
    const int8_t* w[4];
    for (int r = 0; r < count; ++r) x[r] = rows[r] + k;
    for (int j = 0; j < 4; ++j) w[j] = weights[j] + k;
    const int32_t terms = depth - k < kChunk ? depth - k : kChunk;
    v128_t sums[count];
    Tile<count>(x, OneRun(terms), w, terms, sums);
    for (int r = 0; r < count; ++r) {
      int32_t values[4];
      wasm_v128_store(values, sums[r]);
      for (int j = 0; j < 4; ++j) totals[r][j] += values[j];
    }
  }
  for (int r = 0; r < count; ++r, output += step) {
    for (int j = 0; j < lanes; ++j) output[j] = Finish(stage, totals[r][j], c + j);
  }
}

}  // namespace

bool MakeInt16Stage(const TfLiteEvalTensor* bias, TfLiteType bias_type, int32_t channels,
                    Int16Stage* stage) {
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
  for (int32_t c = 0; c < (stage->step == 0 ? 1 : channels); ++c) {
    if (!MultiplierSuits64(stage->multipliers[c], stage->shifts[c])) return false;
  }
  return true;
}

void Int16Gemm(const int16_t* const* rows, int32_t count, const int8_t* weights, int32_t depth,
               int32_t channels, const Int16Stage& stage, int16_t* output) {
  for (int32_t c = 0; c < channels; c += 4) {
    const int8_t* w[4];
    const int lanes = ChannelRows(weights, depth, channels, c, w);
    int32_t r = 0;
    for (; r + 2 <= count; r += 2) {
      TileOut<2>(rows + r, w, depth, stage, c, lanes, output + int64_t{r} * channels + c, channels);
    }
    if (r < count) {
      TileOut<1>(rows + r, w, depth, stage, c, lanes, output + int64_t{r} * channels + c, channels);
    }
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
