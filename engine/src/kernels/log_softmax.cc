// LOG_SOFTMAX: float32 and int8.
#include <cmath>
#include <limits>

#include "kernels/internal/convert.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/fixed_point.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/temps.h"
#include "kernels/softmax_common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/log_softmax.cc";
constexpr size_t kOpDataBytes = 28;

struct OpData {
  Multiplier input;    // to F_5
  Multiplier reverse;  // back from F_5
  int32_t diff_min;
};

TfLiteStatus PrepareInt8(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* input,
                         const TfLiteTensor* output) {
  OpData* data = AllocateOpData<OpData, kOpDataBytes>(context);
  ABORT_IF(data == nullptr, kFile, "no memory for the op's data");
  node->user_data = data;
  ENSURE_AT(context, kFile, 72, output->params.scale == 16.0f / 256,
            "output->params.scale == kOutputScale");
  ENSURE_AT(context, kFile, 73, output->params.zero_point == 127,
            "output->params.zero_point == kOutputZeroPoint");
  RETURN_IF_ERROR(
      ScaleForSoftmax(1.0, input->params.scale, kFile, &data->input, &data->diff_min));
  const double reverse = std::ldexp(1.0, 31 - data->input.shift) / data->input.value;
  ABORT_IF(!QuantizeMultiplierSmallerThanOne(reverse, &data->reverse), kFile,
           "the input's scale cannot be inverted");
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 49, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 50, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 53);
  TEMP_OUTPUT_AT(output, 0, kFile, 56);
  ENSURE_TYPES_EQ_AT(context, kFile, 57, input->type, output->type, "input->type", "output->type");
  ENSURE_AT(context, kFile, 59, HaveSameShapes(input, output), "HaveSameShapes(input, output)");
  if (input->type == kTfLiteInt8) RETURN_IF_ERROR(PrepareInt8(context, node, input, output));
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

void FloatRow(int32_t depth, const float* x, float* y) {
  float max = std::numeric_limits<float>::lowest();
  for (int32_t c = 0; c < depth; ++c) max = x[c] > max ? x[c] : max;
  float sum = 0.0f;
  for (int32_t c = 0; c < depth; ++c) sum += std::exp(x[c] - max);
  const float log_sum = std::log(sum);
  for (int32_t c = 0; c < depth; ++c) y[c] = x[c] - max - log_sum;
}

void Int8Row(const OpData& data, int32_t depth, const int8_t* x, int8_t* y) {
  int32_t max = INT8_MIN;
  for (int32_t c = 0; c < depth; ++c) max = x[c] > max ? x[c] : max;
  int32_t sum = 0;
  for (int32_t c = 0; c < depth; ++c) {
    const int32_t difference = x[c] - max;
    if (difference < data.diff_min) continue;
    const int32_t scaled = MultiplyByQuantizedMultiplier(difference, data.input);
    sum = WrapAdd(sum, RoundingDivideByPowerOfTwo(
                           ExpOnNegativeValues<kSoftmaxScaledDiffIntegerBits>(scaled),
                           kSoftmaxAccumulationIntegerBits));
  }
  const int32_t log_sum = LogOfAtLeastOne(sum);
  // Differences whose result would leave F_5 are decided before they are scaled.
  const int32_t largest =
      MultiplyByQuantizedMultiplier(WrapAdd(log_sum, INT32_MIN), data.reverse);
  const int32_t limit = largest > data.diff_min - 1 ? largest : data.diff_min - 1;
  for (int32_t c = 0; c < depth; ++c) {
    const int32_t difference = x[c] - max;
    int32_t value = INT8_MIN;
    if (difference > limit) {
      const int32_t scaled = MultiplyByQuantizedMultiplier(difference, data.input);
      const int32_t result = RoundingDivideByPowerOfTwo(WrapSub(scaled, log_sum), 22) + 127;
      value = Clamp<int32_t>(result, INT8_MIN, INT8_MAX);
    }
    y[c] = static_cast<int8_t>(value);
  }
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  if (input->type != kTfLiteFloat32 && input->type != kTfLiteInt8) {
    MicroPrintf("LOG_SOFTMAX only supports float32, int8, got %s.",
                TfLiteTypeGetName(input->type));
    return kTfLiteError;
  }
  ABORT_IF(!HoldsAll(input) || !HoldsAll(output) || Rank(input) < 1 || !SameShapes(input, output),
           kFile, "input and output need one shape and memory for it");
  const int32_t depth = LastDim(input);
  const int32_t rows = OuterCount(input);
  for (int32_t i = 0; i < rows; ++i) {
    const int64_t offset = int64_t{i} * depth;
    if (input->type == kTfLiteFloat32) {
      FloatRow(depth, Data<float>(input) + offset, MutableData<float>(output) + offset);
    } else {
      Int8Row(*static_cast<const OpData*>(node->user_data), depth, Data<int8_t>(input) + offset,
              MutableData<int8_t>(output) + offset);
    }
  }
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_LOG_SOFTMAX() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
