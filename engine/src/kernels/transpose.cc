// TRANSPOSE: dimensions in another order; up to five.
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/transpose_common.cc";
constexpr int kMaxRank = 5;

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 27, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 28, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_UNCHECKED(input, 0, kFile);
  TEMP_INPUT_UNCHECKED(perm, 1, kFile);
  TEMP_OUTPUT_UNCHECKED(output, 0, kFile);
  const int dims = NumDimensions(input);
  ENSURE_MSG_AT(context, kFile, dims <= kMaxRank,
                "Transpose op only supports 1D-5D input arrays.");
  ENSURE_TYPES_EQ_AT(context, kFile, 36, input->type, output->type, "op_context.input->type",
                     "op_context.output->type");
  ENSURE_MSG_AT(context, kFile, IsConstantTensor(perm),
                "Non-constant >perm< tensor is not supported");
  ENSURE_EQ_AT(context, kFile, 44, NumDimensions(perm), 1, "NumDimensions(op_context.perm)", "1");
  ENSURE_EQ_AT(context, kFile, 45, perm->dims->data[0], dims, "op_context.perm->dims->data[0]",
               "dims");
  const int32_t* order = ConstantElements<int32_t>(perm, dims);
  ABORT_IF(dims > 0 && order == nullptr, kFile, "the permutation is shorter than its shape");
  for (int i = 0; i < dims; ++i) {
    ENSURE_MSG_AT(context, kFile, order[i] >= 0 && order[i] < dims,
                  "Transpose op permutations array is out of bounds.");
  }
  ReleaseTemps(context, input, perm, output);
  return kTfLiteOk;
}

// The loops follow the output's shape, each with the stride its dimension has in the input;
// extended in front with dimensions of 1.
struct Loops {
  int32_t dims[kMaxRank];
  int32_t strides[kMaxRank];
};

TfLiteStatus PlanLoops(const TfLiteEvalTensor* input, const TfLiteEvalTensor* perm,
                       const TfLiteEvalTensor* output, Loops* loops) {
  const int rank = Rank(input);
  ABORT_IF(rank > kMaxRank || rank != Rank(output) || !Holds<int32_t>(perm, rank), kFile,
           "input, permutation and output differ in rank");
  int64_t last = 0;
  for (int k = 0; k < kMaxRank; ++k) {
    const int i = k - (kMaxRank - rank);
    loops->dims[k] = 1;
    loops->strides[k] = 0;
    if (i < 0) continue;
    const int32_t source = perm->data.i32[i];
    ABORT_IF(source < 0 || source >= rank ||
                 !ProductOfDims(input->dims, source + 1, rank, &loops->strides[k]),
             kFile, "the permutation does not fit the input");
    loops->dims[k] = Dim(output, i);
    last += int64_t{loops->dims[k] - 1} * loops->strides[k];
  }
  ABORT_IF(last >= ElementCount(input), kFile, "the output reaches beyond the input");
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus Transpose(const TfLiteEvalTensor* input, const TfLiteEvalTensor* perm,
                       TfLiteEvalTensor* output) {
  ABORT_IF(!HoldsItsShape(input, sizeof(T)) || !HoldsItsShape(output, sizeof(T)), kFile,
           "a tensor's memory does not fit its shape");
  if (ElementCount(output) == 0) return kTfLiteOk;
  Loops loops;
  RETURN_IF_ERROR(PlanLoops(input, perm, output, &loops));
  const auto* from = static_cast<const T*>(input->data.data);
  auto* to = static_cast<T*>(output->data.data);
  const int32_t* n = loops.dims;
  const int32_t* s = loops.strides;
  for (int32_t a = 0; a < n[0]; ++a) {
    for (int32_t b = 0; b < n[1]; ++b) {
      for (int32_t c = 0; c < n[2]; ++c) {
        for (int32_t d = 0; d < n[3]; ++d) {
          const T* row = from + a * s[0] + b * s[1] + c * s[2] + d * s[3];
          for (int32_t e = 0; e < n[4]; ++e) *to++ = row[e * s[4]];
        }
      }
    }
  }
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* perm = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  switch (input->type) {
    case kTfLiteFloat32:
      return Transpose<uint32_t>(input, perm, output);
    case kTfLiteInt16:
      return Transpose<uint16_t>(input, perm, output);
    case kTfLiteInt8:
      return Transpose<uint8_t>(input, perm, output);
    default:
      MicroPrintf(
          "Type %s is currently not supported by Transpose. Only float32, int8 and int16 are "
          "supported",
          TfLiteTypeGetName(input->type));
      return kTfLiteError;
  }
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_TRANSPOSE() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
