// SUB: float32, int32, and int8 and int16 through a common scale.
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/temps.h"
#include "kernels/pairs_common.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/sub_common.cc";
// ADD computes these multipliers in double, SUB in float; the results differ in their last bits.
bool FillMultipliers(float scale1, float scale2, float output_scale, int left_shift, SubOpData* data) {
  const float twice_max = 2 * (scale1 > scale2 ? scale1 : scale2);
  return QuantizeMultiplierSmallerThanOne(scale1 / twice_max, &data->operand1.multiplier) &&
         QuantizeMultiplierSmallerThanOne(scale2 / twice_max, &data->operand2.multiplier) &&
         QuantizeMultiplierSmallerThanOne(
             twice_max / (static_cast<float>(1 << left_shift) * output_scale),
             &data->result.multiplier);
}

TfLiteStatus PrepareQuantized(TfLiteContext* context, const TfLiteTensor* input1,
                              const TfLiteTensor* input2, const TfLiteTensor* output,
                              TfLiteFusedActivation activation, SubOpData* data) {
  ABORT_IF(output->quantization.type == kTfLiteNoQuantization, kFile, "the output has no scale");
  const int left_shift = output->type == kTfLiteInt16 ? 15 : 20;
  data->operand1.zero_point = input1->params.zero_point;
  data->operand2.zero_point = input2->params.zero_point;
  data->operand1.left_shift = data->operand2.left_shift = left_shift;
  data->result.zero_point = output->params.zero_point;
  ABORT_IF(!FillMultipliers(input1->params.scale, input2->params.scale, output->params.scale,
                            left_shift, data),
           kFile, "the scales give a multiplier that is not between 0 and 1");
  return QuantizedActivationRange(context, activation, output, &data->result.min,
                                  &data->result.max);
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr || node->builtin_data == nullptr, kFile,
           "the node has no data");
  auto* data = static_cast<SubOpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteSubParams*>(node->builtin_data);

  TEMP_INPUT_AT(input1, 0, kFile, 90);
  TEMP_INPUT_AT(input2, 1, kFile, 93);
  TEMP_OUTPUT_AT(output, 0, kFile, 96);

  if (output->type == kTfLiteInt8 || output->type == kTfLiteInt16) {
    RETURN_IF_ERROR(
        PrepareQuantized(context, input1, input2, output, params->activation, data));
  } else if (output->type == kTfLiteInt32) {
    ENSURE_EQ_AT(context, kFile, 104, input1->quantization.type, kTfLiteNoQuantization,
                 "input1->quantization.type", "kTfLiteNoQuantization");
    ENSURE_EQ_AT(context, kFile, 106, input2->quantization.type, kTfLiteNoQuantization,
                 "input2->quantization.type", "kTfLiteNoQuantization");
    ENSURE_EQ_AT(context, kFile, 108, output->quantization.type, kTfLiteNoQuantization,
                 "output->quantization.type", "kTfLiteNoQuantization");
  }

  ReleaseTemps(context, input1, input2, output);
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus SubQuantized(const SubOpData& data, const TfLiteEvalTensor* input1,
                          const TfLiteEvalTensor* input2, TfLiteEvalTensor* output) {
  const ScaledOperand a = data.operand1;
  const ScaledOperand b = data.operand2;
  const ScaledResult result = data.result;
  return MapPairs<T, T>(kFile, input1, input2, output,
                        [&](T x, T y) { return static_cast<T>(result(WrapSub(a(x), b(y)))); });
}

bool WithinInt8(int32_t zero_point) { return zero_point >= INT8_MIN && zero_point <= INT8_MAX; }

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const SubOpData*>(node->user_data);
  const auto& params = *static_cast<const TfLiteSubParams*>(node->builtin_data);
  const TfLiteEvalTensor* input1 = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* input2 = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);

  switch (output->type) {
    case kTfLiteFloat32: {
      float min, max;
      ActivationRange(params.activation, &min, &max);
      return MapPairs<float, float>(kFile, input1, input2, output,
                                    [=](float x, float y) { return Clamp(x - y, min, max); });
    }
    case kTfLiteInt32: {
      int32_t min, max;
      ActivationRange(params.activation, &min, &max);
      return MapPairs<int32_t, int32_t>(
          kFile, input1, input2, output,
          [=](int32_t x, int32_t y) { return Clamp(WrapSub(x, y), min, max); });
    }
    case kTfLiteInt8:
      ABORT_IF(!WithinInt8(data.operand1.zero_point) || !WithinInt8(data.operand2.zero_point),
               kFile, "an input's zero point is no int8");
      return SubQuantized<int8_t>(data, input1, input2, output);
    case kTfLiteInt16:
      ABORT_IF(input1 != nullptr && input2 != nullptr && SameShapes(input1, input2) &&
                   (data.operand1.zero_point != 0 || data.operand2.zero_point != 0),
               kFile, "an int16 input has a zero point");
      return SubQuantized<int16_t>(data, input1, input2, output);
    default:
      MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(output->type), output->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_SUB() {
  return micro::RegisterOp(kernels::InitOpData<kernels::SubOpData, kernels::kSubOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
