// CONV_2D with int16 activations and int8 weights: as conv.cc, but every patch is gathered.
#include <cstring>

#include "kernels/fast/gemm.h"
#include "kernels/fast/heap.h"
#include "kernels/fast/int16_kernels.h"
#include "kernels/fast/int16_stage.h"
#include "kernels/fast/strip.h"
#include "kernels/internal/elementwise.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {
namespace {

using namespace kernels;

struct Layout {
  int16_t* strip;
  int16_t* patches;
};

Layout Carve(Carver* carver, const StripPlan& strip, int32_t depth) {
  return {carver->Take<int16_t>(strip.values),
          carver->Take<int16_t>(int64_t{kGemmRows} * RowRoom(depth))};
}

void CopyWords(const int16_t* from, int64_t count, int16_t* to) {
  std::memcpy(to, from, static_cast<size_t>(count) * sizeof(int16_t));
}

void GatherPatch(const ConvShape& s, int64_t line, const int16_t* from, int16_t* patch) {
  int16_t* at = patch;
  for (int32_t fy = 0; fy < s.filter_height; ++fy, from += line * s.dilation_height) {
    for (int32_t fx = 0; fx < s.filter_width; ++fx, at += s.filter_depth) {
      CopyWords(from + int64_t{fx} * s.dilation_width * s.in_depth, s.filter_depth, at);
    }
  }
  AlignTail(patch, s.filter_height * s.filter_width * s.filter_depth);
}

}  // namespace

bool Int16Conv(const ConvShape& s, const TfLiteConvParams& params, const ConvOpData& data,
               const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
               const TfLiteEvalTensor* bias, TfLiteEvalTensor* output) {
  const ConvQuantization& q = data.quantization;
  const int32_t depth = s.filter_height * s.filter_width * s.filter_depth;
  StripPlan strip;
  Int16Stage stage = {};
  stage.multipliers = q.multipliers;
  stage.shifts = q.shifts;
  stage.step = 1;
  stage.min = q.activation_min;
  stage.max = q.activation_max;
  if (depth < 8 || s.filters_per_group != s.out_depth || !PlanStrip(s, &strip) ||
      !MakeInt16Stage(bias, params.quantized_bias_type, s.out_depth, &stage)) {
    return false;
  }
  Carver measure(nullptr);
  Carve(&measure, strip, depth);
  uint8_t* heap = HeapBuffer(measure.used());
  if (heap == nullptr) return false;
  Carver carver(heap);
  const Layout layout = Carve(&carver, strip, depth);

  const int16_t* in = Data<int16_t>(input);
  int16_t* out = MutableData<int16_t>(output);
  const int64_t line = int64_t{strip.width} * s.in_depth;
  const int64_t image = int64_t{s.in_height} * s.in_width * s.in_depth;
  for (int32_t b = 0; b < s.batches; ++b, in += image) {
    for (int32_t oy = 0; oy < s.out_height; oy += strip.rows) {
      const int32_t height = s.out_height - oy < strip.rows ? s.out_height - oy : strip.rows;
      FillStrip(s, strip, in, oy, height, layout.strip, CopyWords);
      const int32_t pixels = height * s.out_width;
      for (int32_t p = 0; p < pixels; p += kGemmRows) {
        const int32_t count = pixels - p < kGemmRows ? pixels - p : kGemmRows;
        const int16_t* rows[kGemmRows];
        for (int32_t r = 0; r < count; ++r) {
          int16_t* patch = layout.patches + r * RowRoom(depth);
          GatherPatch(s, line, layout.strip + CornerOffset(s, line, p + r), patch);
          rows[r] = patch;
        }
        Int16Gemm(rows, count, Data<int8_t>(filter), depth, s.out_depth, stage, out);
        out += int64_t{count} * s.out_depth;
      }
    }
  }
  return true;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
