// GATHER_ND: slices of a tensor, each picked by several indices.
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/gather_nd.cc";
constexpr int kMaxIndexLength = 5;

TfLiteStatus CheckTypes(const TfLiteTensor* params, const TfLiteTensor* indices) {
  if (params->type != kTfLiteFloat32 && params->type != kTfLiteInt8) {
    MicroPrintf("Params of type '%s' are not supported by gather_nd.",
                TfLiteTypeGetName(params->type));
    return kTfLiteError;
  }
  if (indices->type != kTfLiteInt32) {
    MicroPrintf("Indices of type '%s' are not supported by gather_nd.",
                TfLiteTypeGetName(indices->type));
    return kTfLiteError;
  }
  return kTfLiteOk;
}

TfLiteStatus CheckRanks(const TfLiteTensor* params, const TfLiteTensor* indices) {
  if (NumDimensions(params) < 1) {
    MicroPrintf("Params must be at least a vector.");
    return kTfLiteError;
  }
  if (NumDimensions(indices) < 1) {
    MicroPrintf("Indices must be at least a vector.");
    return kTfLiteError;
  }
  const int index_length = SizeOfDimension(indices, NumDimensions(indices) - 1);
  if (index_length > NumDimensions(params)) {
    MicroPrintf("Index innermost dimension length must be <= params rank.");
    return kTfLiteError;
  }
  if (index_length > kMaxIndexLength) {
    MicroPrintf("Index innermost dimension length must not exceed %d.", kMaxIndexLength);
    return kTfLiteError;
  }
  ABORT_IF(index_length < 0, kFile, "the indices have a negative length");
  return kTfLiteOk;
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 34, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 35, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(params, 0, kFile, 38);
  TEMP_INPUT_AT(indices, 1, kFile, 41);
  TEMP_OUTPUT_AT(output, 0, kFile, 44);
  RETURN_IF_ERROR(CheckTypes(params, indices));
  RETURN_IF_ERROR(CheckRanks(params, indices));

  // The output's shape: that of the indices without its last dimension, then that of a slice.
  const int outer_rank = NumDimensions(indices) - 1;
  const int index_length = SizeOfDimension(indices, outer_rank);
  const int rank = outer_rank + NumDimensions(params) - index_length;
  RETURN_IF_ERROR(MakeDimsWritable(context, kFile, node, output, rank));
  output->dims->size = rank;
  int k = 0;
  for (int i = 0; i < outer_rank; ++i) output->dims->data[k++] = indices->dims->data[i];
  for (int i = index_length; i < NumDimensions(params); ++i) {
    output->dims->data[k++] = params->dims->data[i];
  }
  ABORT_IF(!RewrittenShapeFits(output), kFile, "the output's memory is too small");
  ReleaseTemps(context, params, indices, output);
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* params = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* indices = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const size_t bytes = ElementBytes(params->type);
  ABORT_IF(!HoldsItsShape(params, bytes) || !HoldsItsShape(indices, sizeof(int32_t)) ||
               !HoldsItsShape(output, bytes),
           kFile, "a tensor's memory does not fit its shape");
  const int rank = Rank(params);
  const int indices_rank = Rank(indices);
  ABORT_IF(rank < 1 || rank > kMaxShapeRank || indices_rank < 1 || indices_rank > kMaxShapeRank,
           kFile, "a rank is 0 or above 6");
  const int index_length = LastDim(indices);
  // Upstream divides by every dimension that is indexed.
  for (int j = 0; j < index_length && j < rank; ++j) {
    ABORT_IF(Dim(params, j) == 0, kFile, "the params have nothing to gather from");
  }
  const int32_t output_count = ElementCount(output);
  if (output_count == 0) return kTfLiteOk;

  int32_t slices = 0;
  int32_t slice = 0;
  ABORT_IF(index_length < 0 || index_length > rank || index_length > kMaxIndexLength ||
               !ProductOfDims(indices->dims, 0, indices_rank - 1, &slices) ||
               !ProductOfDims(params->dims, index_length, rank, &slice) ||
               int64_t{slices} * slice > output_count ||
               int64_t{slices} * index_length > ElementCount(indices),
           kFile, "params, indices and output do not belong together");

  int64_t strides[kMaxIndexLength] = {};
  for (int j = 0; j < index_length; ++j) {
    int32_t stride = 0;
    ABORT_IF(!ProductOfDims(params->dims, j + 1, rank, &stride), kFile,
             "the params' shape makes no sense");
    strides[j] = stride;
  }
  const int64_t last_start = int64_t{ElementCount(params)} - slice;
  const int32_t* index = indices->data.i32;
  uint8_t* to = MutableBytes(output);
  for (int32_t i = 0; i < slices; ++i, index += index_length) {
    // Only the place they sum up to is looked at, not each index.
    int64_t start = 0;
    for (int j = 0; j < index_length; ++j) {
      start = WrapAdd64(start, WrapMul64(index[j], strides[j]));
    }
    if (start < 0 || start > last_start) {
      MicroPrintf("gather_nd index out of bounds");
      return kTfLiteError;
    }
    CopyElements(to, Bytes(params) + static_cast<size_t>(start) * bytes, slice, bytes);
    to += static_cast<size_t>(slice) * bytes;
  }
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_GATHER_ND() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
