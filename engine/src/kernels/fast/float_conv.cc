// CONV_2D in float32: strips of the image with zeros around, as in conv.cc, and packed weights.
#include <cstring>

#include "kernels/fast/float_gemm.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/fast/heap.h"
#include "kernels/fast/strip.h"
#include "kernels/internal/ranges.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {
namespace {

using namespace kernels;

constexpr int32_t kRows = 32;  // of a product, at most
constexpr int64_t kMostWeights = 4 * 1024 * 1024;

struct Layout {
  float* strip;
  float* weights;
};

Layout Carve(Carver* carver, const ConvShape& shape, const StripPlan& strip) {
  const int32_t depth = shape.filter_height * shape.filter_width * shape.filter_depth;
  return {carver->Take<float>(strip.values),
          carver->Take<float>(FloatPackedRoom(depth, shape.out_depth))};
}

void CopyFloats(const float* from, int64_t count, float* to) {
  std::memcpy(to, from, static_cast<size_t>(count) * sizeof(float));
}

}  // namespace

bool FloatConv(const ConvShape& s, TfLiteFusedActivation activation, const float* input,
               const float* filter, const float* bias, float* output) {
  StripPlan strip;
  if (s.filters_per_group != s.out_depth || (s.dilation_width != 1 && s.filter_width != 1) ||
      !PlanStrip(s, &strip)) {
    return false;
  }
  const int32_t depth = s.filter_height * s.filter_width * s.filter_depth;
  if (FloatPackedRoom(depth, s.out_depth) > kMostWeights) return false;
  Carver measure(nullptr);
  Carve(&measure, s, strip);
  uint8_t* heap = HeapBuffer(measure.used());
  if (heap == nullptr) return false;
  Carver carver(heap);
  const Layout layout = Carve(&carver, s, strip);
  if (!PackFloatWeights(filter, depth, s.out_depth, layout.weights)) return false;

  FloatRange range;
  ActivationRange(activation, &range.min, &range.max);
  const int64_t line = int64_t{strip.width} * s.in_depth;
  const FloatRow row = {s.filter_height, s.filter_width * s.filter_depth,
                        static_cast<int32_t>(line) * s.dilation_height};
  const int64_t image = int64_t{s.in_height} * s.in_width * s.in_depth;
  for (int32_t b = 0; b < s.batches; ++b, input += image) {
    for (int32_t oy = 0; oy < s.out_height; oy += strip.rows) {
      const int32_t height = s.out_height - oy < strip.rows ? s.out_height - oy : strip.rows;
      FillStrip(s, strip, input, oy, height, layout.strip, CopyFloats);
      const int32_t pixels = height * s.out_width;
      for (int32_t p = 0; p < pixels; p += kRows) {
        const int32_t count = pixels - p < kRows ? pixels - p : kRows;
        const float* rows[kRows];
        for (int32_t r = 0; r < count; ++r) {
          rows[r] = layout.strip + CornerOffset(s, line, p + r);
        }
        FloatGemm(rows, count, row, layout.weights, bias, s.out_depth, range, output);
        output += int64_t{count} * s.out_depth;
      }
    }
  }
  return true;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
