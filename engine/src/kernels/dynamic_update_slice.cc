// DYNAMIC_UPDATE_SLICE: a copy of the operand with a box of it replaced.
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/dynamic_update_slice.cc";

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 127, NumInputs(node), 3, "NumInputs(node)", "3");
  ENSURE_EQ_AT(context, kFile, 128, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(operand, 0, kFile, 134);
  TEMP_INPUT_AT(update, 1, kFile, 138);
  TEMP_INPUT_AT(start_indices, 2, kFile, 142);
  TEMP_OUTPUT_AT(output, 0, kFile, 146);
  ENSURE_TYPES_EQ_AT(context, kFile, 149, operand->type, update->type, "operand->type",
                     "update->type");
  ENSURE_AT(context, kFile, 151,
            start_indices->type == kTfLiteInt32 || start_indices->type == kTfLiteInt64,
            "start_indices->type == kTfLiteInt32 || start_indices->type == kTfLiteInt64");
  ENSURE_EQ_AT(context, kFile, 153, NumDimensions(start_indices), 1,
               "NumDimensions(start_indices)", "1");
  ENSURE_EQ_AT(context, kFile, 155, SizeOfDimension(start_indices, 0), NumDimensions(operand),
               "SizeOfDimension(start_indices, 0)", "NumDimensions(operand)");
  ENSURE_EQ_AT(context, kFile, 157, NumDimensions(update), NumDimensions(operand),
               "NumDimensions(update)", "NumDimensions(operand)");
  for (int i = 0; i < NumDimensions(operand); ++i) {
    ENSURE_AT(context, kFile, 161, SizeOfDimension(update, i) <= SizeOfDimension(operand, i),
              "SizeOfDimension(update, i) <= SizeOfDimension(operand, i)");
  }
  ReleaseTemps(context, operand, update, start_indices, output);
  return kTfLiteOk;
}

// Where the box starts, moved so that it lies inside the operand.
void ReadStart(const TfLiteEvalTensor* indices, const TfLiteIntArray* operand,
               const TfLiteIntArray* update, int32_t* start) {
  for (int i = 0; i < operand->size; ++i) {
    const int64_t index =
        indices->type == kTfLiteInt32 ? indices->data.i32[i] : indices->data.i64[i];
    const int64_t last = operand->data[i] - update->data[i];
    start[i] = static_cast<int32_t>(index < 0 ? 0 : (index > last ? last : index));
  }
}

// Row after row along the last dimension.
void WriteBox(const TfLiteEvalTensor* operand, const TfLiteEvalTensor* update,
              const int32_t* start, size_t element_bytes, uint8_t* to) {
  const int rank = Rank(operand);
  const int32_t row = LastDim(update);
  int32_t index[kMaxShapeRank] = {};
  const uint8_t* from = Bytes(update);
  for (;;) {
    size_t offset = 0;
    for (int i = 0; i < rank; ++i) {
      offset = offset * static_cast<size_t>(Dim(operand, i)) +
               static_cast<size_t>(start[i] + index[i]);
    }
    CopyElements(to + offset * element_bytes, from, row, element_bytes);
    from += static_cast<size_t>(row) * element_bytes;
    int d = rank - 2;
    for (; d >= 0; --d) {
      if (++index[d] < Dim(update, d)) break;
      index[d] = 0;
    }
    if (d < 0) return;
  }
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* operand = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* update = micro::GetEvalInput(context, node, 1);
  const TfLiteEvalTensor* indices = micro::GetEvalInput(context, node, 2);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (operand->type) {
    case kTfLiteFloat32:
    case kTfLiteInt8:
    case kTfLiteInt16:
    case kTfLiteInt32:
      break;
    default:
      MicroPrintf("DYNAMIC_UPDATE_SLICE: Operand type %s not supported.",
                  TfLiteTypeGetName(operand->type));
      return kTfLiteError;
  }

  const size_t bytes = ElementBytes(operand->type);
  const int rank = Rank(operand);
  ABORT_IF(rank > kMaxShapeRank || rank != Rank(update), kFile, "ranks disagree or are above 6");
  ABORT_IF(!HoldsItsShape(operand, bytes) || !HoldsItsShape(update, bytes) ||
               !HoldsElements(output, ElementCount(operand), bytes) ||
               !HoldsElements(indices, rank, ElementBytes(indices->type)),
           kFile, "a tensor's memory does not fit its shape");
  const int32_t count = ElementCount(operand);
  const int32_t update_count = ElementCount(update);
  uint8_t* to = MutableBytes(output);
  if (update_count == count) {
    CopyElements(to, Bytes(update), count, bytes);
    return kTfLiteOk;
  }
  if (to != Bytes(operand)) CopyElements(to, Bytes(operand), count, bytes);
  if (update_count == 0) return kTfLiteOk;
  for (int i = 0; i < rank; ++i) {
    ABORT_IF(Dim(update, i) > Dim(operand, i), kFile, "the update is larger than the operand");
  }
  int32_t start[kMaxShapeRank];
  ReadStart(indices, operand->dims, update->dims, start);
  WriteBox(operand, update, start, bytes, to);
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_DYNAMIC_UPDATE_SLICE() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
