// SQUARED_DIFFERENCE: float32, int32, int8, int16.
#include <cstdint>

#include "kernels/internal/common_scale.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/squared_difference.cc";
constexpr size_t kOpDataBytes = 112;

// Of int8 and int16 only. The result's multiplier may be above one here.
struct OpData {
  ScaledOperand operand1;
  ScaledOperand operand2;
  Multiplier output_multiplier;
  int32_t output_zero_point;
  int32_t min;  // of the inputs' type, even where the output has another
  int32_t max;
};

TfLiteStatus CheckZeroPoints(TfLiteContext* context, TfLiteType type,
                             const TfLiteQuantizationParams& input1,
                             const TfLiteQuantizationParams& input2,
                             const TfLiteQuantizationParams& output) {
  if (type == kTfLiteInt8) {
    ENSURE_AT(context, kFile, 116, input1.zero_point >= INT8_MIN,
              "input1_quantization_params.zero_point >= integer_type_min");
    ENSURE_AT(context, kFile, 118, input1.zero_point <= INT8_MAX,
              "input1_quantization_params.zero_point <= integer_type_max");
    ENSURE_AT(context, kFile, 120, input2.zero_point >= INT8_MIN,
              "input2_quantization_params.zero_point >= integer_type_min");
    ENSURE_AT(context, kFile, 122, input2.zero_point <= INT8_MAX,
              "input2_quantization_params.zero_point <= integer_type_max");
    ENSURE_AT(context, kFile, 124, output.zero_point >= INT8_MIN,
              "output_quantization_params.zero_point >= integer_type_min");
    ENSURE_AT(context, kFile, 126, output.zero_point <= INT8_MAX,
              "output_quantization_params.zero_point <= integer_type_max");
  } else {
    ENSURE_AT(context, kFile, 136, input1.zero_point == 0,
              "input1_quantization_params.zero_point == 0");
    ENSURE_AT(context, kFile, 137, input2.zero_point == 0,
              "input2_quantization_params.zero_point == 0");
    ENSURE_AT(context, kFile, 138, output.zero_point == 0,
              "output_quantization_params.zero_point == 0");
  }
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->user_data == nullptr, kFile, "the node has no data");
  auto* data = static_cast<OpData*>(node->user_data);
  ENSURE_EQ_AT(context, kFile, 91, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 92, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input1, 0, kFile, 98);
  TEMP_INPUT_AT(input2, 1, kFile, 101);
  TEMP_OUTPUT_AT(output, 0, kFile, 104);
  ENSURE_TYPES_EQ_AT(context, kFile, 106, input1->type, input2->type, "input1->type",
                     "input2->type");

  if (input1->type == kTfLiteInt8 || input1->type == kTfLiteInt16) {
    RETURN_IF_ERROR(CheckZeroPoints(context, input1->type, input1->params, input2->params,
                                    output->params));
    const int left_shift = input1->type == kTfLiteInt8 ? 7 : 0;
    const float scale1 = input1->params.scale;
    const float scale2 = input2->params.scale;
    const double twice_max = 2 * static_cast<double>(scale1 > scale2 ? scale1 : scale2);
    ABORT_IF(!QuantizeMultiplierSmallerThanOne(scale1 / twice_max, &data->operand1.multiplier) ||
                 !QuantizeMultiplierSmallerThanOne(scale2 / twice_max, &data->operand2.multiplier),
             kFile, "the scales give a multiplier that is not between 0 and 1");
    // The divisor is a float product.
    const float divisor = static_cast<float>(1 << (2 * left_shift)) * output->params.scale;
    data->output_multiplier =
        QuantizeMultiplier(twice_max * twice_max / static_cast<double>(divisor));
    data->operand1.zero_point = input1->params.zero_point;
    data->operand2.zero_point = input2->params.zero_point;
    data->operand1.left_shift = data->operand2.left_shift = left_shift;
    data->output_zero_point = output->params.zero_point;
    data->min = input1->type == kTfLiteInt8 ? INT8_MIN : INT16_MIN;
    data->max = input1->type == kTfLiteInt8 ? INT8_MAX : INT16_MAX;
  }

  ReleaseTemps(context, input1, input2, output);
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus EvalQuantized(const OpData& data, const TfLiteEvalTensor* input1,
                           const TfLiteEvalTensor* input2, TfLiteEvalTensor* output) {
  return MapPairs<T, T>(kFile, input1, input2, output, [data](T x, T y) {
    const int32_t difference = WrapSub(data.operand1(x), data.operand2(y));
    const int32_t scaled =
        MultiplyByQuantizedMultiplier(WrapMul(difference, difference), data.output_multiplier);
    return static_cast<T>(Clamp(WrapAdd(scaled, data.output_zero_point), data.min, data.max));
  });
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const OpData*>(node->user_data);
  const TfLiteEvalTensor* input1 = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* input2 = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);

  switch (output->type) {
    case kTfLiteFloat32:
      return MapPairs<float, float>(kFile, input1, input2, output, [](float x, float y) {
        const float difference = x - y;
        return difference * difference;
      });
    case kTfLiteInt32:
      return MapPairs<int32_t, int32_t>(kFile, input1, input2, output, [](int32_t x, int32_t y) {
        const int32_t difference = WrapSub(x, y);
        return WrapMul(difference, difference);
      });
    case kTfLiteInt8:
      return EvalQuantized<int8_t>(data, input1, input2, output);
    case kTfLiteInt16:
      return EvalQuantized<int16_t>(data, input1, input2, output);
    default:
      MicroPrintf("SquaredDifference only supports FLOAT32, INT32 , INT16 and INT8 now, got %d.",
                  output->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_SQUARED_DIFFERENCE() {
  return micro::RegisterOp(kernels::InitOpData<kernels::OpData, kernels::kOpDataBytes>,
                           kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
