// UNPACK: a tensor taken apart along one dimension.
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/unpack.cc";

TfLiteStatus TakeApart(TfLiteContext* context, TfLiteNode* node, int32_t num, int32_t axis,
                       const TfLiteEvalTensor* input) {
  const size_t bytes = ElementBytes(input->type);
  ABORT_IF(!HoldsItsShape(input, bytes), kFile, "the input's memory does not fit its shape");
  const int rank = Rank(input);
  if (axis < 0) axis = WrapAdd(axis, rank);
  ABORT_IF(axis < 0 || axis >= rank || rank > kMaxShapeRank, kFile,
           "the axis lies outside the input");
  int32_t outer = 0;
  int32_t inner = 0;
  ABORT_IF(!ProductOfDims(input->dims, 0, axis, &outer) ||
               !ProductOfDims(input->dims, axis + 1, rank, &inner),
           kFile, "the input's shape makes no sense");
  const int64_t output_count = int64_t{outer} * inner;
  ABORT_IF(num < 0 || (output_count > 0 && num > ElementCount(input) / output_count), kFile,
           "more outputs than the input has values for");

  for (int32_t i = 0; i < num; ++i) {
    TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, i);
    ABORT_IF(!HoldsElements(output, output_count, bytes) || ElementCount(output) != output_count,
             kFile, "an output is missing or does not fit the input");
    if (output_count == 0) continue;
    for (int32_t k = 0; k < outer; ++k) {
      const int64_t source = (int64_t{k} * num + i) * inner;
      CopyElements(MutableBytes(output) + static_cast<size_t>(k) * inner * bytes,
                   Bytes(input) + static_cast<size_t>(source) * bytes, inner, bytes);
    }
  }
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  ABORT_IF(node->builtin_data == nullptr, kFile, "the node has no parameters");
  const auto* params = static_cast<const TfLiteUnpackParams*>(node->builtin_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  ABORT_IF(input == nullptr, kFile, "the node has no input");
  switch (input->type) {
    case kTfLiteFloat32:
    case kTfLiteInt32:
    case kTfLiteInt16:
    case kTfLiteInt8:
      return TakeApart(context, node, params->num, params->axis, input);
    default:
      MicroPrintf("Type '%s' is not supported by unpack.", TfLiteTypeGetName(input->type));
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_UNPACK() { return micro::RegisterOp(nullptr, nullptr, kernels::Eval); }

}  // namespace tflite
