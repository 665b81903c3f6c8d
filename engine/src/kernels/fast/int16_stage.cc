#include "kernels/fast/int16_stage.h"

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/fixed_point.h"

#if defined(__wasm_simd128__)

#include "kernels/fast/gemm_tile.h"
#include "kernels/fast/scale.h"

namespace tflite {
namespace fast {

using namespace kernels;

namespace {

bool OneNarrowScale(const Int16Stage& s) {
  return !s.wide && s.step == 0 && SuitsScale({s.multipliers[0], s.shifts[0]});
}

// Eight of FinishInt16; `lanes` are stored.
void FinishNarrow(const Int16Stage& s, const int64_t* totals, int32_t c, int lanes,
                  int16_t* output) {
  int32_t sums[kBlockChannels];
  for (int j = 0; j < kBlockChannels; ++j) {
    const int32_t bias = s.bias32 == nullptr || j >= lanes ? 0 : s.bias32[c + j];
    sums[j] = WrapAdd(static_cast<int32_t>(totals[j]), bias);
  }
  const Scale scale({s.multipliers[0], s.shifts[0]});
  v128_t halves[2];
  for (int i = 0; i < 2; ++i) {
    const v128_t moved =
        wasm_i32x4_add(scale(wasm_v128_load(sums + 4 * i)), wasm_i32x4_splat(s.zero_point));
    halves[i] = wasm_i32x4_min(wasm_i32x4_max(moved, wasm_i32x4_splat(s.min)),
                               wasm_i32x4_splat(s.max));
  }
  StoreLanes(output, wasm_i16x8_narrow_i32x4(halves[0], halves[1]), lanes);
}

template <unsigned count>
void TileOut(const int16_t* const* rows, const int16_t* packed, int32_t depth,
             const Int16Stage& stage, int32_t c, int lanes, int16_t* output, int32_t step) {
  int64_t totals[count][kBlockChannels] = {};
  for (int32_t k = 0; k < depth; k += kInt16Terms, packed += kInt16Terms * kBlockChannels) {
    const int16_t* x[count];
    v128_t low[count];
    v128_t high[count];
    Each<count>([&](auto r) INLINED {
      x[r] = rows[r] + k;
      low[r] = high[r] = wasm_i32x4_splat(0);
    });
    const int32_t terms = depth - k < kInt16Terms ? depth - k : kInt16Terms;
    PackedTile<WordDot, count>(x, OneRun(terms), packed, low, high);
    Each<count>([&](auto r) INLINED {
      int32_t values[kBlockChannels];
      wasm_v128_store(values, low[r]);
      wasm_v128_store(values + 4, high[r]);
      for (int j = 0; j < kBlockChannels; ++j) totals[r][j] += values[j];
    });
  }
  if (OneNarrowScale(stage)) {
    for (unsigned r = 0; r < count; ++r, output += step) {
      FinishNarrow(stage, totals[r], c, lanes, output);
    }
    return;
  }
  for (unsigned r = 0; r < count; ++r, output += step) {
    for (int j = 0; j < lanes; ++j) output[j] = FinishInt16(stage, totals[r][j], c + j);
  }
}

}  // namespace

int16_t FinishInt16(const Int16Stage& s, int64_t sum, int32_t c) {
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

void Int16Gemm(const int16_t* const* rows, int32_t count, const int16_t* packed, int32_t depth,
               int32_t channels, const Int16Stage& stage, int16_t* output) {
  const int64_t block = PackedRoom<WordDot>(OneRun(depth), kBlockChannels);
  for (int32_t c = 0; c < channels; c += kBlockChannels, packed += block) {
    const int lanes = channels - c < kBlockChannels ? channels - c : kBlockChannels;
    int32_t r = 0;
    for (; r + 4 <= count; r += 4) {
      TileOut<4>(rows + r, packed, depth, stage, c, lanes, output + int64_t{r} * channels + c,
                 channels);
    }
    for (; r < count; ++r) {
      TileOut<1>(rows + r, packed, depth, stage, c, lanes, output + int64_t{r} * channels + c,
                 channels);
    }
  }
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
