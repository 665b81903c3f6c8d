// BROADCAST_ARGS: the shape that two shapes broadcast to.
#include <cstdint>

#include "kernels/internal/elementwise.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/broadcast_args.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_AT(context, kFile, 32, NumInputs(node) == 2, "NumInputs(node) == 2");
  ENSURE_EQ_AT(context, kFile, 33, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_UNCHECKED(shape1, 0, kFile);
  TEMP_INPUT_UNCHECKED(shape2, 1, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  ENSURE_AT(context, kFile, 44, shape1->type == kTfLiteInt32 || shape1->type == kTfLiteInt64,
            "shape1->type == kTfLiteInt32 || shape1->type == kTfLiteInt64");
  ENSURE_EQ_AT(context, kFile, 45, shape1->type, shape2->type, "shape1->type", "shape2->type");
  ENSURE_EQ_AT(context, kFile, 46, shape1->type, output->type, "shape1->type", "output->type");
  ENSURE_EQ_AT(context, kFile, 49, NumDimensions(shape1), 1, "NumDimensions(shape1)", "1");
  ENSURE_EQ_AT(context, kFile, 50, NumDimensions(shape2), 1, "NumDimensions(shape2)", "1");
  ENSURE_EQ_AT(context, kFile, 53, NumDimensions(output), 1, "NumDimensions(output)", "1");
  ReleaseTemps(context, shape1, shape2, output);
  return kTfLiteOk;
}

// From the last dimension on; an exhausted shape counts as 1. Dimensions pass through 32 bits.
template <typename T>
TfLiteStatus Combine(const TfLiteEvalTensor* shape1, const TfLiteEvalTensor* shape2,
                     TfLiteEvalTensor* output) {
  ABORT_IF(!HoldsShape<T>(shape1) || !HoldsShape<T>(shape2) || !HoldsShape<T>(output), kFile,
           "a tensor's memory does not fit its shape");
  int32_t i = ElementCount(shape1);
  int32_t j = ElementCount(shape2);
  for (int32_t k = ElementCount(output) - 1; k >= 0; --k) {
    const int32_t a = i > 0 ? static_cast<int32_t>(Data<T>(shape1)[--i]) : 1;
    const int32_t b = j > 0 ? static_cast<int32_t>(Data<T>(shape2)[--j]) : 1;
    ABORT_IF(a != 1 && b != 1 && a != b, kFile, "the shapes do not broadcast");
    MutableData<T>(output)[k] = a == 1 ? b : a;
  }
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* shape1 = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* shape2 = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  return output->type == kTfLiteInt32 ? Combine<int32_t>(shape1, shape2, output)
                                      : Combine<int64_t>(shape1, shape2, output);
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_BROADCAST_ARGS() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
