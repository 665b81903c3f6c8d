// ADD: float32, int32, and int8 and int16 through a common scale.
#include <cstdint>

#include "kernels/internal/common_scale.h"
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/add_common.cc";

TfLiteStatus PrepareQuantized(TfLiteContext* context, const TfLiteTensor* input1,
                              const TfLiteTensor* input2, const TfLiteTensor* output,
                              TfLiteFusedActivation activation, AddOpData* data) {
  ABORT_IF(output->quantization.type == kTfLiteNoQuantization, kFile, "the output has no scale");
  const int left_shift = output->type == kTfLiteInt16 ? 15 : 20;
  ABORT_IF(!FillCommonScale(input1, input2, output, left_shift, &data->operand1, &data->operand2,
                            &data->result),
           kFile, "the scales give a multiplier that is not between 0 and 1");
  return QuantizedActivationRange(context, activation, output, &data->result.min,
                                  &data->result.max);
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr || node->builtin_data == nullptr, kFile,
           "the node has no data");
  auto* data = static_cast<AddOpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteAddParams*>(node->builtin_data);

  TEMP_INPUT_AT(input1, 0, kFile, 88);
  TEMP_INPUT_AT(input2, 1, kFile, 91);
  TEMP_OUTPUT_AT(output, 0, kFile, 94);

  if (output->type == kTfLiteInt8 || output->type == kTfLiteInt16) {
    RETURN_IF_ERROR(
        PrepareQuantized(context, input1, input2, output, params->activation, data));
  } else if (output->type == kTfLiteFloat32) {
    ActivationRange(params->activation, &data->float_min, &data->float_max);
  } else if (output->type == kTfLiteInt32) {
    ENSURE_EQ_AT(context, kFile, 105, input1->quantization.type, kTfLiteNoQuantization,
                 "input1->quantization.type", "kTfLiteNoQuantization");
    ENSURE_EQ_AT(context, kFile, 107, input2->quantization.type, kTfLiteNoQuantization,
                 "input2->quantization.type", "kTfLiteNoQuantization");
  }

  ReleaseTemps(context, input1, input2, output);
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus AddQuantized(const AddOpData& data, const TfLiteEvalTensor* input1,
                          const TfLiteEvalTensor* input2, TfLiteEvalTensor* output) {
  const ScaledOperand a = data.operand1;
  const ScaledOperand b = data.operand2;
  const ScaledResult result = data.result;
  return MapPairs<T, T>(kFile, input1, input2, output,
                        [&](T x, T y) { return static_cast<T>(result(WrapAdd(a(x), b(y)))); });
}

bool WithinInt8(int32_t zero_point) { return zero_point >= INT8_MIN && zero_point <= INT8_MAX; }

bool WithinInt16(int32_t zero_point) { return zero_point > -INT16_MAX && zero_point < INT16_MAX; }

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const AddOpData*>(node->user_data);
  const TfLiteEvalTensor* input1 = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* input2 = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);

  switch (output->type) {
    case kTfLiteFloat32: {
      const float min = data.float_min;
      const float max = data.float_max;
      return MapPairs<float, float>(kFile, input1, input2, output,
                                    [=](float x, float y) { return Clamp(x + y, min, max); });
    }
    case kTfLiteInt32:
      // The activation is not applied to int32.
      return MapPairs<int32_t, int32_t>(kFile, input1, input2, output,
                                        [](int32_t x, int32_t y) { return WrapAdd(x, y); });
    case kTfLiteInt8:
      ABORT_IF(!WithinInt8(data.operand1.zero_point) || !WithinInt8(data.operand2.zero_point),
               kFile, "an input's zero point is no int8");
      return AddQuantized<int8_t>(data, input1, input2, output);
    case kTfLiteInt16:
      ABORT_IF(input1 != nullptr && input2 != nullptr && SameShapes(input1, input2) &&
                   (!WithinInt16(data.operand1.zero_point) ||
                    !WithinInt16(data.operand2.zero_point)),
               kFile, "an input's zero point is no int16");
      return AddQuantized<int16_t>(data, input1, input2, output);
    default:
      MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(output->type), output->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_ADD() {
  return micro::RegisterOp(kernels::InitOpData<kernels::AddOpData, kernels::kAddOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
