// MUL: float32, int32, int8, int16.
#include <cstdint>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/temps.h"
#include "kernels/pairs_common.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/mul_common.cc";
TfLiteStatus PrepareQuantized(TfLiteContext* context, const TfLiteTensor* input1,
                              const TfLiteTensor* input2, const TfLiteTensor* output,
                              TfLiteFusedActivation activation, MulOpData* data) {
  RETURN_IF_ERROR(QuantizedActivationRange(context, activation, output, &data->min, &data->max));
  data->multiplier = QuantizeMultiplier(static_cast<double>(input1->params.scale) *
                                        static_cast<double>(input2->params.scale) /
                                        static_cast<double>(output->params.scale));
  data->input1_zero_point = input1->params.zero_point;
  data->input2_zero_point = input2->params.zero_point;
  data->output_zero_point = output->params.zero_point;
  if (input1->type == kTfLiteInt16) {
    ENSURE_EQ_AT(context, kFile, 73, data->input1_zero_point, 0, "data->input1_zero_point", "0");
    ENSURE_EQ_AT(context, kFile, 74, data->input2_zero_point, 0, "data->input2_zero_point", "0");
    ENSURE_EQ_AT(context, kFile, 75, data->output_zero_point, 0, "data->output_zero_point", "0");
  }
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr || node->builtin_data == nullptr, kFile,
           "the node has no data");
  auto* data = static_cast<MulOpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteMulParams*>(node->builtin_data);

  TEMP_INPUT_AT(input1, 0, kFile, 44);
  TEMP_INPUT_AT(input2, 1, kFile, 47);
  TEMP_OUTPUT_AT(output, 0, kFile, 50);
  ENSURE_EQ_AT(context, kFile, 52, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 53, NumOutputs(node), 1, "NumOutputs(node)", "1");
  ENSURE_TYPES_EQ_AT(context, kFile, 55, input1->type, input2->type, "input1->type",
                     "input2->type");

  if (output->type == kTfLiteInt8 || output->type == kTfLiteInt16) {
    RETURN_IF_ERROR(
        PrepareQuantized(context, input1, input2, output, params->activation, data));
  } else if (output->type == kTfLiteInt32) {
    ActivationRange(params->activation, &data->min, &data->max);
  } else {
    ActivationRange(params->activation, &data->float_min, &data->float_max);
  }

  ReleaseTemps(context, input1, input2, output);
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus MulQuantized(const MulOpData& data, const TfLiteEvalTensor* input1,
                          const TfLiteEvalTensor* input2, TfLiteEvalTensor* output) {
  return MapPairs<T, T>(kFile, input1, input2, output, [data](int32_t x, int32_t y) {
    const int32_t product =
        WrapMul(WrapSub(x, data.input1_zero_point), WrapSub(y, data.input2_zero_point));
    const int32_t scaled = MultiplyByQuantizedMultiplier(product, data.multiplier);
    return static_cast<T>(Clamp(WrapAdd(scaled, data.output_zero_point), data.min, data.max));
  });
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const MulOpData*>(node->user_data);
  const TfLiteEvalTensor* input1 = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* input2 = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);

  // The input chooses the kernel, the output chose its parameters; a model where they differ gets
  // the zeros that upstream finds in a fresh arena.
  switch (input1->type) {
    case kTfLiteInt8:
      return MulQuantized<int8_t>(data, input1, input2, output);
    case kTfLiteInt16:
      return MulQuantized<int16_t>(data, input1, input2, output);
    case kTfLiteInt32: {
      const int32_t min = data.min;
      const int32_t max = data.max;
      return MapPairs<int32_t, int32_t>(
          kFile, input1, input2, output,
          [=](int32_t x, int32_t y) { return Clamp(WrapMul(x, y), min, max); });
    }
    case kTfLiteFloat32: {
      const float min = data.float_min;
      const float max = data.float_max;
      return MapPairs<float, float>(kFile, input1, input2, output,
                                    [=](float x, float y) { return Clamp(x * y, min, max); });
    }
    default:
      MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(input1->type), input1->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_MUL() {
  return micro::RegisterOp(kernels::InitOpData<kernels::MulOpData, kernels::kMulOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
