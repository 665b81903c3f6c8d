// PACK: tensors of one shape stacked along a new dimension.
#include <cstdint>

#include "kernels/internal/data_movement.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/wrap.h"
#include "tensorflow/lite/c/builtin_op_data.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/pack.cc";

TfLiteStatus Stack(TfLiteContext* context, TfLiteNode* node, int32_t values_count, int32_t axis,
                   TfLiteEvalTensor* output) {
  const size_t bytes = ElementBytes(output->type);
  ABORT_IF(!HoldsItsShape(output, bytes), kFile, "the output's memory does not fit its shape");
  const int rank = Rank(output);
  if (axis < 0) axis = WrapAdd(axis, rank);
  ABORT_IF(axis < 0 || axis >= rank || rank > kMaxShapeRank, kFile,
           "the axis lies outside the output");
  int32_t outer = 0;
  int32_t inner = 0;
  ABORT_IF(!ProductOfDims(output->dims, 0, axis, &outer) ||
               !ProductOfDims(output->dims, axis + 1, rank, &inner),
           kFile, "the output's shape makes no sense");
  const int64_t input_count = int64_t{outer} * inner;
  // A values_count below the dimension leaves part of the output as it was.
  ABORT_IF(values_count < 0 || (input_count > 0 && values_count > ElementCount(output) / input_count),
           kFile, "more values than the output has room for");
  const TfLiteEvalTensor* first = micro::GetEvalInput(context, node, 0);
  ABORT_IF(first == nullptr || ElementCount(first) != input_count, kFile,
           "input 0 does not fit the output");
  if (input_count == 0) return kTfLiteOk;

  for (int32_t i = 0; i < values_count; ++i) {
    const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, i);
    ABORT_IF(!HoldsElements(input, input_count, bytes), kFile,
             "an input is missing or smaller than the first");
    for (int32_t k = 0; k < outer; ++k) {
      const int64_t target = (int64_t{k} * values_count + i) * inner;
      CopyElements(MutableBytes(output) + static_cast<size_t>(target) * bytes,
                   Bytes(input) + static_cast<size_t>(k) * inner * bytes, inner, bytes);
    }
  }
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  const auto* params = static_cast<const TfLitePackParams*>(node->builtin_data);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  ABORT_IF(output == nullptr, kFile, "the node has no output");
  switch (output->type) {
    case kTfLiteFloat32:
    case kTfLiteInt8:
    case kTfLiteInt16:
    case kTfLiteInt32:
    case kTfLiteInt64:
      return Stack(context, node, params->values_count, params->axis, output);
    default:
      MicroPrintf("Type '%s' is not supported by pack.", TfLiteTypeGetName(output->type));
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_PACK() { return micro::RegisterOp(nullptr, nullptr, kernels::Eval); }

}  // namespace tflite
