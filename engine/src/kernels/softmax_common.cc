#include "kernels/softmax_common.h"

#include <cmath>

#include "kernels/internal/ensure.h"
#include "kernels/internal/lut.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/kernels/kernel_util.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/softmax_common.cc";

float Exp(float x) { return std::exp(x); }
float OneOverOnePlusReal(float x) { return 1.0f / (1.0f + x); }

TfLiteStatus FillTables(TfLiteContext* context, const TfLiteTensor* input,
                        const TfLiteTensor* output, SoftmaxOpData* data) {
  const bool int16_input = input->type == kTfLiteInt16;
  if (int16_input) {
    data->exp_lut = AllocateArray<int16_t>(context, kInt16LutSize);
    ENSURE_AT(context, kFile, 39, data->exp_lut != nullptr, "raw_exp_lut != nullptr");
    data->reciprocal_lut = AllocateArray<int16_t>(context, kInt16LutSize);
    ENSURE_AT(context, kFile, 43, data->reciprocal_lut != nullptr,
              "one_over_one_plus_x_lut != nullptr");
  }
  if (output->type == kTfLiteInt16) {
    ENSURE_AT(context, kFile, 50, input->type == kTfLiteInt8 || input->type == kTfLiteInt16,
              "input->type == kTfLiteInt8 || input->type == kTfLiteInt16");
  } else {
    ENSURE_EQ_AT(context, kFile, 52, input->type, output->type, "input->type", "output->type");
  }
  if (int16_input) {
    ENSURE_EQ_AT(context, kFile, 57, output->params.zero_point, 0, "output->params.zero_point",
                 "0");
    const QuantizedRange result = {2.0f / 65535.0f, 0};
    FillInt16Lut({10.0f / 65535.0f, INT16_MAX}, result, Exp, data->exp_lut);
    FillInt16Lut({1.0f / 65535.0f, INT16_MIN}, result, OneOverOnePlusReal, data->reciprocal_lut);
  }
  return kTfLiteOk;
}

TfLiteStatus CheckQuantization(TfLiteContext* context, const TfLiteTensor* input,
                               const TfLiteTensor* output) {
  if (input->type == kTfLiteInt16) {
    ENSURE_EQ_AT(context, kFile, 91, input->params.zero_point, 0, "input->params.zero_point", "0");
    ENSURE_EQ_AT(context, kFile, 92, output->params.zero_point, 0, "output->params.zero_point",
                 "0");
    ENSURE_NEAR_AT(context, kFile, 94, output->params.scale, 1.f / 32768, 0.001f * 1.f / 32768,
                   "output->params.scale", "1.f / 32768");
  } else if (output->type == kTfLiteInt16) {
    ENSURE_EQ_AT(context, kFile, 98, output->params.zero_point, -32768,
                 "output->params.zero_point", "-32768");
    ENSURE_NEAR_AT(context, kFile, 100, output->params.scale, 1.f / 65536, 0.001f * 1.f / 65536,
                   "output->params.scale", "1.f / 65536");
  } else {
    ENSURE_EQ_AT(context, kFile, 103, output->params.zero_point, -128,
                 "output->params.zero_point", "-128");
    ENSURE_AT(context, kFile, 104, output->params.scale == 1.f / 256,
              "output->params.scale == 1.f / 256");
  }
  return kTfLiteOk;
}

TfLiteStatus CalculateOpData(TfLiteContext* context, const TfLiteTensor* input,
                             const TfLiteTensor* output, const TfLiteSoftmaxParams& params,
                             SoftmaxOpData* data) {
  RETURN_IF_ERROR(FillTables(context, input, output, data));
  if (input->type == kTfLiteInt8 || input->type == kTfLiteInt16) {
    RETURN_IF_ERROR(CheckQuantization(context, input, output));
    const double beta = params.beta;
    const double scale = input->params.scale;
    if (input->type == kTfLiteInt8) {
      return ScaleForSoftmax(beta, scale, kFile, &data->input, &data->diff_min);
    }
    data->input = QuantizeMultiplier(scale * beta / (10.0 / 65535.0));
    return kTfLiteOk;
  }
  ENSURE_TYPES_EQ_AT(context, kFile, 133, input->type, kTfLiteFloat32, "input->type",
                     "kTfLiteFloat32");
  ENSURE_TYPES_EQ_AT(context, kFile, 134, output->type, kTfLiteFloat32, "output->type",
                     "kTfLiteFloat32");
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus ScaleForSoftmax(double beta, double input_scale, const char* place,
                             Multiplier* multiplier, int32_t* diff_min) {
  const double real = beta * input_scale * (1 << (31 - kSoftmaxScaledDiffIntegerBits));
  const double largest = 2147483647.0;
  ABORT_IF(!QuantizeMultiplierGreaterThanOne(real < largest ? real : largest, multiplier), place,
           "the input's scale is too small");
  *diff_min = -CalculateInputRadius(kSoftmaxScaledDiffIntegerBits, multiplier->shift);
  return kTfLiteOk;
}

TfLiteStatus SoftmaxPrepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 148, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 149, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 151);
  ENSURE_AT(context, kFile, 152, NumDimensions(input) >= 1, "NumDimensions(input) >= 1");
  TEMP_OUTPUT_AT(output, 0, kFile, 154);
  ENSURE_AT(context, kFile, 156, node->user_data != nullptr, "node->user_data != nullptr");
  const auto* params = static_cast<const TfLiteSoftmaxParams*>(node->builtin_data);
  ABORT_IF(params == nullptr, kFile, "no memory for the op's parameters");

  auto* data = static_cast<SoftmaxOpData*>(node->user_data);
  const TfLiteStatus status = CalculateOpData(context, input, output, *params, data);
  ReleaseTemps(context, input, output);
  return status;
}

}  // namespace kernels
}  // namespace tflite
