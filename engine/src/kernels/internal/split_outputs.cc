#include "kernels/internal/split_outputs.h"

#include "kernels/internal/data_movement.h"
#include "kernels/internal/ensure.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

// How far output i reaches along the axis; −1 if it has no such dimension.
int32_t PartOf(TfLiteContext* context, TfLiteNode* node, int i, int32_t axis) {
  const TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, i);
  if (output == nullptr || axis >= Rank(output)) return -1;
  return Dim(output, axis);
}

}  // namespace

TfLiteStatus SplitIntoOutputs(const char* place, TfLiteContext* context, TfLiteNode* node,
                              const TfLiteEvalTensor* input, int32_t axis, bool equal_parts) {
  switch (input->type) {
    case kTfLiteFloat32:
    case kTfLiteInt8:
    case kTfLiteInt16:
    case kTfLiteInt32:
      break;
    default:
      MicroPrintf("Type %s currently not supported.", TfLiteTypeGetName(input->type));
      return kTfLiteError;
  }
  const size_t bytes = ElementBytes(input->type);
  const int rank = Rank(input);
  ABORT_IF(rank > kMaxShapeRank, place, "the rank is above 6");
  ABORT_IF(!HoldsItsShape(input, bytes), place, "the input's memory does not fit its shape");
  int32_t outer = 0;
  int32_t inner = 0;
  ABORT_IF(!ProductOfDims(input->dims, 0, axis, &outer) ||
               !ProductOfDims(input->dims, axis + 1, rank, &inner),
           place, "the input's shape makes no sense");

  const int num_outputs = NumOutputs(node);
  int64_t sum = 0;
  for (int i = 0; i < num_outputs; ++i) {
    const int32_t part = PartOf(context, node, equal_parts ? 0 : i, axis);
    ABORT_IF(part < 0, place, "an output has no such dimension");
    ABORT_IF(!HoldsElements(micro::GetEvalOutput(context, node, i),
                            int64_t{part} * inner * outer, bytes),
             place, "an output is too small");
    sum += part;
  }
  ABORT_IF(sum != Dim(input, axis), place, "the parts do not make up the input");

  if (ElementCount(input) == 0) return kTfLiteOk;
  const uint8_t* from = Bytes(input);
  for (int32_t k = 0; k < outer; ++k) {
    for (int i = 0; i < num_outputs; ++i) {
      const int32_t run = PartOf(context, node, equal_parts ? 0 : i, axis) * inner;
      TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, i);
      CopyElements(MutableBytes(output) + static_cast<size_t>(k) * run * bytes, from, run, bytes);
      from += static_cast<size_t>(run) * bytes;
    }
  }
  return kTfLiteOk;
}

}  // namespace kernels
}  // namespace tflite
