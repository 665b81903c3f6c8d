// CUMSUM: running sums along one axis; float32 and int8.
#include <cstdint>

#include "kernels/internal/common_scale.h"
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/ranges.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/cumsum.cc";
constexpr size_t kOpDataBytes = 36;

// Of int8 only.
struct OpData {
  ScaledOperand operand;
  ScaledResult result;
};

TfLiteStatus PrepareInt8(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* input,
                         const TfLiteTensor* output) {
  OpData* data = AllocateOpData<OpData, kOpDataBytes>(context);
  ABORT_IF(data == nullptr, kFile, "no memory for the node's data");
  node->user_data = data;
  ScaledOperand unused;
  ABORT_IF(!FillCommonScale(input, input, output, 20, &data->operand, &unused, &data->result),
           kFile, "the scales give a multiplier that is not between 0 and 1");
  return QuantizedActivationRange(context, kTfLiteActNone, output, &data->result.min,
                                  &data->result.max);
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 48, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 49, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_UNCHECKED(input, 0, kFile);
  TEMP_INPUT_UNCHECKED(axis, 1, kFile);
  ENSURE_AT(context, kFile, 59, input->type == kTfLiteFloat32 || input->type == kTfLiteInt8,
            "input->type == kTfLiteFloat32 || input->type == kTfLiteInt8");
  ENSURE_EQ_AT(context, kFile, 60, axis->type, kTfLiteInt32, "axis->type", "kTfLiteInt32");
  ENSURE_EQ_AT(context, kFile, 62, NumElements(axis), 1, "NumElements(axis)", "1");
  ENSURE_AT(context, kFile, 64, NumDimensions(input) >= 1, "NumDimensions(input) >= 1");
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  ENSURE_EQ_AT(context, kFile, 69, input->type, output->type, "input->type", "output->type");
  ENSURE_AT(context, kFile, 70, HaveSameShapes(input, output), "HaveSameShapes(input, output)");
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  if (input->type == kTfLiteInt8) {
    RETURN_IF_ERROR(PrepareInt8(context, node, input, output));
  }
  ReleaseTemps(context, input, axis, output);
  return kTfLiteOk;
}

// Runs along the axis for every place on the others: add(sum, x) is the next sum, finish(sum) the
// value to write.
template <typename T, typename Sum, typename Add, typename Finish>
void Accumulate(const TfLiteEvalTensor* input, int axis, const TfLiteCumsumParams& params,
                Sum start, TfLiteEvalTensor* output, Add add, Finish finish) {
  const int32_t length = Dim(input, axis);
  int32_t inner = 1;
  for (int i = axis + 1; i < Rank(input); ++i) inner *= Dim(input, i);
  const int32_t outer = ElementCount(input) / (length * inner);
  for (int32_t o = 0; o < outer; ++o) {
    for (int32_t i = 0; i < inner; ++i) {
      const int32_t base = o * length * inner + i;
      Sum sum = start;
      for (int32_t k = 0; k < length; ++k) {
        const int32_t at = base + (params.reverse ? length - 1 - k : k) * inner;
        const Sum next = add(sum, Data<T>(input)[at]);
        MutableData<T>(output)[at] = finish(params.exclusive ? sum : next);
        sum = next;
      }
    }
  }
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const auto& params = *static_cast<const TfLiteCumsumParams*>(node->builtin_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* axis_tensor = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  ABORT_IF(!Holds<int32_t>(axis_tensor, 1), kFile, "the axis has no memory");
  int32_t axis = *Data<int32_t>(axis_tensor);
  if (axis < 0) axis += Rank(input);
  if (axis < 0 || axis >= Rank(input)) {
    MicroPrintf("CUMSUM Invalid axis: %d", static_cast<int>(axis));
    return kTfLiteError;
  }

  if (output->type == kTfLiteFloat32) {
    ABORT_IF(!HoldsShape<float>(input) || !HoldsShape<float>(output), kFile,
             "a tensor's memory does not fit its shape");
    if (ElementCount(input) == 0) return kTfLiteOk;
    Accumulate<float, float>(
        input, axis, params, 0.0f, output, [](float sum, float x) { return sum + x; },
        [](float sum) { return sum; });
    return kTfLiteOk;
  }
  if (output->type == kTfLiteInt8) {
    ABORT_IF(!HoldsShape<int8_t>(input) || !HoldsShape<int8_t>(output), kFile,
             "a tensor's memory does not fit its shape");
    if (ElementCount(input) == 0) return kTfLiteOk;
    const auto& data = *static_cast<const OpData*>(node->user_data);
    // As in ADD_N, the sum starts with the scaled raw value 0, not with the real number 0.
    Accumulate<int8_t, int32_t>(
        input, axis, params, data.operand(0), output,
        [&](int32_t sum, int8_t x) { return WrapAdd(sum, data.operand(x)); },
        [&](int32_t sum) { return static_cast<int8_t>(data.result(sum)); });
    return kTfLiteOk;
  }
  MicroPrintf("CUMSUM only supports FLOAT32 and INT8, got %s.", TfLiteTypeGetName(output->type));
  return kTfLiteError;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_CUMSUM() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
