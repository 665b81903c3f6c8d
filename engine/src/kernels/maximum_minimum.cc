// MAXIMUM and MINIMUM of two tensors, on raw values: quantised inputs are not rescaled.
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/maximum_minimum.cc";

// With a NaN on either side both give the second operand.
struct Larger {
  template <typename T>
  T operator()(T a, T b) const {
    return a > b ? a : b;
  }
};

struct Smaller {
  template <typename T>
  T operator()(T a, T b) const {
    return a < b ? a : b;
  }
};

template <typename Choice>
TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input1 = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* input2 = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  ABORT_IF(output == nullptr, kFile, "the node has no output");
  const Choice choice;

  switch (output->type) {
    case kTfLiteFloat32:
      return MapPairs<float, float>(kFile, input1, input2, output, choice);
    case kTfLiteInt8:
      return MapPairs<int8_t, int8_t>(kFile, input1, input2, output, choice);
    case kTfLiteInt16:
      return MapPairs<int16_t, int16_t>(kFile, input1, input2, output, choice);
    case kTfLiteInt32:
      return MapPairs<int32_t, int32_t>(kFile, input1, input2, output, choice);
    case kTfLiteInt64:
      return MapPairs<int64_t, int64_t>(kFile, input1, input2, output, choice);
    default:
      MicroPrintf("Type %s (%d) is not supported by Maximum/Minimum.",
                  TfLiteTypeGetName(output->type), output->type);
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_MAXIMUM() {
  return micro::RegisterOp(nullptr, nullptr, kernels::Eval<kernels::Larger>);
}

TFLMRegistration Register_MINIMUM() {
  return micro::RegisterOp(nullptr, nullptr, kernels::Eval<kernels::Smaller>);
}

}  // namespace tflite
