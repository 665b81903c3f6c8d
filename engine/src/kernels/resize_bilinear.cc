// RESIZE_BILINEAR: float32, and int8 with positions in 1/1024 of a pixel.
#include <cmath>
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/resize.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/resize_bilinear.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 36, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 37, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_UNCHECKED(input, 0, kFile);
  TEMP_INPUT_UNCHECKED(size, 1, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  ENSURE_EQ_AT(context, kFile, 46, NumDimensions(input), 4, "NumDimensions(input)", "4");
  ENSURE_EQ_AT(context, kFile, 47, NumDimensions(size), 1, "NumDimensions(size)", "1");
  ENSURE_EQ_AT(context, kFile, 49, size->type, kTfLiteInt32, "size->type", "kTfLiteInt32");
  ENSURE_MSG_AT(context, kFile, IsConstantTensor(size),
                "Non-constant >size< tensor is not supported");
  const auto* params = static_cast<const TfLiteResizeBilinearParams*>(node->builtin_data);
  ABORT_IF(params == nullptr, kFile, "the node has no parameters");
  if (params->half_pixel_centers && params->align_corners) {
    MicroPrintf("If half_pixel_centers is True, align_corners must be False.");
    return kTfLiteError;
  }
  ReleaseTemps(context, input, size, output);
  return kTfLiteOk;
}

int32_t Between(int64_t x, int64_t low, int64_t high) {
  return static_cast<int32_t>(x < low ? low : (x > high ? high : x));
}

// A position between two input rows (or columns), and how far from the first.
struct FloatPosition {
  int32_t low;
  int32_t high;
  float fraction;
};

class FloatAxis {
 public:
  using Position = FloatPosition;
  FloatAxis(int32_t in, int32_t out, const TfLiteResizeBilinearParams& params)
      : in_(in), half_pixel_(params.half_pixel_centers) {
    scale_ = params.align_corners && out > 1
                 ? static_cast<float>(in - 1) / static_cast<float>(out - 1)
                 : static_cast<float>(in) / static_cast<float>(out);
  }
  Position At(int32_t o) const {
    const float v = half_pixel_ ? (static_cast<float>(o) + 0.5f) * scale_ - 0.5f
                                : static_cast<float>(o) * scale_;
    const int32_t low = Between(static_cast<int64_t>(std::floor(v)), 0, in_ - 1);
    const int32_t high = Between(static_cast<int64_t>(std::ceil(v)), 0, in_ - 1);
    return {low, high, v - static_cast<float>(low)};
  }

 private:
  int32_t in_;
  bool half_pixel_;
  float scale_;
};

float Blend(float x00, float x10, float x01, float x11, const FloatPosition& y,
            const FloatPosition& x) {
  // Upstream adds the rounding term of its integer form, which is 0 here and turns −0 into 0.
  return x00 * (1 - y.fraction) * (1 - x.fraction) + x10 * y.fraction * (1 - x.fraction) +
         x01 * (1 - y.fraction) * x.fraction + x11 * y.fraction * x.fraction + 0.0f;
}

struct FixedPosition {
  int32_t low;
  int32_t high;
  int64_t fraction;  // in 1/1024
};

class FixedAxis {
 public:
  using Position = FixedPosition;
  FixedAxis(int64_t in, int64_t out, const TfLiteResizeBilinearParams& params)
      : in_(in), half_pixel_(params.half_pixel_centers) {
    scale_ = params.align_corners && out > 1
                 ? ((in - 1) * 1024 + (out - 1) / 2) / (out - 1)
                 : (in * 1024 + out / 2) / out;
  }
  Position At(int64_t o) const {
    const int64_t v = o * scale_ + (half_pixel_ ? scale_ / 2 - 512 : 0);
    const int32_t low = Between(v / 1024, 0, in_ - 1);
    const int32_t high = Between((v + 1023) / 1024, 0, in_ - 1);
    return {low, high, v - int64_t{1024} * low};
  }

 private:
  int64_t in_;
  bool half_pixel_;
  int64_t scale_;
};

int8_t Blend(int8_t x00, int8_t x10, int8_t x01, int8_t x11, const FixedPosition& y,
             const FixedPosition& x) {
  const int64_t y0 = 1024 - y.fraction;
  const int64_t x0 = 1024 - x.fraction;
  const int64_t sum = x00 * y0 * x0 + x10 * y.fraction * x0 + x01 * y0 * x.fraction +
                      x11 * y.fraction * x.fraction;
  constexpr int64_t kHalf = int64_t{1} << 19;
  return static_cast<int8_t>((sum > 0 ? sum + kHalf : sum - kHalf) / (int64_t{1} << 20));
}

template <typename T, typename Axis>
TfLiteStatus Resize(const TfLiteResizeBilinearParams& params, const TfLiteEvalTensor* input,
                    const TfLiteEvalTensor* size, TfLiteEvalTensor* output) {
  ABORT_IF(!ResizeIsSafe<T>(input, size, output), kFile,
           "the output's shape does not follow from input and size");
  const int32_t height = Dim(input, 1);
  const int32_t width = Dim(input, 2);
  const int32_t depth = Dim(input, 3);
  const Axis rows(height, Dim(output, 1), params);
  const Axis columns(width, Dim(output, 2), params);
  const T* image = Data<T>(input);
  T* out = MutableData<T>(output);
  for (int32_t b = 0; b < Dim(output, 0); ++b, image += height * width * depth) {
    for (int32_t oy = 0; oy < Dim(output, 1); ++oy) {
      const typename Axis::Position y = rows.At(oy);
      const T* above = image + y.low * width * depth;
      const T* below = image + y.high * width * depth;
      for (int32_t ox = 0; ox < Dim(output, 2); ++ox) {
        const typename Axis::Position x = columns.At(ox);
        const int32_t left = x.low * depth;
        const int32_t right = x.high * depth;
        for (int32_t c = 0; c < depth; ++c) {
          *out++ = Blend(above[left + c], below[left + c], above[right + c], below[right + c], y, x);
        }
      }
    }
  }
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& params = *static_cast<const TfLiteResizeBilinearParams*>(node->builtin_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* size = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (output->type == kTfLiteFloat32) return Resize<float, FloatAxis>(params, input, size, output);
  if (output->type == kTfLiteInt8) return Resize<int8_t, FixedAxis>(params, input, size, output);
  MicroPrintf("Output type is %d, requires float or int8.", output->type);
  return kTfLiteError;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_RESIZE_BILINEAR() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
