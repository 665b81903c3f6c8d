#include "kernels/internal/conv_params.h"

#include <cmath>

#include "kernels/internal/ensure.h"
#include "kernels/internal/ranges.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/kernels/kernel_util.cc";

}  // namespace

TfLiteStatus PopulateConvQuantization(TfLiteContext* context, const TfLiteTensor* input,
                                      const TfLiteTensor* filter, const TfLiteTensor* bias,
                                      const TfLiteTensor* output,
                                      TfLiteFusedActivation activation, int num_channels,
                                      ConvQuantization* quantization) {
  ENSURE_EQ_AT(context, kFile, 222, input->quantization.type, kTfLiteAffineQuantization,
               "input->quantization.type", "kTfLiteAffineQuantization");
  ENSURE_EQ_AT(context, kFile, 224, filter->quantization.type, kTfLiteAffineQuantization,
               "filter->quantization.type", "kTfLiteAffineQuantization");
  const auto* affine = static_cast<const TfLiteAffineQuantization*>(filter->quantization.params);
  ENSURE_AT(context, kFile, 234, affine != nullptr, "affine_quantization");
  ENSURE_AT(context, kFile, 235, affine->scale != nullptr, "affine_quantization->scale");
  const bool per_channel = affine->scale->size > 1;
  if (per_channel) {
    ENSURE_AT(context, kFile, 240, input->type == kTfLiteInt8 || input->type == kTfLiteInt16,
              "input->type == kTfLiteInt8 || input->type == kTfLiteInt16");
    ENSURE_AT(context, kFile, 242, filter->type == kTfLiteInt8 || filter->type == kTfLiteInt4,
              "filter->type == kTfLiteInt8 || filter->type == kTfLiteInt4");
    ENSURE_EQ_AT(context, kFile, 243, affine->scale->size, num_channels,
                 "affine_quantization->scale->size", "num_channels");
    ABORT_IF(affine->quantized_dimension < 0 || affine->quantized_dimension >= filter->dims->size,
             kFile, "quantized dimension is outside the filter's shape");
    ENSURE_EQ_AT(context, kFile, 246, num_channels,
                 filter->dims->data[affine->quantized_dimension], "num_channels",
                 "filter->dims->data[affine_quantization->quantized_dimension]");
  }

  const double input_scale = input->params.scale;
  const double output_scale = output->params.scale;
  for (int i = 0; i < num_channels; ++i) {
    const double filter_scale = affine->scale->data[per_channel ? i : 0];
    const Multiplier m = QuantizeMultiplier(input_scale * filter_scale / output_scale);
    quantization->multipliers[i] = m.value;
    quantization->shifts[i] = m.shift;
  }
  // Other types get this far too; the op refuses them when it runs.
  if (input->type == kTfLiteUInt8) {
    double unused = 0.0;
    RETURN_IF_ERROR(QuantizedProductMultiplier(context, input, filter, bias, output, &unused));
  } else if (input->type != kTfLiteInt8 && input->type != kTfLiteInt16) {
    return kTfLiteOk;
  }
  return QuantizedActivationRange(context, activation, output, &quantization->activation_min,
                                  &quantization->activation_max);
}

TfLiteStatus QuantizedProductMultiplier(TfLiteContext* context, const TfLiteTensor* input,
                                        const TfLiteTensor* weights, const TfLiteTensor* bias,
                                        const TfLiteTensor* output, double* multiplier) {
  const double output_scale = output->params.scale;
  if (bias != nullptr) {
    const double product =
        static_cast<double>(input->params.scale) * static_cast<double>(weights->params.scale);
    const double difference = std::fabs(product - static_cast<double>(bias->params.scale));
    ENSURE_AT(context, kFile, 322, difference / output_scale <= 0.02,
              "scale_diff / output_scale <= 0.02");
  }
  // Deliberately a float product: the bits of the multiplier depend on it.
  const float product = input->params.scale * weights->params.scale;
  ENSURE_AT(context, kFile, 335, static_cast<double>(product) >= 0, "input_product_scale >= 0");
  *multiplier = static_cast<double>(product) / output_scale;
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
