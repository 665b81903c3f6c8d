// ZEROS_LIKE: zeros in the shape of a tensor.
#include <cstdint>

#include "kernels/internal/data_movement.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/zeros_like.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 31, NumInputs(node), 1, "NumInputs(node)", "1");
  ENSURE_EQ_AT(context, kFile, 32, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 35);
  TEMP_OUTPUT_AT(output, 0, kFile, 38);
  ReleaseTemps(context, input, output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  ABORT_IF(Rank(input) > kMaxShapeRank || !SameShapes(input, output), kFile,
           "input and output differ in shape");
  switch (input->type) {
    case kTfLiteInt64:
    case kTfLiteInt32:
    case kTfLiteInt8:
    case kTfLiteFloat32:
      break;
    default:
      MicroPrintf("ZerosLike only currently supports int64, int32, and float32, got %d.",
                  input->type);
      return kTfLiteError;
  }
  const size_t bytes = ElementBytes(input->type);
  ABORT_IF(!HoldsItsShape(output, bytes), kFile, "the output's memory does not fit its shape");
  const size_t total = static_cast<size_t>(ElementCount(output)) * bytes;
  if (total > 0) std::memset(output->data.data, 0, total);
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_ZEROS_LIKE() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
