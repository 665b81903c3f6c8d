// REVERSE_V2: neighbouring dimensions reversed, jointly, as if they were one.
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

constexpr char kFile[] = "tensorflow/lite/micro/kernels/reverse.cc";
constexpr int kMaxRank = 6;

bool IsSupported(TfLiteType type) {
  switch (type) {
    case kTfLiteFloat32:
    case kTfLiteInt32:
    case kTfLiteInt16:
    case kTfLiteInt8:
    case kTfLiteUInt8:
    case kTfLiteInt64:
    case kTfLiteBool:
      return true;
    default:
      return false;
  }
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  ENSURE_EQ_AT(context, kFile, 47, NumInputs(node), 2, "NumInputs(node)", "2");
  ENSURE_EQ_AT(context, kFile, 48, NumOutputs(node), 1, "NumOutputs(node)", "1");
  TEMP_INPUT_AT(input, 0, kFile, 53);
  TEMP_INPUT_AT(axis, 1, kFile, 56);
  TEMP_OUTPUT_AT(output, 0, kFile, 59);
  ENSURE_EQ_AT(context, kFile, 60, NumDimensions(axis), 1, "NumDimensions(axis)", "1");
  ENSURE_AT(context, kFile, 61, NumDimensions(input) <= kMaxRank,
            "NumDimensions(input) <= kMaxDimensions");
  ENSURE_AT(context, kFile, 62, NumDimensions(input) >= NumElements(axis),
            "NumDimensions(input) >= NumElements(axis)");
  if (!IsSupported(input->type)) {
    MicroPrintf("Type '%s' is not supported by reverse.", TfLiteTypeGetName(input->type));
    return kTfLiteError;
  }
  if (axis->type != kTfLiteInt32) {
    MicroPrintf("Axis Type '%s' is not supported by reverse.", TfLiteTypeGetName(axis->type));
    return kTfLiteError;
  }
  ENSURE_EQ_AT(context, kFile, 79, input->type, output->type, "input->type", "output->type");
  ReleaseTemps(context, input, axis, output);
  return kTfLiteOk;
}

// The axes from the first to the last; they must be neighbours.
TfLiteStatus ReadAxes(TfLiteContext* context, const TfLiteEvalTensor* axis, int rank, int* first,
                      int* last) {
  const int32_t count = ElementCount(axis);
  ABORT_IF(count <= 0 || count > kMaxRank || !Holds<int32_t>(axis, count), kFile,
           "no axes, or too many");
  bool chosen[kMaxRank] = {};
  *first = rank;
  *last = -1;
  bool repeated = false;
  for (int32_t i = 0; i < count; ++i) {
    int32_t a = axis->data.i32[i];
    if (a < 0) a += rank;
    ENSURE_AT(context, kFile, 105, a >= 0 && a < rank, "axes_data[i] >= 0 && axes_data[i] < rank");
    repeated = repeated || chosen[a];
    chosen[a] = true;
    if (a < *first) *first = a;
    if (a > *last) *last = a;
  }
  if (repeated || *last - *first + 1 != count) {
    MicroPrintf("Non-contiguous `axes` not supported");
    return kTfLiteError;
  }
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  const TfLiteEvalTensor* axis = micro::GetEvalInput(context, node, 1);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const int rank = Rank(input);
  ABORT_IF(rank > kMaxRank, kFile, "the rank is above 6");
  int first = 0;
  int last = 0;
  RETURN_IF_ERROR(ReadAxes(context, axis, rank, &first, &last));
  if (!IsSupported(output->type)) {
    MicroPrintf("Output type '%s' (%d) is not supported.", TfLiteTypeGetName(output->type),
                output->type);
    return kTfLiteError;
  }

  const size_t bytes = ElementBytes(output->type);
  const int32_t count = ElementCount(input);
  ABORT_IF(!HoldsItsShape(input, bytes) || !HoldsElements(output, count, bytes), kFile,
           "a tensor's memory does not fit its shape");
  if (count == 0) return kTfLiteOk;
  int32_t outer = 0;
  int32_t turned = 0;
  int32_t inner = 0;
  ABORT_IF(!ProductOfDims(input->dims, 0, first, &outer) ||
               !ProductOfDims(input->dims, first, last + 1, &turned) ||
               !ProductOfDims(input->dims, last + 1, rank, &inner),
           kFile, "the input's shape makes no sense");
  const size_t run = static_cast<size_t>(inner) * bytes;
  uint8_t* to = MutableBytes(output);
  for (int32_t o = 0; o < outer; ++o) {
    const uint8_t* block = Bytes(input) + static_cast<size_t>(o) * turned * run;
    for (int32_t i = turned - 1; i >= 0; --i, to += run) std::memcpy(to, block + i * run, run);
  }
  return kTfLiteOk;
}

}  // namespace
}  // namespace kernels

TFLMRegistration Register_REVERSE_V2() {
  return micro::RegisterOp(nullptr, kernels::Prepare, kernels::Eval);
}

}  // namespace tflite
