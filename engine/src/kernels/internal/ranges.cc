#include "kernels/internal/ranges.h"

#include <cmath>

#include "kernels/internal/convert.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/wrap.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/kernels/kernel_util.cc";

TfLiteStatus Quantize(TfLiteContext* context, const TfLiteTensor* output, float real, int32_t* out) {
  const float scaled = std::round(real / output->params.scale);
  ENSURE_AT(context, kFile, 349, scaled >= -2147483648.0f && scaled <= 2147483648.0f,
            "no_integer_overflow_from_quantization");
  *out = WrapAdd(output->params.zero_point, ToInt32(scaled));
  return kTfLiteOk;
}

}  // namespace

// A bound is written as soon as it is known: not every caller minds a failure at the next one.
TfLiteStatus QuantizedActivationRange(TfLiteContext* context, TfLiteFusedActivation activation,
                                      const TfLiteTensor* output, int32_t* min, int32_t* max) {
  int32_t least = 0;
  int32_t most = 0;
  if (output->type == kTfLiteUInt8) {
    most = UINT8_MAX;
  } else if (output->type == kTfLiteInt8) {
    least = INT8_MIN;
    most = INT8_MAX;
  } else if (output->type == kTfLiteInt16) {
    least = INT16_MIN;
    most = INT16_MAX;
  } else {
    ENSURE_AT(context, kFile, 405, false, "false");
  }

  const bool is_n1_to_1 = activation == kTfLiteActReluN1To1;
  if (is_n1_to_1 || activation == kTfLiteActRelu || activation == kTfLiteActRelu6) {
    int32_t bound = 0;
    RETURN_IF_ERROR(Quantize(context, output, is_n1_to_1 ? -1.0f : 0.0f, &bound));
    if (bound > least) least = bound;
  }
  *min = least;
  if (is_n1_to_1 || activation == kTfLiteActRelu6) {
    int32_t bound = 0;
    RETURN_IF_ERROR(Quantize(context, output, is_n1_to_1 ? 1.0f : 6.0f, &bound));
    if (bound < most) most = bound;
  }
  *max = most;
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
