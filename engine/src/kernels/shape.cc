// SHAPE: a tensor's dimensions as int32.
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/shape.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 39, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 40, NumOutputs(node), 1, "NumOutputs(node)", "1");
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  ABORT_IF(input == nullptr || output == nullptr, kFile, "a tensor is missing");
  if (output->type != kTfLiteInt32) {
    MicroPrintf("Output type %s (%d) not supported.", TfLiteTypeGetName(output->type),
                output->type);
    return kTfLiteError;
  }
  ABORT_IF(!Holds<int32_t>(output, Rank(input)), kFile, "the output is too small");
  for (int i = 0; i < Rank(input); ++i) MutableData<int32_t>(output)[i] = Dim(input, i);
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_SHAPE() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
