// NEG: float32.
#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/neg.cc";

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  ABORT_IF(input == nullptr, kFile, "the node has no input");
  if (input->type != kTfLiteFloat32) {
    MicroPrintf("Type %s (%d) not supported.", TfLiteTypeGetName(input->type), input->type);
    return kTfLiteError;
  }
  return MapElements<float, float>(kFile, input, micro::GetEvalOutput(context, node, 0),
                                   [](float x) { return -x; });
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_NEG() { return micro::RegisterOp(nullptr, nullptr, kernels::Eval); }

}  // namespace tflite
