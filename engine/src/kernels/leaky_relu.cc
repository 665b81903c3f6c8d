// LEAKY_RELU: float32, int8, int16.
#include <limits>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/unary_common.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kPrepareFile[] = "tensorflow/lite/micro/kernels/leaky_relu_common.cc";
constexpr char kFile[] = "tensorflow/lite/micro/kernels/leaky_relu.cc";
using OpData = LeakyReluOpData;

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kPrepareFile, 35, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kPrepareFile, 36, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kPrepareFile, 39);
  TEMP_OUTPUT_AT(output, 0, kPrepareFile, 42);
  ENSURE_TYPES_EQ_AT(context, kPrepareFile, 43, input->type, output->type, "input->type",
                     "output->type");
  auto* data = static_cast<OpData*>(node->user_data);
  const auto* params = static_cast<const TfLiteLeakyReluParams*>(node->builtin_data);
  ABORT_IF(data == nullptr || params == nullptr, kPrepareFile, "no memory for the op's data");
  if (output->type == kTfLiteInt8 || output->type == kTfLiteInt16) {
    const float alpha = input->params.scale * params->alpha / output->params.scale;
    const float identity = input->params.scale / output->params.scale;
    data->alpha = QuantizeMultiplier(static_cast<double>(alpha));
    data->identity = QuantizeMultiplier(static_cast<double>(identity));
    data->input_zero_point = input->params.zero_point;
    data->output_zero_point = output->params.zero_point;
  }
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus EvalQuantized(const OpData& data, const TfLiteEvalTensor* input,
                           TfLiteEvalTensor* output) {
  const int32_t min = std::numeric_limits<T>::min();
  const int32_t max = std::numeric_limits<T>::max();
  // The sign of alpha is applied after rounding, so that halves round alike for both signs.
  const bool negative = data.alpha.value < 0;
  const Multiplier alpha = {negative ? -data.alpha.value : data.alpha.value, data.alpha.shift};
  return MapElements<T, T>(kFile, input, output, [=, &data](T x) {
    const int32_t centred = WrapSub(x, data.input_zero_point);
    int32_t scaled = 0;
    if (centred >= 0) {
      scaled = MultiplyByQuantizedMultiplier(centred, data.identity);
    } else {
      const int32_t sloped = MultiplyByQuantizedMultiplier(centred, alpha);
      scaled = negative ? WrapSub(0, sloped) : sloped;
    }
    return static_cast<T>(Clamp(WrapAdd(data.output_zero_point, scaled), min, max));
  });
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const auto& data = *static_cast<const OpData*>(node->user_data);
  switch (input->type) {
    case kTfLiteFloat32: {
      const float alpha = static_cast<const TfLiteLeakyReluParams*>(node->builtin_data)->alpha;
      return MapElements<float, float>(kFile, input, output,
                                       [alpha](float x) { return x > 0.0f ? x : x * alpha; });
    }
    case kTfLiteInt8:
      return EvalQuantized<int8_t>(data, input, output);
    case kTfLiteInt16:
      return EvalQuantized<int16_t>(data, input, output);
    default:
      MicroPrintf("Only float32, int8 are supported by LEAKY_RELU, got %s.",
                  TfLiteTypeGetName(input->type));
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_LEAKY_RELU() {
  using namespace kernels;
  return micro::RegisterOp(InitOpData<OpData, kLeakyReluOpDataBytes>, Prepare, Eval);
}

}  // namespace tflite
