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
  *out = WrapAdd(output->params.zero_point, SaturatingInt32(scaled));
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus QuantizedActivationRange(TfLiteContext* context, TfLiteFusedActivation activation,
                                      const TfLiteTensor* output, int32_t* min, int32_t* max) {
  if (output->type == kTfLiteUInt8) {
    *min = 0;
    *max = UINT8_MAX;
  } else if (output->type == kTfLiteInt8) {
    *min = INT8_MIN;
    *max = INT8_MAX;
  } else if (output->type == kTfLiteInt16) {
    *min = INT16_MIN;
    *max = INT16_MAX;
  } else {
    ENSURE_AT(context, kFile, 405, false, "false");
  }

  int32_t bound = 0;
  if (activation == kTfLiteActRelu || activation == kTfLiteActRelu6) {
    RETURN_IF_ERROR(Quantize(context, output, 0.0f, &bound));
    if (bound > *min) *min = bound;
  }
  if (activation == kTfLiteActRelu6) {
    RETURN_IF_ERROR(Quantize(context, output, 6.0f, &bound));
    if (bound < *max) *max = bound;
  }
  if (activation == kTfLiteActReluN1To1) {
    RETURN_IF_ERROR(Quantize(context, output, -1.0f, &bound));
    if (bound > *min) *min = bound;
    RETURN_IF_ERROR(Quantize(context, output, 1.0f, &bound));
    if (bound < *max) *max = bound;
  }
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
