// DIV: float32, int32, int8.
#include <cstdint>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/div.cc";
constexpr size_t kOpDataBytes = 28;

// Of int8 only.
struct OpData {
  int32_t input1_zero_point;
  int32_t input2_zero_point;
  int32_t output_zero_point;
  Multiplier multiplier;
  int32_t min;
  int32_t max;
};

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr || node->builtin_data == nullptr, kFile,
           "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteDivParams*>(node->builtin_data);

  TEMP_INPUT_AT(input1, 0, kFile, 80);
  TEMP_INPUT_AT(input2, 1, kFile, 83);
  TEMP_OUTPUT_AT(output, 0, kFile, 86);
  ENSURE_TYPES_EQ_AT(context, kFile, 49, input1->type, input2->type, "input1->type",
                     "input2->type");
  ENSURE_TYPES_EQ_AT(context, kFile, 50, input1->type, output->type, "input1->type",
                     "output->type");

  if (output->type == kTfLiteInt8) {
    RETURN_IF_ERROR(QuantizedActivationRange(context, params->activation, output, &data->min,
                                             &data->max));
    // A float quotient: the bits of the multiplier depend on it.
    const float real = input1->params.scale / (input2->params.scale * output->params.scale);
    data->multiplier = QuantizeMultiplier(real);
    data->input1_zero_point = input1->params.zero_point;
    data->input2_zero_point = input2->params.zero_point;
    data->output_zero_point = output->params.zero_point;
  } else if (output->type == kTfLiteInt32) {
    ENSURE_EQ_AT(context, kFile, 97, input1->quantization.type, kTfLiteNoQuantization,
                 "input1->quantization.type", "kTfLiteNoQuantization");
    ENSURE_EQ_AT(context, kFile, 99, input2->quantization.type, kTfLiteNoQuantization,
                 "input2->quantization.type", "kTfLiteNoQuantization");
  }

  ReleaseTemps(context, input1, input2, output);
  return kTfLiteOk;
}

// By the divisor's reciprocal. False where upstream asserts: a divisor of 0, or a quotient whose
// scale is too large for the formats.
bool DivideInt8(const OpData& data, int32_t x, int32_t y, int8_t* out) {
  int32_t numerator = WrapSub(x, data.input1_zero_point);
  int32_t divisor = WrapSub(y, data.input2_zero_point);
  if (divisor == 0) return false;
  if (divisor < 0) {
    numerator = WrapSub(0, numerator);
    divisor = WrapSub(0, divisor);
  }
  if (divisor < 0) return false;
  const Reciprocal reciprocal = GetReciprocal(divisor, 31);
  const int headroom = CountLeadingSignBits(numerator);
  const int shift = data.multiplier.shift - reciprocal.bits - headroom;
  if (shift > 0 || shift < -31) return false;
  const int32_t quotient =
      MultiplyByQuantizedMultiplierGreaterThanOne(numerator, reciprocal.raw, headroom);
  const int32_t scaled =
      MultiplyByQuantizedMultiplierSmallerThanOne(quotient, data.multiplier.value, shift);
  *out = static_cast<int8_t>(Clamp(WrapAdd(scaled, data.output_zero_point), data.min, data.max));
  return true;
}

TfLiteStatus DivInt8(const OpData& data, const TfLiteEvalTensor* input1,
                     const TfLiteEvalTensor* input2, TfLiteEvalTensor* output) {
  bool defined = true;
  RETURN_IF_ERROR((MapPairs<int8_t, int8_t>(kFile, input1, input2, output,
                                            [&](int8_t x, int8_t y) {
                                              int8_t quotient = 0;
                                              if (!DivideInt8(data, x, y, &quotient)) {
                                                defined = false;
                                              }
                                              return quotient;
                                            })));
  ABORT_IF(!defined, kFile, "a division by zero, or a scale out of range");
  return kTfLiteOk;
}

TfLiteStatus DivInt32(TfLiteFusedActivation activation, const TfLiteEvalTensor* input1,
                      const TfLiteEvalTensor* input2, TfLiteEvalTensor* output) {
  int32_t min, max;
  ActivationRange(activation, &min, &max);
  bool defined = true;
  RETURN_IF_ERROR((MapPairs<int32_t, int32_t>(
      kFile, input1, input2, output, [&](int32_t x, int32_t y) -> int32_t {
        if (y == 0 || (x == INT32_MIN && y == -1)) {
          defined = false;
          return 0;
        }
        return Clamp(x / y, min, max);
      })));
  ABORT_IF(!defined, kFile, "a division by zero or beyond int32");
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const auto& params = *static_cast<const TfLiteDivParams*>(node->builtin_data);
  const TfLiteEvalTensor* input1 = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* input2 = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);

  switch (output->type) {
    case kTfLiteFloat32: {
      float min, max;
      ActivationRange(params.activation, &min, &max);
      return MapPairs<float, float>(kFile, input1, input2, output,
                                    [=](float x, float y) { return Clamp(x / y, min, max); });
    }
    case kTfLiteInt32:
      return DivInt32(params.activation, input1, input2, output);
    case kTfLiteInt8:
      return DivInt8(data, input1, input2, output);
    default:
      MicroPrintf("DIV only supports FLOAT32, INT32, quantized INT8 now, got type %s (%d).",
                  TfLiteTypeGetName(output->type), output->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_DIV() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
