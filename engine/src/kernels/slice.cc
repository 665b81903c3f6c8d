// SLICE: a box of a tensor; where it lies may be known at run time only.
#include <cstdint>

#include "kernels/internal/data_movement.h"
#include "kernels/internal/ensure.h"
#include "kernels/internal/op_data.h"
#include "kernels/internal/temps.h"
#include "kernels/internal/wrap.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/micro_ops.h"
#include "tensorflow/lite/micro/micro_log.h"

namespace tflite {
namespace kernels {
namespace {

constexpr char kFile[] = "tensorflow/lite/micro/kernels/slice.cc";
constexpr int kMaxRank = 5;

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 50, NumInputs(node), 3, "NumInputs(node)", "3");
  ENSURE_EQ_AT(context, kFile, 51, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_UNCHECKED(input, 0, kFile);
  TEMP_INPUT_UNCHECKED(begin, 1, kFile);
  TEMP_INPUT_UNCHECKED(size, 2, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  ABORT_IF(input->type != output->type, kFile, "input and output differ in type");
  ABORT_IF(begin->type != size->type ||
               (begin->type != kTfLiteInt32 && begin->type != kTfLiteInt64),
           kFile, "begin and size are not both int32 or both int64");
  ABORT_IF(NumDimensions(begin) != 1 || NumDimensions(size) != 1 ||
               NumElements(begin) != NumElements(size),
           kFile, "begin and size are not two vectors of one length");
  ABORT_IF(NumDimensions(input) > kMaxRank, kFile, "the rank is above 5");
  ReleaseTemps(context, input, begin, size, output);
  return kTfLiteOk;
}

// Extended in front to five dimensions of 1.
struct Box {
  int32_t dims[kMaxRank];
  int32_t start[kMaxRank];
  int32_t count[kMaxRank];
};

int32_t IndexAt(const TfLiteEvalTensor* tensor, int i) {
  return tensor->type == kTfLiteInt32 ? tensor->data.i32[i]
                                      : static_cast<int32_t>(tensor->data.i64[i]);
}

TfLiteStatus ReadBox(const TfLiteEvalTensor* input, const TfLiteEvalTensor* begin,
                     const TfLiteEvalTensor* size, Box* box) {
  const int rank = Rank(input);
  const size_t index_bytes = ElementBytes(begin->type);
  ABORT_IF(rank > kMaxRank || begin->type != size->type || !HoldsElements(begin, rank, index_bytes) ||
               !HoldsElements(size, rank, index_bytes),
           kFile, "begin or size is shorter than the input's rank");
  for (int d = 0; d < kMaxRank; ++d) {
    const int i = d - (kMaxRank - rank);
    box->dims[d] = i < 0 ? 1 : Dim(input, i);
    box->start[d] = i < 0 ? 0 : IndexAt(begin, i);
    const int32_t length = i < 0 ? 1 : IndexAt(size, i);
    const int32_t stop = length == -1 ? box->dims[d] : WrapAdd(box->start[d], length);
    const int64_t count = int64_t{stop} - box->start[d];
    ABORT_IF(count > INT32_MAX, kFile, "the box is larger than the output");
    box->count[d] = static_cast<int32_t>(count < 0 ? 0 : count);
  }
  return kTfLiteOk;
}

// Elements in the box; −1 if there are more than `limit`.
int64_t CountElements(const Box& box, int64_t limit) {
  int64_t total = 1;
  for (int d = 0; d < kMaxRank; ++d) {
    if (box.count[d] == 0) return 0;
    if (total <= limit) total *= box.count[d];
  }
  return total <= limit ? total : -1;
}

// A box that reaches over its dimension's end reads on in the next row, as upstream does, but never
// outside the input.
TfLiteStatus CopyBox(const TfLiteEvalTensor* input, const Box& box, size_t bytes, uint8_t* to) {
  const int32_t row = box.count[kMaxRank - 1];
  const int64_t last_start = int64_t{ElementCount(input)} - row;
  int32_t index[kMaxRank] = {};
  for (;;) {
    int64_t offset = 0;
    for (int d = 0; d < kMaxRank; ++d) {
      // Far outside: stop before the sum can overflow.
      ABORT_IF(offset > INT32_MAX || offset < INT32_MIN, kFile, "the box leaves the input");
      offset = offset * box.dims[d] + int64_t{box.start[d]} + index[d];
    }
    ABORT_IF(offset < 0 || offset > last_start, kFile, "the box leaves the input");
    CopyElements(to, Bytes(input) + static_cast<size_t>(offset) * bytes, row, bytes);
    to += static_cast<size_t>(row) * bytes;
    int d = kMaxRank - 2;
    for (; d >= 0; --d) {
      if (++index[d] < box.count[d]) break;
      index[d] = 0;
    }
    if (d < 0) return kTfLiteOk;
  }
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* begin = micro::GetEvalInput(context, node, 1);
  const TfLiteEvalTensor* size = micro::GetEvalInput(context, node, 2);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  Box box;
  RETURN_IF_ERROR(ReadBox(input, begin, size, &box));
  switch (input->type) {
    case kTfLiteFloat32:
    case kTfLiteInt32:
    case kTfLiteInt8:
    case kTfLiteInt16:
    case kTfLiteBool:
      break;
    default:
      MicroPrintf("Input tensor type %s (%d) not supported.", TfLiteTypeGetName(input->type),
                  input->type);
      return kTfLiteError;
  }
  const size_t bytes = ElementBytes(input->type);
  const int64_t total = CountElements(box, INT32_MAX);
  if (total == 0) return kTfLiteOk;
  ABORT_IF(!HoldsItsShape(input, bytes) || !HoldsElements(output, total, bytes), kFile,
           "the box is larger than the output");
  return CopyBox(input, box, bytes, MutableBytes(output));
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_SLICE() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
