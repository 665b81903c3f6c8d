// SPLIT_V: a tensor cut along one dimension into parts as long as the outputs' shapes say.
#include <cstdint>

#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/shape.h"
#include "kernels/internal/split_outputs.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/split_v.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 75, NumInputs(node), 3, "NumInputs(node)", "3");
  TEMP_INPUT_UNCHECKED(axis, 2, kFile);
  ENSURE_MSG_AT(context, kFile, IsConstantTensor(axis),
                "Non-constant >axis< tensor is not supported");
  ReleaseTemps(context, axis);
  return kTfLiteOk;
}

// The tensor of sizes, input 1, is never read.
TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* axis = micro::GetEvalInput(context, node, 2);
  ABORT_IF(input == nullptr || !Holds<int32_t>(axis, 1), kFile, "a tensor is missing or empty");
  int32_t axis_value = axis->data.i32[0];
  if (axis_value < 0) axis_value += Rank(input);
  ENSURE_AT(context, kFile, 97, axis_value >= 0, "axis_value >= 0");
  ENSURE_AT(context, kFile, 98, axis_value < Rank(input), "axis_value < input->dims->size");
  return SplitIntoOutputs(kFile, context, node, input, axis_value, false);
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_SPLIT_V() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
