// CONV_2D in float32: strips of the image with zeros around, as in conv.cc, and packed weights.
#include <cstring>

#include "kernels/fast/constants.h"
#include "kernels/fast/float_gemm.h"
#include "kernels/fast/float_kernels.h"
#include "kernels/fast/strip.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ranges.h"

#if defined(__wasm_simd128__)

namespace tflite {
namespace fast {
namespace {

using namespace kernels;

constexpr int32_t kRows = 32;  // of a product, at most
constexpr int64_t kMostWeights = 4 * 1024 * 1024;

struct Plan {
  ConvShape shape;
  StripPlan strip;
};

void Convolve(const Plan& plan, FloatRange range, const float* packed, const float* bias,
              float* strip, const float* input, float* output) {
  const ConvShape& s = plan.shape;
  const GemmRow row = StripRow(s, plan.strip);
  const int64_t image = int64_t{s.in_height} * s.in_width * s.in_depth;
  for (int32_t b = 0; b < s.batches; ++b, input += image) {
    for (int32_t oy = 0; oy < s.out_height; oy += plan.strip.rows) {
      const int32_t height =
          s.out_height - oy < plan.strip.rows ? s.out_height - oy : plan.strip.rows;
      FillStrip(s, plan.strip, oy, height, 0.0f, strip, [&](int64_t from, int64_t count, float* to) {
        std::memcpy(to, input + from * s.in_depth,
                    static_cast<size_t>(count * s.in_depth) * sizeof(float));
      });
      StripCorners<float> corners(s, plan.strip, strip);
      for (int32_t rest = height * s.out_width; rest > 0; rest -= kRows) {
        const int32_t count = rest < kRows ? rest : kRows;
        const float* rows[kRows];
        corners.Next(count, rows);
        FloatGemm(rows, count, row, packed, bias, s.out_depth, range, output);
        output += int64_t{count} * s.out_depth;
      }
    }
  }
}

}  // namespace

bool FloatConv(TfLiteNode* node, const ConvShape& s, TfLiteFusedActivation activation,
               const TfLiteEvalTensor* input, const TfLiteEvalTensor* filter,
               const TfLiteEvalTensor* bias, TfLiteEvalTensor* output) {
  Plan plan = {};
  plan.shape = s;
  if (s.filters_per_group != s.out_depth || !PlanStrip(s, &plan.strip)) return false;
  const int32_t depth = s.filter_height * s.filter_width * s.filter_depth;
  const int64_t room = FloatPackedRoom(depth, s.out_depth);
  if (room > kMostWeights) return false;
  NodeConstants place(node, plan, filter, bias);
  float* strip = nullptr;
  auto* packed = reinterpret_cast<float*>(place.Allocate(
      static_cast<size_t>(room) * sizeof(float), plan.strip.values, &strip));
  if (packed == nullptr) return false;
  if (!place.filled() && !PackFloatWeights(Data<float>(filter), depth, s.out_depth, packed)) {
    place.Discard();
    return false;
  }
  FloatRange range;
  ActivationRange(activation, &range.min, &range.max);
  Convolve(plan, range, packed, bias == nullptr ? nullptr : Data<float>(bias), strip,
           Data<float>(input), MutableData<float>(output));
  return true;
}

}  // namespace fast
}  // namespace tflite

#endif  // __wasm_simd128__
